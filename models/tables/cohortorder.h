// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/cohortcells.h"
#include "models/tables/cohortfilter.h"

#include <QCollator>
#include <QHash>
#include <QSet>

#include <variant>

namespace desk {

//! What a row is sorted by in one column. Nothing (null) is last in both directions.
using SortKey = std::variant<std::monostate, qint64, QCollatorSortKey>;
bool sortsBefore(const SortKey &a, const SortKey &b, Qt::SortOrder order);

//! Makes sort keys; remembers those of texts, which take microseconds each to make.
class SortKeys final
{
public:
    SortKeys();
    SortKey of(const CatalogueRow &row, CohortColumn column);
    void forget(RowKey key);
    void clear() { m_texts.clear(); }

private:
    struct Text
    {
        QString text;
        SortKey key;
    };
    SortKey ofText(RowKey row, CohortColumn column, const QString &text);
    QCollator m_collator;
    QHash<std::pair<RowKey, int>, Text> m_texts;
};

//! All rows of a catalogue in the order of one column, and which of them a filter shows. Pure bookkeeping, no signals.
//! Sorting is stable: rows that are equal in the new column keep the order of the one before.
class CohortOrder final
{
public:
    using Rows = std::vector<CatalogueRowPtr>;

    void reset(Rows rows);
    void sortBy(CohortColumn column, Qt::SortOrder order);
    void setFilter(const CohortFilter &filter);
    //! Takes a change in; only what changed is sorted and matched anew.
    void apply(const CatalogueChange &change);

    //! The rows to show: those that fit exactly in order, then the similar ones in order.
    Rows shown() const;
    Match matchOf(RowKey key) const { return m_similar.contains(key) ? Match::Similar : Match::Exact; }
    qsizetype size() const { return static_cast<qsizetype>(m_entries.size()); }
    //! How many rows a quick filter would let through.
    int countOf(QuickFilter quick, const User &me) const;

private:
    struct Entry
    {
        SortKey key;
        CatalogueRowPtr row;
        Match match = Match::Exact;
    };
    Entry entryOf(CatalogueRowPtr row);
    bool isBefore(const Entry &a, const Entry &b) const { return sortsBefore(a.key, b.key, m_order); }
    void rekey();
    void rematch();
    void noteSimilar(const Entry &entry);
    void replaceChanged(const CatalogueChange &change, std::vector<Entry> &moved);
    bool replaceInPlace(Entry &entry, const CatalogueRowPtr &news, std::vector<Entry> &moved);
    void mergeIn(std::vector<Entry> fresh);

    SortKeys m_keys;
    CohortColumn m_column = CohortColumn::Created;
    Qt::SortOrder m_order = Qt::DescendingOrder;
    CohortFilter m_filter;
    std::vector<Entry> m_entries;
    QSet<RowKey> m_similar;
};

} // namespace desk
