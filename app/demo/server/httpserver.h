// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <httplib.h>

#include <functional>
#include <string>

namespace demo {

class Connection;
class OpenConnections;

// The library's server over our own connections. Owned by the front.
class HttpServer final : public httplib::Server
{
public:
    explicit HttpServer(OpenConnections &open)
        : m_open(open)
    {}

private:
    using Setup = std::function<void(httplib::Request &)>;
    // The library's way to answer one request: as the older and as the newer versions have it.
    using Process = bool (httplib::Server::*)(httplib::Stream &, bool, bool &, const Setup &);
    using NewerProcess = bool (httplib::Server::*)(httplib::Stream &, const std::string &, int, const std::string &,
                                                   int, bool, bool &, const Setup &);

    bool process_and_close_socket(socket_t socket) override;
    bool answerNext(Connection &connection);
    bool answer(Process process, Connection &connection, bool &closed, const Setup &setup);
    bool answer(NewerProcess process, Connection &connection, bool &closed, const Setup &setup);

    OpenConnections &m_open; // of the front
};

} // namespace demo
