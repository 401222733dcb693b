// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/pagemap.h"

#include <algorithm>

namespace desk {

std::vector<PageMap::Short>::const_iterator PageMap::firstFrom(int page) const
{
    return std::lower_bound(m_shorts.begin(), m_shorts.end(), page,
                            [](const Short &entry, int wanted) { return entry.page < wanted; });
}

int PageMap::firstRow(int page) const
{
    const auto it = firstFrom(page);
    return page * m_pageSize - (it == m_shorts.begin() ? 0 : (it - 1)->before);
}

int PageMap::size(int page) const
{
    const auto it = firstFrom(page);
    return m_pageSize - (it != m_shorts.end() && it->page == page ? it->missing : 0);
}

PageMap::Place PageMap::placeOf(int row) const
{
    // The short pages that end at or before the row shift it.
    const auto it = std::partition_point(m_shorts.begin(), m_shorts.end(), [&](const Short &entry) {
        return (entry.page + 1) * m_pageSize - entry.before <= row;
    });
    const int full = row + (it == m_shorts.begin() ? 0 : (it - 1)->before);
    return {full / m_pageSize, full % m_pageSize};
}

void PageMap::setPageCount(int count)
{
    m_pageCount = count;
    m_shorts.erase(firstFrom(count), m_shorts.cend());
    m_rowCount = firstRow(count);
}

void PageMap::setSize(int page, int rows)
{
    const int missing = m_pageSize - rows;
    const auto at = m_shorts.begin() + (firstFrom(page) - m_shorts.cbegin());
    if (at != m_shorts.end() && at->page == page)
        at->missing = missing;
    else if (missing != 0)
        m_shorts.insert(at, {page, missing, 0});
    std::erase_if(m_shorts, [](const Short &entry) { return entry.missing == 0; });
    sum();
}

void PageMap::sum()
{
    int before = 0;
    for (Short &entry : m_shorts)
        entry.before = before += entry.missing;
    m_rowCount = firstRow(m_pageCount);
}

} // namespace desk
