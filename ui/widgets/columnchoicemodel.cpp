// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/columnchoicemodel.h"

#include <algorithm>

namespace desk {

void ColumnChoiceModel::setChoices(std::vector<ColumnChoice> choices)
{
    beginResetModel();
    m_choices = std::move(choices);
    endResetModel();
    emit choiceChanged();
}

void ColumnChoiceModel::addChoices(const std::vector<ColumnChoice> &choices)
{
    std::vector<ColumnChoice> added;
    for (const ColumnChoice &choice : choices) {
        const auto same = [&choice](const ColumnChoice &other) { return other.key == choice.key; };
        if (std::none_of(m_choices.begin(), m_choices.end(), same))
            added.push_back(choice);
    }
    if (added.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(added.size()) - 1);
    m_choices.insert(m_choices.end(), added.begin(), added.end());
    endInsertRows();
}

QStringList ColumnChoiceModel::chosenKeys() const
{
    QStringList keys;
    for (const ColumnChoice &choice : m_choices) {
        if (choice.chosen)
            keys << choice.key;
    }
    return keys;
}

void ColumnChoiceModel::choose(const QStringList &keys)
{
    for (ColumnChoice &choice : m_choices)
        choice.chosen = keys.contains(choice.key);
    if (!m_choices.empty())
        emit dataChanged(index(0), index(rowCount() - 1), {Qt::CheckStateRole});
    emit choiceChanged();
}

int ColumnChoiceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_choices.size());
}

QVariant ColumnChoiceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ColumnChoice &choice = m_choices.at(static_cast<size_t>(index.row()));
    switch (role) {
    case Qt::DisplayRole:
        return choice.title;
    case Qt::CheckStateRole:
        return choice.chosen ? Qt::Checked : Qt::Unchecked;
    case Qt::ToolTipRole:
        return choice.key;
    default:
        return {};
    }
}

bool ColumnChoiceModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    m_choices.at(static_cast<size_t>(index.row())).chosen = value.toInt() == Qt::Checked;
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit choiceChanged();
    return true;
}

Qt::ItemFlags ColumnChoiceModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled |
           Qt::ItemNeverHasChildren;
}

bool ColumnChoiceModel::moveRows(const QModelIndex &from, int row, int count, const QModelIndex &to, int destination)
{
    if (row < 0 || count < 1 || row + count > rowCount() || !beginMoveRows(from, row, row + count - 1, to, destination))
        return false;
    const auto begin = m_choices.begin();
    if (destination > row)
        std::rotate(begin + row, begin + row + count, begin + destination);
    else
        std::rotate(begin + destination, begin + row, begin + row + count);
    endMoveRows();
    emit choiceChanged();
    return true;
}

} // namespace desk
