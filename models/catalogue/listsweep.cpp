// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/listsweep.h"

namespace desk {

namespace {

//! Short and empty pages in the middle do occur; so many of them in a row mean that the offset is ignored.
constexpr int kBarrenPages = 3;

} // namespace

ListSweep::Step ListSweep::accept(const std::vector<RowKey> &keys, bool hasMore, std::optional<qint64> total)
{
    checkTotal(total);
    checkOverlap(keys);
    m_barren = note(keys) ? 0 : m_barren + 1;
    if (!hasMore)
        return finish();
    if (m_barren >= kBarrenPages)
        return Step::Endless;
    advance(keys);
    return Step::More;
}

void ListSweep::checkTotal(std::optional<qint64> total)
{
    if (m_total && total && *m_total != *total)
        m_moved = true;
    if (total)
        m_total = total;
}

void ListSweep::checkOverlap(const std::vector<RowKey> &keys)
{
    m_received += static_cast<qint64>(keys.size());
    if (!m_overlap)
        return;
    if (!keys.empty() && keys.front() == *m_overlap)
        --m_received;
    else
        m_moved = true;
}

bool ListSweep::note(const std::vector<RowKey> &keys)
{
    const auto before = m_seen.size();
    for (const RowKey key : keys)
        m_seen.insert(key);
    return m_seen.size() > before;
}

void ListSweep::advance(const std::vector<RowKey> &keys)
{
    // A page that is not full has holes at unknown places: its last row says nothing about the next page's first.
    const bool isFull = static_cast<qint64>(keys.size()) == m_next.limit && m_next.limit > 1;
    m_overlap = isFull ? std::optional(keys.back()) : std::nullopt;
    m_next = {m_next.offset + m_next.limit - (isFull ? 1 : 0), m_plan.rest};
}

ListSweep::Step ListSweep::finish() const
{
    const bool isWhole = !m_total || m_received == *m_total;
    return !m_moved && isWhole ? Step::Settled : Step::Unsettled;
}

} // namespace desk
