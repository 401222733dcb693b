// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/rawconnection.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>

namespace demo::test {

namespace {

constexpr time_t PatienceSeconds = 30;

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return result;
}

void readHead(std::string_view head, PlainAnswer &answer)
{
    const auto status = head.find(' ');
    answer.status = status == std::string_view::npos ? 0 : std::atoi(std::string(head.substr(status + 1, 3)).c_str());
    for (auto at = head.find("\r\n"); at != std::string_view::npos; at = head.find("\r\n", at + 2)) {
        const std::string_view line = head.substr(at + 2, head.find("\r\n", at + 2) - at - 2);
        if (const auto colon = line.find(": "); colon != std::string_view::npos)
            answer.headers[lowered(line.substr(0, colon))] = std::string(line.substr(colon + 2));
    }
}

} // namespace

RawConnection::RawConnection(int port)
    : m_socket(socket(AF_INET, SOCK_STREAM, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{PatienceSeconds, 0};
    setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setsockopt(m_socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    if (connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        throw std::runtime_error("no connection");
}

RawConnection::~RawConnection()
{
    close(m_socket);
}

void RawConnection::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return; // the server has had enough; its answer tells
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

void RawConnection::endSending()
{
    shutdown(m_socket, SHUT_WR);
}

bool RawConnection::receive()
{
    std::array<char, 65536> block;
    const ssize_t count = recv(m_socket, block.data(), block.size(), 0);
    if (count > 0)
        m_received.append(block.data(), static_cast<std::size_t>(count));
    return count > 0;
}

PlainAnswer RawConnection::answer(bool bodyless)
{
    PlainAnswer answer;
    std::size_t end = m_received.find("\r\n\r\n");
    while (end == std::string::npos && receive())
        end = m_received.find("\r\n\r\n");
    if (end == std::string::npos)
        return answer;
    readHead(std::string_view(m_received).substr(0, end), answer);
    m_received.erase(0, end + 4);
    const auto length = answer.headers.find("content-length");
    const std::size_t wanted = bodyless                         ? 0
                               : length == answer.headers.end() ? std::string::npos
                                                                : std::strtoull(length->second.c_str(), nullptr, 10);
    while (m_received.size() < wanted && receive()) {
    }
    const std::size_t count = std::min(wanted, m_received.size());
    answer.body = m_received.substr(0, count);
    m_received.erase(0, count);
    return answer;
}

bool RawConnection::isEnded()
{
    return m_received.empty() && !receive();
}

std::string rawGet(std::string_view target, const std::string &key, std::string_view moreHeaders)
{
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + key + "\r\n" +
           std::string(moreHeaders) + "\r\n";
}

} // namespace demo::test
