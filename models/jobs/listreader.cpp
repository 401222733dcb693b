// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/listreader.h"

#include <algorithm>

namespace desk {

namespace {

//! A server that goes on without anything new, with empty pages or always the same one, is believed that often.
constexpr int MostFruitless = 200;
//! So many looks at different offsets must show the same page before we believe that it hands out fixed pages.
constexpr int FixedPageLooks = 3;

bool isOrdered(std::span<const ListRow> rows)
{
    std::optional<ListTime> newer;
    for (const ListRow &row : rows) {
        const auto time = readListTime(row.createdAt);
        if (!time || (newer && *time > *newer))
            return false;
        newer = time;
    }
    return true;
}

} // namespace

ListReader::ListReader(qint64 pageSize, qint64 remembered)
    : m_stride(std::max<qint64>(pageSize, 1))
    , m_recent(static_cast<size_t>(std::max(m_stride + 1, remembered)))
{}

ListStep ListReader::take(const ListPage &page)
{
    const auto start = firstNew(page);
    if (m_isLost)
        return {ListStep::Go::GiveUp, page.rows.size(), 0};
    if (!start)
        return stepBack(page);
    learnLimit(page, *start);
    return accept(page, *start);
}

//! Where the rows begin that are new, or nothing: rows may be missing between what was read and this page.
std::optional<size_t> ListReader::firstNew(const ListPage &page)
{
    if (m_lastId.empty())
        return 0;
    if (m_isFurthest && !page.rows.empty() && page.rows.front().id == m_lastId)
        return 1;
    if (const auto known = lastKnown(page))
        return behindKnown(page, *known);
    const Place place = page.rows.empty() ? Place::After : placeOf(page);
    if (place == Place::Before)
        return behindLast(page);
    if (page.offset > 0 && !m_isHoleSure && !m_hasFixedPages)
        return std::nullopt;
    // Nothing lies before this page that was not read. All its rows are new, if they can be told from old ones.
    m_isLost = place != Place::After && page.offset == 0 && !knowsAllTies();
    return 0;
}

//! The last row of the page that was read before. All new rows are behind it, because the list has an order.
std::optional<size_t> ListReader::lastKnown(const ListPage &page) const
{
    const auto recent = m_recent.all();
    for (size_t i = page.rows.size(); i > 0; --i) {
        if (recent.contains(page.rows[i - 1].id))
            return i - 1;
    }
    return std::nullopt;
}

//! Where the last row itself is not in the page, rows behind a known one may have come in before it: those are not
//! taken, or the reader would stand before rows that it read.
size_t ListReader::behindKnown(const ListPage &page, size_t known) const
{
    if (page.rows[known].id == m_lastId)
        return known + 1;
    const auto behind = page.rows.subspan(known + 1);
    const auto isNotBefore = [this](const ListRow &row) { return placeOf(row) != Place::Before; };
    return known + 1 + static_cast<size_t>(std::find_if(behind.begin(), behind.end(), isNotBefore) - behind.begin());
}

//! The page begins before the last row read and holds none of the recent ones: its new rows are those that the order
//! places behind, and rows of the same time only where all that were read are remembered.
size_t ListReader::behindLast(const ListPage &page)
{
    const auto is = [this](Place place) { return [this, place](const ListRow &row) { return placeOf(row) == place; }; };
    const auto begin = page.rows.begin();
    const auto same = std::find_if(begin, page.rows.end(), is(Place::Same));
    const auto after = std::find_if(begin, page.rows.end(), is(Place::After));
    if (same == page.rows.end() || knowsAllTies())
        return static_cast<size_t>(std::min(same, after) - begin);
    m_isLost = after != page.rows.end();
    return page.rows.size();
}

bool ListReader::knowsAllTies() const
{
    if (m_recent.isComplete())
        return true;
    const auto oldest = readListTime(m_recent.oldestTime());
    const auto last = readListTime(m_lastTime);
    return oldest && last && *oldest > *last;
}

//! A row's place in the list, seen from the last row that was read.
ListReader::Place ListReader::placeOf(const ListRow &row) const
{
    const auto time = readListTime(row.createdAt);
    const auto last = readListTime(m_lastTime);
    if (!time || !last)
        return Place::Unknown;
    if (*time == *last)
        return Place::Same;
    return *time > *last ? Place::Before : Place::After;
}

//! The place of a page's first row, where the page keeps the order at all.
ListReader::Place ListReader::placeOf(const ListPage &page) const
{
    return isOrdered(page.rows) ? placeOf(page.rows.front()) : Place::Unknown;
}

//! Two pages of the same length, the second exactly where the first ended, both with more behind: the server hands out
//! no longer ones. From now on only so many are asked for, so that pages overlap again.
void ListReader::learnLimit(const ListPage &page, size_t firstNew)
{
    const bool isWhereFirstEnded = m_backs > 0 && page.offset == m_shortEnd && firstNew == 1;
    if (isWhereFirstEnded && page.hasMore && page.rows.size() == m_shortRows)
        m_stride = std::max<qint64>(static_cast<qint64>(m_shortRows) - 1, 1);
}

//! The page's last row is behind all that was read: surely so when the page joins at the very last row or ends with an
//! older one. Among rows of one time, new ones may have come in before the last that was read.
bool ListReader::endsFurthest(const ListPage &page, size_t firstNew) const
{
    const bool joinsAtLast = firstNew == 0 || page.rows[firstNew - 1].id == m_lastId;
    return (m_isFurthest && joinsAtLast) || placeOf(page.rows.back()) == Place::After;
}

ListStep ListReader::accept(const ListPage &page, size_t firstNew)
{
    const auto size = static_cast<qint64>(page.rows.size());
    const bool isFruitless = firstNew == page.rows.size();
    const bool isShort = size < page.limit && page.hasMore;
    const bool isSecondLook = isFruitless && isShort && (m_backs > 0 || m_isHoleSure);
    const std::string_view firstId = page.rows.empty() ? std::string_view() : page.rows.front().id;
    const bool isSamePage = firstId == m_firstId && page.rows.size() == m_shortRows;
    const bool isOtherPlace = page.offset != m_lookedAt;
    m_isFurthest = isFruitless ? m_isFurthest : endsFurthest(page, firstNew);
    remember(page.rows.subspan(firstNew));
    m_rows += size - static_cast<qint64>(firstNew);
    m_isHoleSure = isSecondLook && size <= 1;
    m_backs = isFruitless ? m_backs : 0;
    m_fruitless = isFruitless ? m_fruitless + (isSamePage || page.rows.empty() ? 1 : 0) : 0;
    m_sameLooks = isSecondLook && isSamePage && isOtherPlace ? m_sameLooks + 1 : 0;
    m_shortEnd = isShort && size > 0 ? page.offset + size - 1 : -1;
    m_shortRows = page.rows.size();
    m_firstId = firstId;
    m_lookedAt = page.offset;
    m_offset = page.offset + m_stride;
    if (!page.hasMore)
        return {ListStep::Go::End, firstNew, 0};
    if (m_fruitless > MostFruitless)
        return {ListStep::Go::GiveUp, firstNew, 0};
    if (!isSecondLook || m_isHoleSure)
        return {ListStep::Go::On, firstNew, m_offset};
    return lookAgain(page);
}

//! Rows behind the last one are left out by the server, or pages are cut shorter than asked for: look from where this
//! one ended, until the last row that was read stands alone. A server that shows the same page wherever one looks has
//! fixed pages: then nothing overlaps, and they are taken as they come.
ListStep ListReader::lookAgain(const ListPage &page)
{
    m_hasFixedPages = m_sameLooks >= FixedPageLooks;
    if (m_hasFixedPages)
        m_offset = m_doubt;
    else
        m_offset = m_sameLooks > 0 ? std::max<qint64>(page.offset - 1, 0) : m_shortEnd;
    return {ListStep::Go::Back, page.rows.size(), m_offset};
}

//! First to where the last page ended, if it was short, or by half a page; then twice as far each time.
ListStep ListReader::stepBack(const ListPage &page)
{
    const qint64 half = std::max<qint64>(m_stride / 2, 1);
    const bool isShortEndUseful = m_backs == 0 && m_shortEnd >= 0 && m_shortEnd < page.offset;
    if (m_backs == 0)
        m_doubt = page.offset;
    m_offset = isShortEndUseful ? m_shortEnd : page.offset - (half << std::min(m_backs, 32));
    m_offset = std::max<qint64>(m_offset, 0);
    ++m_backs;
    const bool isHopeless = ++m_fruitless > MostFruitless;
    return {isHopeless ? ListStep::Go::GiveUp : ListStep::Go::Back, page.rows.size(), m_offset};
}

void ListReader::remember(std::span<const ListRow> rows)
{
    const ListRow *last = nullptr;
    for (const ListRow &row : rows) {
        if (row.id.empty())
            continue;
        m_recent.remember(row.id, row.createdAt);
        last = &row;
    }
    if (last) {
        m_lastId = last->id;
        m_lastTime = last->createdAt;
    }
}

} // namespace desk
