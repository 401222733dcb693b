// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/server/openconnections.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <charconv>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

namespace demo {

namespace {

std::vector<int> openDescriptors()
{
    std::vector<int> descriptors;
    std::error_code failed;
    for (const auto &entry : std::filesystem::directory_iterator("/proc/self/fd", failed)) {
        const std::string name = entry.path().filename().string();
        int number = -1;
        std::from_chars(name.data(), name.data() + name.size(), number);
        descriptors.push_back(number);
    }
    return descriptors;
}

// Its own end is the port, so it is the server's: a client in this process has the port at the other end. A listening
// socket has no other end.
bool isAcceptedOn(int descriptor, int port)
{
    sockaddr_in own{}, other{};
    socklen_t ownSize = sizeof own, otherSize = sizeof other;
    const auto address = [](sockaddr_in &place) { return reinterpret_cast<sockaddr *>(&place); };
    return getsockname(descriptor, address(own), &ownSize) == 0 && own.sin_family == AF_INET &&
           ntohs(own.sin_port) == port && getpeername(descriptor, address(other), &otherSize) == 0;
}

} // namespace

void endConnections(int port)
{
    for (const int descriptor : openDescriptors()) {
        if (isAcceptedOn(descriptor, port))
            shutdown(descriptor, SHUT_RDWR);
    }
}

} // namespace demo
