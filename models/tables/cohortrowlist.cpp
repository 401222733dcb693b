// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/cohortrowlist.h"

#include <QHash>

#include <algorithm>

namespace desk {

namespace {

//! Every inserted or removed span costs a view O(n); from here on one new layout is cheaper.
constexpr size_t kFewSpans = 8;

std::vector<RowKey> keysOf(const CohortRowList::Rows &rows)
{
    std::vector<RowKey> keys;
    keys.reserve(rows.size());
    for (const CatalogueRowPtr &row : rows)
        keys.push_back(row->key);
    return keys;
}

QHash<RowKey, int> placesOf(const CohortRowList::Rows &rows)
{
    QHash<RowKey, int> places;
    places.reserve(static_cast<qsizetype>(rows.size()));
    for (int row = 0; row < static_cast<int>(rows.size()); ++row)
        places.insert(rows[static_cast<size_t>(row)]->key, row);
    return places;
}

} // namespace

int CohortRowList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CohortRowList::rowOfKey(RowKey key) const
{
    const auto it = std::find_if(m_rows.begin(), m_rows.end(), [key](const auto &row) { return row->key == key; });
    return it == m_rows.end() ? -1 : static_cast<int>(it - m_rows.begin());
}

void CohortRowList::show(Rows target, const QSet<RowKey> &changed)
{
    const RowPlan plan = planRows(keysOf(m_rows), keysOf(target));
    removeSpans(plan.removals);
    if (plan.isReordered)
        reorderLike(target, plan);
    insertSpans(plan.insertions, target);
    m_rows = std::move(target); // same keys at the same places, the new values
    tellChanged(changed);
}

void CohortRowList::removeSpans(const std::vector<RowSpan> &spans)
{
    if (spans.size() > kFewSpans)
        return gatherAtEnd(spans);
    std::for_each(spans.rbegin(), spans.rend(), [this](RowSpan span) { removeSpan(span); });
}

void CohortRowList::gatherAtEnd(const std::vector<RowSpan> &spans)
{
    Rows staying, going;
    auto span = spans.begin();
    for (int row = 0; row < rowCount(); ++row) {
        if (span != spans.end() && row > span->last)
            ++span;
        const bool goes = span != spans.end() && row >= span->first;
        (goes ? going : staying).push_back(m_rows[static_cast<size_t>(row)]);
    }
    const int first = static_cast<int>(staying.size());
    staying.insert(staying.end(), going.begin(), going.end());
    relayout(std::move(staying));
    removeSpan({first, rowCount() - 1});
}

void CohortRowList::removeSpan(RowSpan span)
{
    beginRemoveRows({}, span.first, span.last);
    m_rows.erase(m_rows.begin() + span.first, m_rows.begin() + span.last + 1);
    endRemoveRows();
}

void CohortRowList::reorderLike(const Rows &target, const RowPlan &plan)
{
    if (plan.move)
        return moveRow(*plan.move);
    relayout(inOrderOf(target));
}

void CohortRowList::moveRow(RowMove move)
{
    const bool isDown = move.to > move.from;
    beginMoveRows({}, move.from, move.from, {}, isDown ? move.to + 1 : move.to);
    const auto at = [this](int row) { return m_rows.begin() + row; };
    if (isDown)
        std::rotate(at(move.from), at(move.from + 1), at(move.to + 1));
    else
        std::rotate(at(move.to), at(move.from), at(move.from + 1));
    endMoveRows();
}

void CohortRowList::insertSpans(const std::vector<RowSpan> &spans, const Rows &target)
{
    if (spans.size() <= kFewSpans) {
        for (const RowSpan span : spans)
            insertSpan(span.first, span, target);
        return;
    }
    Rows fresh;
    for (const RowSpan span : spans)
        fresh.insert(fresh.end(), target.begin() + span.first, target.begin() + span.last + 1);
    insertSpan(rowCount(), {0, static_cast<int>(fresh.size()) - 1}, fresh);
    relayout(inOrderOf(target));
}

void CohortRowList::insertSpan(int at, RowSpan span, const Rows &target)
{
    beginInsertRows({}, at, at + span.size() - 1);
    m_rows.insert(m_rows.begin() + at, target.begin() + span.first, target.begin() + span.last + 1);
    endInsertRows();
}

CohortRowList::Rows CohortRowList::inOrderOf(const Rows &target) const
{
    const QHash<RowKey, int> places = placesOf(m_rows);
    Rows rows;
    rows.reserve(m_rows.size());
    for (const CatalogueRowPtr &row : target) {
        const auto place = places.constFind(row->key);
        if (place != places.constEnd())
            rows.push_back(m_rows[static_cast<size_t>(*place)]);
    }
    return rows;
}

void CohortRowList::relayout(Rows rows)
{
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    const QHash<RowKey, int> places = before.isEmpty() ? QHash<RowKey, int>() : placesOf(rows);
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &index : before)
        after.append(this->index(places.value(rowAt(index.row()).key), index.column()));
    m_rows = std::move(rows);
    changePersistentIndexList(before, after);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void CohortRowList::tellChanged(const QSet<RowKey> &changed)
{
    if (changed.isEmpty())
        return;
    for (int row = 0; row < rowCount(); ++row) {
        if (!changed.contains(rowAt(row).key))
            continue;
        const int first = row;
        while (row + 1 < rowCount() && changed.contains(rowAt(row + 1).key))
            ++row;
        emit dataChanged(index(first, 0), index(row, columnCount() - 1));
    }
}

} // namespace desk
