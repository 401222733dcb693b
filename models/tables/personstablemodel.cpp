// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/personstablemodel.h"

#include <algorithm>

namespace desk {

namespace {

constexpr qint64 kMostRows = 20'000'000;       //!< more than the largest cohort; a view pays for every row
constexpr qint64 kLargestEstimate = 5'000'000; //!< nobody's word makes a table larger than that; rows do
constexpr int kMargin = 25;                    //!< rows around what is seen that are read as well
constexpr int kEmptyPages = 20;                //!< announced but empty pages in a row before the view must ask again

} // namespace

PersonsTableModel::PersonsTableModel(PageFetch fetch, Options options, QObject *parent)
    : QAbstractTableModel(parent)
    , m_fetch(std::move(fetch))
    , m_options(options)
    , m_map(options.pageSize)
    , m_cache(options.budget)
    , m_end(static_cast<int>(kMostRows / options.pageSize))
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(options.patience);
    connect(&m_patience, &QTimer::timeout, this, &PersonsTableModel::giveUpUnwanted);
}

void PersonsTableModel::setQuery(const PersonQuery &query, std::optional<qint64> estimate)
{
    m_isActive = true;
    restart(query, estimate);
}

void PersonsTableModel::setSearch(const QString &search)
{
    if (search == m_query.search)
        return;
    PersonQuery query = m_query;
    query.search = search;
    restart(query, {});
}

void PersonsTableModel::clear()
{
    m_isActive = false;
    restart({}, {});
}

void PersonsTableModel::restart(PersonQuery query, std::optional<qint64> estimate)
{
    dropFetch();
    beginResetModel();
    m_query = std::move(query);
    m_cache.clear();
    m_end.forget();
    m_map.setPageCount(0);
    setEstimate(estimate);
    m_sight = {};
    m_isSeeking = false;
    m_emptyPages = 0;
    m_error.reset();
    endResetModel();
    fetchNext();
    emit statusChanged();
}

void PersonsTableModel::setEstimate(std::optional<qint64> estimate)
{
    const int rows = static_cast<int>(std::clamp<qint64>(estimate.value_or(0), 0, kLargestEstimate));
    if (rows == 0)
        return;
    const int pages = (rows - 1) / m_map.pageSize() + 1;
    m_map.setPageCount(pages);
    m_map.setSize(pages - 1, rows - (pages - 1) * m_map.pageSize());
}

void PersonsTableModel::showRange(int first, int last)
{
    m_sight = {std::max(0, first), std::max(first, last)};
    m_emptyPages = 0;
    if (m_running && !isWanted(*m_running) && !m_patience.isActive())
        m_patience.start();
    fetchNext();
}

void PersonsTableModel::refresh()
{
    dropFetch();
    m_cache.age();
    m_end.forget();
    m_error.reset();
    m_emptyPages = 0;
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    fetchNext();
    emit statusChanged();
}

void PersonsTableModel::retry(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    const int page = m_map.placeOf(row).page;
    m_cache.forgetFailure(page);
    m_error.reset();
    tellPage(page);
    fetchNext();
    emit statusChanged();
}

void PersonsTableModel::retryFailed()
{
    const QList<int> failed = m_cache.failedPages();
    for (const int page : failed) {
        m_cache.forgetFailure(page);
        tellPage(page);
    }
    m_error.reset();
    fetchNext();
    emit statusChanged();
}

void PersonsTableModel::seekEnd()
{
    m_isSeeking = !m_end.isExact();
    fetchNext();
}

PersonsTableModel::Range PersonsTableModel::pagesInSight() const
{
    const int rows = rowCount();
    if (rows == 0)
        return {0, -1};
    const int first = std::clamp(m_sight.first - kMargin, 0, rows - 1);
    const int last = std::clamp(m_sight.last, 0, rows - 1);
    return {m_map.placeOf(first).page, m_map.placeOf(std::min(last + kMargin, rows - 1)).page};
}

std::optional<int> PersonsTableModel::missingPageInSight() const
{
    const Range pages = pagesInSight();
    // What is seen comes before what is around it.
    const int seen = rowCount() > 0 ? m_map.placeOf(std::clamp(m_sight.first, 0, rowCount() - 1)).page : 0;
    for (int page = seen; page <= pages.last; ++page)
        if (m_cache.isMissing(page))
            return page;
    if (pages.first < seen && m_cache.isMissing(pages.first))
        return pages.first;
    return std::nullopt;
}

std::optional<int> PersonsTableModel::pageBehindEnd() const
{
    const int page = m_map.pageCount();
    const bool isKnownToGoOn = !m_end.isExact() && m_end.moreAfter() == page - 1;
    const bool isNear = m_sight.last + kMargin >= rowCount() - 1;
    const bool isPossible = m_emptyPages < kEmptyPages && qint64(page + 1) * m_map.pageSize() <= kMostRows;
    if (isKnownToGoOn && isNear && isPossible && m_cache.isMissing(page))
        return page;
    return std::nullopt;
}

std::optional<int> PersonsTableModel::probe() const
{
    // Where the estimate puts the end is the best place to begin a search for it.
    const int estimated = m_map.pageCount() - 1;
    if (m_isSeeking && !m_end.isExact() && !m_end.emptyFrom() && estimated > m_end.moreAfter())
        return estimated;
    return m_end.probe(m_isSeeking);
}

std::optional<int> PersonsTableModel::nextPage() const
{
    if (const auto page = probe(); page && m_cache.state(*page) != RowState::Failed)
        return page;
    if (const auto page = missingPageInSight())
        return page;
    return pageBehindEnd();
}

