// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/recentids.h"

#include <utility>

namespace desk {

void RecentIds::remember(std::string_view id, std::string_view time)
{
    if (m_newer.ends.size() >= m_capacity) {
        m_isComplete = m_isComplete && m_older.ends.empty();
        std::swap(m_older, m_newer);
        m_newer.text.clear();
        m_newer.ends.clear();
    }
    if (m_newer.ends.empty())
        m_newer.oldestTime = time;
    m_newer.text += id;
    m_newer.ends.push_back(m_newer.text.size());
}

std::unordered_set<std::string_view> RecentIds::all() const
{
    std::unordered_set<std::string_view> ids;
    collect(m_older, ids);
    collect(m_newer, ids);
    return ids;
}

void RecentIds::collect(const Half &half, std::unordered_set<std::string_view> &ids)
{
    size_t begin = 0;
    for (const size_t end : half.ends) {
        ids.insert(std::string_view(half.text).substr(begin, end - begin));
        begin = end;
    }
}

} // namespace desk
