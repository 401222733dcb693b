// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/server/connection.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace demo {

namespace {

using std::chrono::milliseconds;

constexpr std::chrono::seconds ArrivalTime(60);
constexpr std::chrono::seconds ReaderTime(600); // a slow reader is its own problem, not an error
constexpr milliseconds LingerTime(500);
constexpr std::uint64_t MostHead = 1024 * 1024;

bool isReady(int socket, short what, milliseconds time)
{
    pollfd watched{socket, what, 0};
    int found = -1;
    do
        found = poll(&watched, 1, static_cast<int>(std::max<milliseconds::rep>(time.count(), 0)));
    while (found < 0 && errno == EINTR);
    return found > 0 && (watched.revents & POLLNVAL) == 0;
}

template<typename Name>
void nameOf(int socket, Name name, std::string &ip, int &port)
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    std::array<char, INET_ADDRSTRLEN> text{};
    if (name(socket, reinterpret_cast<sockaddr *>(&address), &size) != 0 || address.sin_family != AF_INET)
        return;
    ip = inet_ntop(AF_INET, &address.sin_addr, text.data(), text.size());
    port = ntohs(address.sin_port);
}

} // namespace

Connection::Connection(int socket, OpenConnections &open)
    : m_socket(socket)
    , m_open(open)
{
    m_open.add(socket);
}

Connection::~Connection()
{
    shutdown(m_socket, SHUT_WR);
    drain();
    m_open.remove(m_socket);
    close(m_socket);
}

// Closing a socket that holds unread bytes would take back the answer that is still under way.
void Connection::drain()
{
    m_deadline = Clock::now() + LingerTime;
    while (!m_ended && fill())
        m_begin = m_end;
}

bool Connection::waitForRequest(milliseconds idle)
{
    m_since = Clock::now();
    m_deadline = m_since + idle;
    if (m_begin == m_end && !fill())
        return false;
    m_deadline = Clock::now() + ArrivalTime;
    m_inHead = true;
    m_taken = 0;
    return true;
}

void Connection::beginBody()
{
    m_inHead = false;
    m_taken = 0;
}

bool Connection::skip(std::uint64_t bytes)
{
    std::array<char, 4096> unwanted{};
    while (bytes > 0) {
        const ssize_t taken = read(unwanted.data(), std::min<std::uint64_t>(bytes, unwanted.size()));
        if (taken <= 0)
            return false;
        bytes -= static_cast<std::uint64_t>(taken);
    }
    return true;
}

bool Connection::is_readable() const
{
    return m_begin < m_end || isReady(m_socket, POLLIN, milliseconds(0));
}

// Not, as in the library, only while the client may still send.
bool Connection::is_writable() const
{
    return isReady(m_socket, POLLOUT, ReaderTime);
}

time_t Connection::duration() const
{
    return std::chrono::duration_cast<milliseconds>(Clock::now() - m_since).count();
}

// Whether there are bytes, or an end, before the deadline. Only who has to wait is in the way of others.
bool Connection::waitForBytes()
{
    if (Clock::now() > m_deadline)
        return false;
    if (isReady(m_socket, POLLIN, milliseconds(0)))
        return true;
    m_open.setWaiting(m_socket, m_since);
    const bool ready = isReady(m_socket, POLLIN, std::chrono::duration_cast<milliseconds>(m_deadline - Clock::now()));
    m_open.setWaiting(m_socket, {});
    return ready;
}

bool Connection::fill()
{
    const bool ready = waitForBytes();
    const ssize_t got = ready ? recv(m_socket, m_bytes.data(), m_bytes.size(), 0) : -1;
    m_ended = m_ended || (ready && got <= 0);
    m_begin = 0;
    m_end = got > 0 ? static_cast<std::size_t>(got) : 0;
    return got > 0;
}

ssize_t Connection::read(char *bytes, std::size_t size)
{
    if (m_inHead && m_taken > MostHead)
        return -1; // the library keeps every header it is sent
    if (m_begin == m_end && !fill())
        return m_ended ? 0 : -1;
    const std::size_t count = std::min(size, m_end - m_begin);
    std::memcpy(bytes, m_bytes.data() + m_begin, count);
    m_begin += count;
    m_taken += count;
    return static_cast<ssize_t>(count);
}

ssize_t Connection::write(const char *bytes, std::size_t size)
{
    return is_writable() ? send(m_socket, bytes, size, MSG_NOSIGNAL) : -1;
}

void Connection::get_remote_ip_and_port(std::string &ip, int &port) const
{
    nameOf(m_socket, getpeername, ip, port);
}

void Connection::get_local_ip_and_port(std::string &ip, int &port) const
{
    nameOf(m_socket, getsockname, ip, port);
}

} // namespace demo
