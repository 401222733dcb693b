// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/server/openconnections.h"

#include <sys/socket.h>

#include <algorithm>

namespace demo {

void OpenConnections::add(int socket)
{
    const std::lock_guard lock(m_mutex);
    m_sockets.emplace(socket, std::nullopt);
    if (m_ending)
        shutdown(socket, SHUT_RDWR);
}

void OpenConnections::remove(int socket)
{
    const std::lock_guard lock(m_mutex);
    m_sockets.erase(socket);
}

void OpenConnections::setWaiting(int socket, std::optional<Time> since)
{
    const std::lock_guard lock(m_mutex);
    const auto entry = m_sockets.insert_or_assign(socket, since).first;
    if (since && m_wanted > 0)
        end(*entry);
}

void OpenConnections::endAll()
{
    const std::lock_guard lock(m_mutex);
    m_ending = true;
    for (const auto &[socket, since] : m_sockets)
        shutdown(socket, SHUT_RDWR);
}

void OpenConnections::wantRoom(std::size_t connections)
{
    const std::lock_guard lock(m_mutex);
    m_wanted = connections;
    if (m_wanted == 0)
        return;
    const auto since = [](const auto &entry) { return entry.second.value_or(Time::max()); };
    const auto longest = std::min_element(m_sockets.begin(), m_sockets.end(),
                                          [&](const auto &a, const auto &b) { return since(a) < since(b); });
    if (longest != m_sockets.end() && longest->second)
        end(*longest);
}

void OpenConnections::end(Entry &entry)
{
    shutdown(entry.first, SHUT_RDWR);
    entry.second.reset(); // it ends already: the next one makes room for the next
    --m_wanted;
}

} // namespace demo
