// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

namespace demo {

// The sockets of all connections that are open, so that another thread can end them: all of them when the server stops,
// those that keep their threads waiting, the longest first, when there is no thread left. Owned by the front; any
// thread.
class OpenConnections final
{
public:
    using Time = std::chrono::steady_clock::time_point;

    // A socket that is added while everything ends is ended at once.
    void add(int socket);
    // To be called before the socket is closed: its number may be another connection's right after.
    void remove(int socket);
    // Since when its thread waits for bytes of a request; nothing when it does not. It is ended where room is wanted.
    void setWaiting(int socket, std::optional<Time> since);
    void endAll();
    // So many connections have no thread: one that waits is ended, now or as soon as there is one.
    void wantRoom(std::size_t connections);

private:
    using Entry = std::pair<const int, std::optional<Time>>;

    void end(Entry &entry);

    std::mutex m_mutex;
    std::map<int, std::optional<Time>> m_sockets;
    std::size_t m_wanted = 0;
    bool m_ending = false;
};

} // namespace demo
