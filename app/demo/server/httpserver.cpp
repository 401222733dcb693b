// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/server/httpserver.h"

#include "app/demo/server/connection.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>

namespace demo {

namespace {

constexpr std::chrono::seconds IdleTime(5);
constexpr std::uint64_t MostSkipped = 1024 * 1024;

std::uint64_t announcedBody(const httplib::Request &request)
{
    const std::string text = request.get_header_value("Content-Length");
    std::uint64_t bytes = 0;
    std::from_chars(text.data(), text.data() + text.size(), bytes);
    return bytes;
}

// The library reads no body of these, and nobody knows where one in chunks ends.
bool hasUnreadChunks(const httplib::Request &request)
{
    const bool bodyless = request.method == "GET" || request.method == "HEAD" || request.method == "OPTIONS";
    return bodyless && request.has_header("Transfer-Encoding");
}

} // namespace

bool HttpServer::process_and_close_socket(socket_t socket)
{
    Connection connection(socket, m_open);
    bool goesOn = true;
    while (goesOn && connection.waitForRequest(IdleTime))
        goesOn = answerNext(connection);
    return true;
}

// Whether there may be another request: only after one whose end is known.
bool HttpServer::answerNext(Connection &connection)
{
    bool understood = false, closed = false;
    std::uint64_t announced = 0;
    const Setup setup = [&](httplib::Request &request) {
        understood = !hasUnreadChunks(request);
        announced = announcedBody(request);
        connection.beginBody();
    };
    if (!answer(&HttpServer::process_request, connection, closed, setup) || closed || !understood)
        return false;
    const std::uint64_t unread = announced - std::min(announced, connection.takenOfBody());
    return unread <= MostSkipped && connection.skip(unread);
}

bool HttpServer::answer(Process process, Connection &connection, bool &closed, const Setup &setup)
{
    return (this->*process)(connection, false, closed, setup);
}

bool HttpServer::answer(NewerProcess process, Connection &connection, bool &closed, const Setup &setup)
{
    std::string ip, ownIp;
    int port = 0, ownPort = 0;
    connection.get_remote_ip_and_port(ip, port);
    connection.get_local_ip_and_port(ownIp, ownPort);
    return (this->*process)(connection, ip, port, ownIp, ownPort, false, closed, setup);
}

} // namespace demo
