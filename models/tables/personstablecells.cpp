// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/personstablemodel.h"

#include "models/tables/celltext.h"
#include "models/tables/personcells.h"

// The model's cells and columns; how its rows come is in personstablemodel.cpp.
namespace desk {

bool PersonsTableModel::addPropertyColumn(const QString &key)
{
    if (m_properties.contains(key))
        return false;
    beginInsertColumns({}, columnCount(), columnCount());
    m_properties.append(key);
    endInsertColumns();
    return true;
}

void PersonsTableModel::removePropertyColumn(const QString &key)
{
    const auto at = static_cast<int>(m_properties.indexOf(key));
    if (at < 0)
        return;
    beginRemoveColumns({}, kPersonColumns + at, kPersonColumns + at);
    m_properties.removeAt(at);
    endRemoveColumns();
}

int PersonsTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_map.rowCount();
}

int PersonsTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kPersonColumns + static_cast<int>(m_properties.size());
}

QVariant PersonsTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == RowStateRole)
        return static_cast<int>(rowState(index.row()));
    const PageMap::Place place = m_map.placeOf(index.row());
    const PersonPage *page = loadedPage(place);
    if (!page || role == ErrorTextRole)
        return stateCell(index.row(), index.column(), role);
    if (index.column() < kPersonColumns)
        return personCell(*page, place.row, static_cast<PeopleColumn>(index.column()), role);
    return propertyCell(*page, place.row, m_properties[index.column() - kPersonColumns], role);
}

QString PersonsTableModel::stateText(RowState state) const
{
    return state == RowState::Failed ? tr("could not be loaded") : QStringLiteral("\u2026");
}

QVariant PersonsTableModel::stateCell(int row, int column, int role) const
{
    const RowState state = rowState(row);
    const bool isFailed = state == RowState::Failed;
    switch (role) {
    case Qt::DisplayRole:
        return column == 0 ? stateText(state) : QString();
    case Qt::AccessibleTextRole:
        return isFailed ? tr("could not be loaded") : tr("not loaded yet");
    case Qt::ToolTipRole:
    case ErrorTextRole: {
        const PersonCache::Slot *slot = m_cache.slot(m_map.placeOf(row).page);
        const QString text = isFailed && slot ? slot->error.text : QString();
        return role == ErrorTextRole ? text : plainToolTip(text);
    }
    default:
        return {};
    }
}

Qt::ItemFlags PersonsTableModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsDragEnabled : flags;
}

QVariant PersonsTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount() || role != Qt::DisplayRole)
        return {};
    if (section < kPersonColumns)
        return personColumnTitle(static_cast<PeopleColumn>(section));
    return m_properties[section - kPersonColumns];
}

} // namespace desk
