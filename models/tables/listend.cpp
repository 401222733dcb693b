// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/listend.h"

#include <algorithm>

namespace desk {

void ListEnd::learn(int page, int rows, bool hasMore)
{
    if (hasMore)
        learnMore(page);
    else if (rows > 0 || page == 0)
        learnLast(page);
    else
        learnEmpty(page);
    if (m_emptyFrom && m_moreAfter == *m_emptyFrom - 1)
        m_lastPage = m_moreAfter;
}

void ListEnd::learnMore(int page)
{
    m_step = page == m_moreAfter + m_step ? std::min(2 * m_step, m_mostPages) : 1;
    m_moreAfter = std::max(m_moreAfter, page);
    if (m_emptyFrom && *m_emptyFrom <= page)
        m_emptyFrom.reset();
    if (m_lastPage && *m_lastPage <= page)
        m_lastPage.reset();
}

void ListEnd::learnLast(int page)
{
    m_lastPage = page;
    m_moreAfter = std::min(m_moreAfter, page - 1);
    m_emptyFrom.reset();
}

void ListEnd::learnEmpty(int page)
{
    m_emptyFrom = m_emptyFrom ? std::min(*m_emptyFrom, page) : page;
    if (m_moreAfter >= page)
        m_moreAfter = -1; // the list shrank under us: what was known beyond is worth nothing
    if (m_lastPage && *m_lastPage >= page)
        m_lastPage.reset();
}

void ListEnd::forget()
{
    m_moreAfter = -1;
    m_step = 1;
    m_emptyFrom.reset();
    m_lastPage.reset();
}

std::optional<int> ListEnd::probe(bool seek) const
{
    if (m_lastPage)
        return std::nullopt;
    if (m_emptyFrom)
        return m_moreAfter + (*m_emptyFrom - m_moreAfter) / 2;
    const int next = m_moreAfter + m_step;
    return seek && next < m_mostPages ? std::optional(next) : std::nullopt;
}

} // namespace desk
