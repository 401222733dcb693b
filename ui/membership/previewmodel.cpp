// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/membership/previewmodel.h"

#include "models/tables/celltext.h"

#include <QFont>

namespace desk {

namespace {
constexpr int ShownColumns = 50;
constexpr int ShownCharacters = 200;
} // namespace

void PreviewModel::setLook(const ListLook &look)
{
    beginResetModel();
    m_look = look;
    endResetModel();
}

int PreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_look.rows.size());
}

int PreviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_look.rows.isEmpty() ? 0 : qMin(m_look.columns, ShownColumns);
}

QVariant PreviewModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const bool isChosen = m_look.format.everyCell || index.column() == m_look.format.column;
    if (role == Qt::DisplayRole)
        return oneLine(m_look.rows[index.row()].value(index.column()), ShownCharacters);
    if (role == Qt::FontRole && isChosen) {
        QFont font;
        font.setBold(true);
        return font;
    }
    return {};
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return columnName(m_look, section);
}

QString columnName(const ListLook &look, int column)
{
    const QString name = oneLine(look.header.value(column), 60).trimmed();
    return name.isEmpty() ? PreviewModel::tr("Column %1").arg(column + 1) : name;
}

} // namespace desk
