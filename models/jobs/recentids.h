// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace desk {

//! The ids of the last rows of a list that was read in order, at least `capacity` of them, in constant memory: two
//! halves, of which the older is forgotten when the newer is full. Remembering is a copy of bytes, because it happens
//! for every row; looking up is rare and builds its own set. A value.
class RecentIds final
{
public:
    explicit RecentIds(size_t capacity)
        : m_capacity(capacity)
    {}

    //! `time` is only kept for the oldest row of each half.
    void remember(std::string_view id, std::string_view time);
    //! Nothing was forgotten yet.
    bool isComplete() const { return m_isComplete; }
    //! The time of the oldest row that is remembered; empty when there is none.
    std::string_view oldestTime() const { return m_older.ends.empty() ? m_newer.oldestTime : m_older.oldestTime; }
    //! Good until the next remember().
    std::unordered_set<std::string_view> all() const;

private:
    struct Half
    {
        std::string text;
        std::vector<size_t> ends;
        std::string oldestTime;
    };
    static void collect(const Half &half, std::unordered_set<std::string_view> &ids);

    size_t m_capacity;
    Half m_older;
    Half m_newer;
    bool m_isComplete = true;
};

} // namespace desk
