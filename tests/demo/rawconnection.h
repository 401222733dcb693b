// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/demo/plainclient.h"

#include <string>
#include <string_view>

namespace demo::test {

// A connection that sends exactly the bytes it is given and shows exactly those that come back.
class RawConnection final
{
public:
    explicit RawConnection(int port);
    ~RawConnection();
    RawConnection(const RawConnection &) = delete;
    RawConnection &operator=(const RawConnection &) = delete;

    void send(std::string_view bytes);
    void endSending(); // the other direction stays open
    // One answer by its Content-Length, or by the end of the connection; status 0 when its head never came. The body
    // may be shorter than was promised. `bodyless`: the answer to HEAD.
    PlainAnswer answer(bool bodyless = false);
    // Whether the server has ended the connection; waits for it or for more bytes.
    bool isEnded();

private:
    bool receive();

    int m_socket = -1;
    std::string m_received; // and not yet part of an answer
};

// A whole GET with a key.
std::string rawGet(std::string_view target, const std::string &key, std::string_view moreHeaders = {});

} // namespace demo::test
