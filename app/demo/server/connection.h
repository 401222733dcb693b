// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/server/openconnections.h"

#include <httplib.h>

#include <sys/select.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>

namespace demo {

/* One accepted connection as the library reads and writes it; it lives in the thread that serves it and ends the
   connection when it goes. Three things it does that the library's own does not: what was read beyond a request is
   kept for the next one (requests may be sent ahead of the answers), a client that has ended its sending side still
   gets its answer, and a request has to arrive within a time, however slowly it comes, its head within a size. */
class Connection final : public httplib::Stream
{
public:
    Connection(int socket, OpenConnections &open);
    ~Connection() override;

    // False when the next request does not begin within `idle`, or never will.
    bool waitForRequest(std::chrono::milliseconds idle);
    // The head of a request has been read: what comes now is its body.
    void beginBody();
    std::uint64_t takenOfBody() const { return m_taken; }
    // Leaves out what nobody has read of a body. False when it does not come.
    bool skip(std::uint64_t bytes);

    using httplib::Stream::write;
    bool is_readable() const override;
    bool is_writable() const override;
    ssize_t read(char *bytes, std::size_t size) override;
    ssize_t write(const char *bytes, std::size_t size) override;
    void get_remote_ip_and_port(std::string &ip, int &port) const override;
    void get_local_ip_and_port(std::string &ip, int &port) const override;
    // The library asks only to refuse descriptors that select() could not watch; here poll() watches them.
    socket_t socket() const override { return std::min(m_socket, FD_SETSIZE - 1); }
    // What newer versions of the library ask besides; it is no override in the older ones.
    bool wait_readable() const { return is_readable(); }
    bool wait_writable() const { return is_writable(); }
    time_t duration() const;

private:
    using Clock = std::chrono::steady_clock;

    bool waitForBytes();
    bool fill();
    void drain();

    int m_socket;
    OpenConnections &m_open; // of the front
    std::array<char, 16 * 1024> m_bytes{};
    std::size_t m_begin = 0, m_end = 0; // what of m_bytes has not been taken yet
    bool m_ended = false;               // the client sends no more
    Clock::time_point m_since, m_deadline;
    std::uint64_t m_taken = 0; // of the head, then of the body
    bool m_inHead = true;
};

} // namespace demo
