// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The cheapest server that an export can have: all pages are slices of memory made before the first request, so that
// what is measured is the client. Speaks only what tests/bench/run needs. Ends when its standard input ends.
//   bench-stub-server PERSONS [CSV-FILE] [THINK-MS]
#include "tests/bench/benchpeople.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string_view>
#include <thread>
#include <vector>

namespace {

struct Data
{
    std::string rows; // separated by commas
    std::vector<size_t> starts;
    std::string csv;
    std::string base;
    std::chrono::milliseconds think{0};
    long long count() const { return static_cast<long long>(starts.size()) - 1; }
    std::string_view slice(long long from, long long to) const
    {
        if (from >= to)
            return {};
        const size_t begin = starts[static_cast<size_t>(from)];
        return std::string_view(rows).substr(begin, starts[static_cast<size_t>(to)] - begin - 1);
    }
};

Data data;

void makeRows(long long persons)
{
    for (long long i = 0; i < persons; ++i) {
        data.starts.push_back(data.rows.size());
        data.rows += bench::personJson(i) + ',';
    }
    data.starts.push_back(data.rows.size());
}

bool sendAll(int socket, std::string_view text, int flags)
{
    while (!text.empty()) {
        const ssize_t sent = ::send(socket, text.data(), text.size(), MSG_NOSIGNAL | flags);
        if (sent <= 0)
            return false;
        text.remove_prefix(static_cast<size_t>(sent));
    }
    return true;
}

bool respond(int socket, const char *type, std::string_view head, std::string_view body, std::string_view tail)
{
    const std::string headers = "HTTP/1.1 200 OK\r\nContent-Type: " + std::string(type) +
                                "\r\nContent-Length: " + std::to_string(head.size() + body.size() + tail.size()) +
                                "\r\n\r\n" + std::string(head);
    const int last = tail.empty() ? 0 : MSG_MORE;
    return sendAll(socket, headers, MSG_MORE) && sendAll(socket, body, last) && sendAll(socket, tail, 0);
}

long long parameter(std::string_view target, const std::string &name, long long fallback)
{
    for (const char before : {'?', '&'}) {
        const size_t at = target.find(before + name + '=');
        if (at != std::string_view::npos)
            return std::atoll(std::string(target.substr(at + name.size() + 2, 20)).c_str());
    }
    return fallback;
}

bool personPage(int socket, std::string_view target)
{
    const long long limit = parameter(target, "limit", 100);
    const long long offset = std::clamp(parameter(target, "offset", 0), 0LL, data.count());
    const long long end = std::min(offset + limit, data.count());
    std::this_thread::sleep_for(data.think);
    const std::string next =
        end - offset < limit ? "null"
                             : '"' + data.base + "/api/projects/1/cohorts/1/persons/?limit=" + std::to_string(limit) +
                                   "&offset=" + std::to_string(offset + limit) + '"';
    return respond(socket, "application/json", R"({"results":[)", data.slice(offset, end),
                   "],\"next\":" + next + ",\"previous\":null}");
}

bool answer(int socket, std::string_view target)
{
    const std::string cohort = R"({"id":1,"name":"Everyone","count":)" + std::to_string(data.count()) +
                               R"(,"is_static":true,"deleted":false,"filters":{},"is_calculating":false,)"
                               R"("errors_calculating":0,"created_at":"2026-01-01T00:00:00Z"})";
    if (target.find("format=csv") != std::string_view::npos)
        return respond(socket, "text/csv", {}, data.csv, {});
    if (target.find("/persons") != std::string_view::npos)
        return personPage(socket, target);
    return respond(socket, "application/json", {}, cohort, {});
}

void serve(int socket)
{
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    std::string received;
    char buffer[8192];
    ssize_t size = 0;
    while ((size = ::recv(socket, buffer, sizeof buffer, 0)) > 0) {
        received.append(buffer, static_cast<size_t>(size));
        size_t end = 0;
        while ((end = received.find("\r\n\r\n")) != std::string::npos) {
            const std::string request = received.substr(0, end);
            received.erase(0, end + 4);
            const size_t from = request.find(' ') + 1;
            if (!answer(socket, std::string_view(request).substr(from, request.find(' ', from) - from)))
                break;
        }
    }
    ::close(socket);
}

int listenOnLoopback()
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(listener, reinterpret_cast<sockaddr *>(&address), size) != 0 || ::listen(listener, 64) != 0)
        return -1;
    ::getsockname(listener, reinterpret_cast<sockaddr *>(&address), &size);
    data.base = "http://127.0.0.1:" + std::to_string(ntohs(address.sin_port));
    return listener;
}

void endWithInput()
{
    char byte;
    while (::read(STDIN_FILENO, &byte, 1) > 0) {
    }
    std::_Exit(0);
}

} // namespace

int main(int argc, char **argv)
{
    makeRows(argc > 1 ? std::atoll(argv[1]) : 100'000);
    if (argc > 2 && *argv[2]) {
        std::ifstream file(argv[2], std::ios::binary);
        data.csv.assign(std::istreambuf_iterator<char>(file), {});
    }
    if (argc > 3)
        data.think = std::chrono::milliseconds(std::atoi(argv[3]));
    const int listener = listenOnLoopback();
    if (listener < 0)
        return 1;
    std::printf("%s\n", data.base.c_str());
    std::fflush(stdout);
    std::thread(endWithInput).detach();
    int socket = -1;
    while ((socket = ::accept(listener, nullptr, nullptr)) >= 0)
        std::thread(serve, socket).detach();
    return 0;
}
