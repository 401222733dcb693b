// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/server/requestlog.h"

namespace demo {

namespace {

constexpr std::size_t Kept = 20'000;

// A key in a query is a secret even here.
std::string withoutKey(std::string target)
{
    constexpr std::string_view name = "personal_api_key=";
    const auto start = target.find(name);
    if (start == std::string::npos)
        return target;
    const auto value = start + name.size();
    return target.replace(value, std::min(target.find('&', value), target.size()) - value, "...");
}

} // namespace

void RequestLog::add(const std::string &method, const std::string &target, Micros time)
{
    const std::lock_guard lock(m_mutex);
    ++m_count;
    m_entries.push_back({method, withoutKey(target), time});
    if (m_entries.size() > Kept)
        m_entries.pop_front();
}

void RequestLog::clear()
{
    const std::lock_guard lock(m_mutex);
    m_entries.clear();
    m_count = 0;
}

Json RequestLog::json() const
{
    const std::lock_guard lock(m_mutex);
    Json rows = Json::array();
    for (const Entry &entry : m_entries)
        rows.push_back({{"method", entry.method}, {"path", entry.target}, {"time", timestampText(entry.time)}});
    return {{"count", m_count}, {"results", std::move(rows)}};
}

} // namespace demo
