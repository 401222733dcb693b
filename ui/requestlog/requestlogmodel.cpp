// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/requestlog/requestlogmodel.h"

#include "models/tables/celltext.h"
#include "models/tables/tableroles.h"

namespace desk {

void RequestLogModel::setLog(const RequestLog &log)
{
    beginResetModel();
    m_log = RequestLog(capacity);
    for (const RequestRecord &record : log.records())
        m_log.add(record);
    endResetModel();
}

void RequestLogModel::append(const RequestRecord &record)
{
    if (m_log.records().size() >= capacity) {
        beginRemoveRows({}, 0, 0);
        m_log.removeOldest();
        endRemoveRows();
    }
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_log.add(record);
    endInsertRows();
}

int RequestLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_log.records().size());
}

int RequestLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RequestLogModel::value(const RequestRecord &record, int column) const
{
    switch (column) {
    case Time:
        return record.startedAt;
    case MethodName:
        return QString::fromLatin1(methodName(record.method));
    case Path:
        return record.path;
    case Status:
        return record.status > 0 ? QVariant(record.status) : QVariant();
    case Milliseconds:
        return record.ms;
    case Tries:
        return record.tries;
    default:
        return record.outcome;
    }
}

QVariant RequestLogModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const RequestRecord &record = m_log.records().at(static_cast<size_t>(index.row()));
    const QVariant exact = value(record, index.column());
    if (role == ValueRole)
        return exact;
    if (role == Qt::ToolTipRole)
        return index.column() == Time ? exactUtc(record.startedAt) : plainToolTip(exact.toString());
    if (role == Qt::TextAlignmentRole && index.column() >= Status && index.column() <= Tries)
        return QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    return index.column() == Time ? record.startedAt.toLocalTime().toString(u"HH:mm:ss.zzz")
                                  : oneLine(exact.toString());
}

QVariant RequestLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList names{tr("Time"), tr("Method"), tr("Path"), tr("Status"), tr("ms"), tr("Tries"), tr("Outcome")};
    return names.value(section);
}

} // namespace desk
