// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/personcache.h"

#include <algorithm>

namespace desk {

namespace {

int distance(int page, int first, int last)
{
    return page < first ? first - page : std::max(0, page - last);
}

} // namespace

RowState PersonCache::state(int page) const
{
    const Slot *held = slot(page);
    return held ? held->state : RowState::Absent;
}

const PersonCache::Slot *PersonCache::slot(int page) const
{
    const auto it = m_slots.constFind(page);
    return it == m_slots.constEnd() ? nullptr : &*it;
}

bool PersonCache::isMissing(int page) const
{
    const Slot *held = slot(page);
    return !held || held->state == RowState::Stale;
}

QList<int> PersonCache::failedPages() const
{
    QList<int> pages;
    for (auto it = m_slots.begin(); it != m_slots.end(); ++it)
        if (it->state == RowState::Failed)
            pages.append(it.key());
    return pages;
}

void PersonCache::load(int page, PersonPage content)
{
    drop(page);
    m_bytes += content.bytes();
    m_slots.insert(page, {RowState::Loaded, std::move(content), {}});
}

void PersonCache::fail(int page, const Error &error)
{
    Slot &held = m_slots[page];
    held.state = RowState::Failed;
    held.error = error;
}

void PersonCache::forgetFailure(int page)
{
    const Slot *held = slot(page);
    if (!held || held->state != RowState::Failed)
        return;
    if (held->page.size() == 0)
        drop(page);
    else
        m_slots[page].state = RowState::Stale;
}

void PersonCache::age()
{
    for (const int page : failedPages())
        forgetFailure(page);
    for (Slot &held : m_slots)
        held.state = RowState::Stale;
}

void PersonCache::clear()
{
    m_slots.clear();
    m_bytes = 0;
}

void PersonCache::drop(int page)
{
    m_bytes -= m_slots.take(page).page.bytes();
}

void PersonCache::dropFrom(int page)
{
    const QList<int> pages = m_slots.keys();
    for (const int held : pages)
        if (held >= page)
            drop(held);
}

QList<int> PersonCache::trim(int first, int last)
{
    QList<int> gone;
    while (isOverBudget()) {
        const QList<int> pages = m_slots.keys();
        const int farthest = *std::max_element(pages.begin(), pages.end(), [&](int a, int b) {
            return distance(a, first, last) < distance(b, first, last);
        });
        if (distance(farthest, first, last) == 0)
            break;
        drop(farthest);
        gone.append(farthest);
    }
    return gone;
}

} // namespace desk