bool PersonsTableModel::isWanted(int page) const
{
    const Range pages = pagesInSight();
    return (page >= pages.first && page <= pages.last) || page == probe() || page == pageBehindEnd();
}

void PersonsTableModel::fetchNext()
{
    if (m_running || !m_isActive)
        return;
    if (const auto page = nextPage())
        fetchPage(*page);
}

void PersonsTableModel::fetchPage(int page)
{
    PersonQuery query = m_query;
    query.limit = m_map.pageSize();
    query.offset = qint64(page) * m_map.pageSize();
    const quint64 number = ++m_number;
    m_running = page;
    m_patience.stop();
    m_call = m_fetch(query, this,
                     [this, page, number](Result<Page<Person>> result) { take(page, number, std::move(result)); });
    tellPage(page);
    emit statusChanged();
}

void PersonsTableModel::dropFetch()
{
    m_call.drop();
    m_running.reset();
    ++m_number;
    m_patience.stop();
}

void PersonsTableModel::giveUpUnwanted()
{
    if (!m_running || isWanted(*m_running))
        return;
    const int page = *m_running;
    dropFetch();
    tellPage(page);
    fetchNext();
}

void PersonsTableModel::take(int page, quint64 number, Result<Page<Person>> result)
{
    if (number != m_number || !m_running)
        return;
    m_call.release();
    m_running.reset();
    m_patience.stop();
    if (result)
        takePage(page, *result);
    else
        takeFailure(page, result.error());
    fetchNext();
    emit statusChanged();
}

void PersonsTableModel::takePage(int page, const Page<Person> &content)
{
    // A page longer than asked for would show its rows twice: they begin the next page.
    const auto kept = std::min<size_t>(content.rows.size(), static_cast<size_t>(m_map.pageSize()));
    const auto end = content.rows.begin() + static_cast<std::ptrdiff_t>(kept);
    const bool isCut = kept < content.rows.size();
    m_cache.load(page, PersonPage({content.rows.begin(), end}));
    m_error.reset();
    m_emptyPages = kept == 0 && content.hasMore ? m_emptyPages + 1 : 0;
    fitRows(page, static_cast<int>(kept), content.hasMore || isCut);
    m_isSeeking = m_isSeeking && !m_end.isExact();
    tellPage(page);
    trim();
}

void PersonsTableModel::takeFailure(int page, const Error &error)
{
    m_cache.fail(page, error);
    m_error = error;
    tellPage(page);
}

void PersonsTableModel::fitRows(int page, int rows, bool hasMore)
{
    m_end.learn(page, rows, hasMore);
    if (m_end.lastPage())
        resizeTo(*m_end.lastPage() + 1);
    else if (m_end.emptyFrom())
        resizeTo(std::min(m_map.pageCount(), *m_end.emptyFrom()));
    if (m_map.pageCount() <= m_end.moreAfter())
        resizeTo(m_end.moreAfter() + 1);
    if (page < m_map.pageCount())
        resizePage(page, rows);
}

void PersonsTableModel::resizeTo(int pages)
{
    PageMap target = m_map;
    target.setPageCount(pages);
    const int before = m_map.rowCount();
    const int after = target.rowCount();
    if (after < before)
        beginRemoveRows({}, after, before - 1);
    else if (after > before)
        beginInsertRows({}, before, after - 1);
    m_map = std::move(target);
    m_cache.dropFrom(pages);
    if (after < before)
        endRemoveRows();
    else if (after > before)
        endInsertRows();
}

void PersonsTableModel::resizePage(int page, int rows)
{
    const int first = m_map.firstRow(page);
    const int before = m_map.size(page);
    if (rows < before)
        beginRemoveRows({}, first + rows, first + before - 1);
    else if (rows > before)
        beginInsertRows({}, first + before, first + rows - 1);
    m_map.setSize(page, rows);
    if (rows < before)
        endRemoveRows();
    else if (rows > before)
        endInsertRows();
}

void PersonsTableModel::tellPage(int page)
{
    if (page >= m_map.pageCount() || m_map.size(page) == 0)
        return;
    const int first = m_map.firstRow(page);
    emit dataChanged(index(first, 0), index(first + m_map.size(page) - 1, columnCount() - 1));
}

void PersonsTableModel::trim()
{
    const Range pages = pagesInSight();
    const QList<int> gone = m_cache.trim(pages.first, pages.last);
    for (const int page : gone)
        tellPage(page);
}

KnownCount PersonsTableModel::knownCount() const
{
    if (m_end.isExact())
        return {KnownCount::Kind::Exactly, rowCount()};
    if (m_end.moreAfter() >= 0)
        return {KnownCount::Kind::AtLeast, m_map.firstRow(m_end.moreAfter() + 1)};
    return {};
}

const PersonPage *PersonsTableModel::loadedPage(const PageMap::Place &place) const
{
    const PersonCache::Slot *slot = m_cache.slot(place.page);
    return slot && place.row < slot->page.size() ? &slot->page : nullptr;
}

std::optional<Person> PersonsTableModel::personAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return std::nullopt;
    const PageMap::Place place = m_map.placeOf(row);
    const PersonPage *page = loadedPage(place);
    return page ? std::optional(page->person(place.row)) : std::nullopt;
}

RowState PersonsTableModel::rowState(int row) const
{
    const PageMap::Place place = m_map.placeOf(row);
    const RowState state = m_cache.state(place.page);
    return state == RowState::Absent && m_running == place.page ? RowState::Loading : state;
}

} // namespace desk
