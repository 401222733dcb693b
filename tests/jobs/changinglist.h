// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRandomGenerator>

#include <algorithm>
#include <set>
#include <span>
#include <vector>

namespace desk::test {

//! A list of persons that changes, in the order of a server: newest first, ties by a rank that no client knows.
class ChangingList
{
public:
    explicit ChangingList(quint32 seed)
        : m_random(seed)
    {}

    void add(int time)
    {
        const Row row{-time, m_random.generate(), m_next++};
        m_rows.insert(std::upper_bound(m_rows.begin(), m_rows.end(), row), row);
    }
    void removeAt(size_t index)
    {
        const auto row = m_rows.begin() + static_cast<std::ptrdiff_t>(index);
        m_throughout.erase(row->number);
        m_rows.erase(row);
    }
    //! From now on a row must stay to count as a member throughout.
    void watch()
    {
        for (const Row &row : m_rows)
            m_throughout.insert(row.number);
    }
    size_t size() const { return m_rows.size(); }
    const std::set<int> &throughout() const { return m_throughout; }

    struct Row
    {
        int minusTime;
        quint32 rank;
        int number;
        auto operator<=>(const Row &) const = default;
    };
    std::span<const Row> rows(qint64 offset, qint64 limit) const
    {
        const auto from = std::min(static_cast<size_t>(offset), m_rows.size());
        return std::span(m_rows).subspan(from, std::min(static_cast<size_t>(limit), m_rows.size() - from));
    }

private:
    QRandomGenerator m_random;
    std::vector<Row> m_rows;
    std::set<int> m_throughout;
    int m_next = 1;
};

} // namespace desk::test
