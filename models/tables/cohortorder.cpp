// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/cohortorder.h"

#include <algorithm>

namespace desk {

namespace {

//! Long texts differ early or not at all to the eye; keys of whole descriptions would cost more than they order.
constexpr qsizetype kSortedText = 120;

QCollator makeCollator()
{
    // In the C locale Qt compares code points, which puts "b" behind "Z"; people expect an alphabet.
    const QLocale locale;
    QCollator collator(locale.language() == QLocale::C ? QLocale(QLocale::English) : locale);
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    return collator;
}

SortKey timeKey(const QDateTime &time)
{
    return time.isValid() ? SortKey(time.toMSecsSinceEpoch()) : SortKey();
}

SortKey numberKey(const std::optional<qint64> &number)
{
    return number ? SortKey(*number) : SortKey();
}

//! What wants attention first.
qint64 stateRank(CohortState state)
{
    switch (state) {
    case CohortState::Malformed:
        return 0;
    case CohortState::Failed:
        return 1;
    case CohortState::Calculating:
        return 2;
    case CohortState::Stale:
        return 3;
    case CohortState::NeverCalculated:
        return 4;
    case CohortState::Calculated:
        return 5;
    }
    return 6;
}

} // namespace

SortKeys::SortKeys()
    : m_collator(makeCollator())
{}

SortKey SortKeys::of(const CatalogueRow &row, CohortColumn column)
{
    switch (column) {
    case CohortColumn::People:
        return numberKey(row.cohort.count);
    case CohortColumn::State:
        return SortKey(stateRank(row.state));
    case CohortColumn::LastCalculated:
        return timeKey(row.cohort.lastCalculation);
    case CohortColumn::Created:
        return timeKey(row.cohort.createdAt);
    case CohortColumn::Id:
        return row.cohort.id.isValid() ? SortKey(row.cohort.id.value) : SortKey();
    default:
        return ofText(row.key, column, cohortValue(row, column).toString());
    }
}

SortKey SortKeys::ofText(RowKey row, CohortColumn column, const QString &text)
{
    if (text.isEmpty())
        return {};
    Text &known = m_texts[{row, static_cast<int>(column)}];
    if (known.text != text)
        known = {text, m_collator.sortKey(text.left(kSortedText))};
    return known.key;
}

void SortKeys::forget(RowKey key)
{
    for (int column = 0; column < kCohortColumns; ++column)
        m_texts.remove({key, column});
}

bool sortsBefore(const SortKey &a, const SortKey &b, Qt::SortOrder order)
{
    const bool isLastA = std::holds_alternative<std::monostate>(a);
    const bool isLastB = std::holds_alternative<std::monostate>(b);
    if (isLastA || isLastB)
        return !isLastA && isLastB;
    const SortKey &low = order == Qt::AscendingOrder ? a : b;
    const SortKey &high = order == Qt::AscendingOrder ? b : a;
    if (const auto *number = std::get_if<qint64>(&low))
        return *number < std::get<qint64>(high);
    return std::get<QCollatorSortKey>(low) < std::get<QCollatorSortKey>(high);
}

CohortOrder::Entry CohortOrder::entryOf(CatalogueRowPtr row)
{
    m_keys.of(*row, CohortColumn::Name); // page by page while loading, so that the first click on Name finds them made
    SortKey key = m_keys.of(*row, m_column);
    const Match match = m_filter.match(*row);
    return {std::move(key), std::move(row), match};
}

void CohortOrder::reset(Rows rows)
{
    m_entries.clear();
    m_similar.clear();
    m_keys.clear();
    std::vector<Entry> fresh;
    fresh.reserve(rows.size());
    for (CatalogueRowPtr &row : rows)
        fresh.push_back(entryOf(std::move(row)));
    mergeIn(std::move(fresh));
}

void CohortOrder::sortBy(CohortColumn column, Qt::SortOrder order)
{
    const bool isNewColumn = std::exchange(m_column, column) != column;
    m_order = order;
    if (isNewColumn)
        rekey();
    std::stable_sort(m_entries.begin(), m_entries.end(),
                     [this](const Entry &a, const Entry &b) { return isBefore(a, b); });
}

void CohortOrder::rekey()
{
    for (Entry &entry : m_entries)
        entry.key = m_keys.of(*entry.row, m_column);
}

void CohortOrder::setFilter(const CohortFilter &filter)
{
    m_filter = filter;
    rematch();
}

void CohortOrder::rematch()
{
    m_similar.clear();
    for (Entry &entry : m_entries) {
        entry.match = m_filter.match(*entry.row);
        noteSimilar(entry);
    }
}

void CohortOrder::noteSimilar(const Entry &entry)
{
    if (entry.match == Match::Similar)
        m_similar.insert(entry.row->key);
    else
        m_similar.remove(entry.row->key);
}

void CohortOrder::apply(const CatalogueChange &change)
{
    std::vector<Entry> fresh;
    replaceChanged(change, fresh);
    for (const CatalogueRowPtr &row : change.inserted)
        fresh.push_back(entryOf(row));
    mergeIn(std::move(fresh));
}

void CohortOrder::replaceChanged(const CatalogueChange &change, std::vector<Entry> &moved)
{
    if (change.changed.empty() && change.removed.empty())
        return;
    QHash<RowKey, CatalogueRowPtr> news; // a removed row has no news
    for (const CatalogueRowPtr &row : change.removed) {
        news.insert(row->key, nullptr);
        m_keys.forget(row->key);
    }
    for (const CatalogueRowPtr &row : change.changed)
        news.insert(row->key, row);
    std::erase_if(m_entries, [&](Entry &entry) {
        const auto it = news.constFind(entry.row->key);
        return it != news.constEnd() && !replaceInPlace(entry, *it, moved);
    });
}

bool CohortOrder::replaceInPlace(Entry &entry, const CatalogueRowPtr &news, std::vector<Entry> &moved)
{
    m_similar.remove(entry.row->key);
    if (!news)
        return false;
    Entry fresh = entryOf(news);
    const bool isSamePlace = !isBefore(fresh, entry) && !isBefore(entry, fresh);
    if (!isSamePlace) {
        moved.push_back(std::move(fresh));
        return false;
    }
    entry = std::move(fresh);
    noteSimilar(entry);
    return true;
}

void CohortOrder::mergeIn(std::vector<Entry> fresh)
{
    const auto before = [this](const Entry &a, const Entry &b) { return isBefore(a, b); };
    // Newest first where the column does not tell rows apart.
    std::sort(fresh.begin(), fresh.end(), [](const Entry &a, const Entry &b) { return a.row->key > b.row->key; });
    std::stable_sort(fresh.begin(), fresh.end(), before);
    const auto middle = static_cast<std::ptrdiff_t>(m_entries.size());
    for (Entry &entry : fresh) {
        noteSimilar(entry);
        m_entries.push_back(std::move(entry));
    }
    std::inplace_merge(m_entries.begin(), m_entries.begin() + middle, m_entries.end(), before);
}

CohortOrder::Rows CohortOrder::shown() const
{
    Rows rows, similar;
    for (const Entry &entry : m_entries) {
        if (entry.match == Match::Exact)
            rows.push_back(entry.row);
        else if (entry.match == Match::Similar)
            similar.push_back(entry.row);
    }
    rows.insert(rows.end(), similar.begin(), similar.end());
    return rows;
}

int CohortOrder::countOf(QuickFilter quick, const User &me) const
{
    const CohortFilter filter({}, quick, me);
    return static_cast<int>(std::count_if(m_entries.begin(), m_entries.end(),
                                          [&](const Entry &entry) { return filter.admits(*entry.row); }));
}

} // namespace desk
