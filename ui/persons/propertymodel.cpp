// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/persons/propertymodel.h"

#include "models/codec/jsontext.h"
#include "models/tables/celltext.h"
#include "models/tables/tableroles.h"

#include <algorithm>

namespace desk {

namespace {

QString valueText(const JsonValue &value, JsonLayout layout)
{
    return value.isString() ? value.toString() : QString::fromUtf8(writeJson(value, layout));
}

} // namespace

void PropertyModel::setProperties(const QByteArray &properties)
{
    beginResetModel();
    m_rows.clear();
    const JsonReading reading = readJson(properties);
    for (const JsonMember &member : reading.value.members()) {
        m_rows.push_back({member.name, oneLine(valueText(member.value, JsonLayout::Compact)),
                          valueText(member.value, JsonLayout::Indented)});
    }
    // The web app's own properties ($...) come after those that the company gave.
    std::sort(m_rows.begin(), m_rows.end(), [](const Row &a, const Row &b) {
        const bool own = a.name.startsWith(u'$');
        if (own != b.name.startsWith(u'$'))
            return !own;
        return a.name.compare(b.name, Qt::CaseInsensitive) < 0;
    });
    endResetModel();
}

QString PropertyModel::wholeValue(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows.at(static_cast<size_t>(row)).whole : QString();
}

int PropertyModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PropertyModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PropertyModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(static_cast<size_t>(index.row()));
    if (role == Qt::DisplayRole)
        return index.column() == NameColumn ? row.name : row.value;
    if (role == ValueRole)
        return index.column() == NameColumn ? row.name : row.whole;
    return {};
}

QVariant PropertyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Property") : tr("Value");
}

} // namespace desk
