// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/activitytablemodel.h"

#include "models/tables/activitywords.h"
#include "models/tables/celltext.h"
#include "models/tables/tableroles.h"

namespace desk {

namespace {

constexpr int kPageSize = 50;

} // namespace

ActivityTableModel::ActivityTableModel(PageFetch fetch, CohortNameLookup nameOf, Clock clock, QObject *parent)
    : AppendingRows(std::move(fetch), kPageSize, parent)
    , m_nameOf(std::move(nameOf))
    , m_clock(std::move(clock))
{}

const QStringList &ActivityTableModel::linesAt(int row) const
{
    const auto known = m_lines.find(row);
    if (known != m_lines.end())
        return known->second;
    return m_lines.emplace(row, changeLines(rowAt(row), m_nameOf)).first->second;
}

void ActivityTableModel::setFilter(const ActivityFilter &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    showAnew();
    emit statusChanged();
}

bool ActivityTableModel::isShown(const ActivityEntry &entry) const
{
    return m_filter.isEmpty() || m_filter.matches(entry, cohortName(entry));
}

bool ActivityTableModel::canFindMore() const
{
    const ActivityEntry *last = lastRead();
    return hasMore() && !(last && m_filter.isOver(last->createdAt));
}

bool ActivityTableModel::canFetchMore(const QModelIndex &parent) const
{
    return AppendingRows::canFetchMore(parent) && canFindMore();
}

int ActivityTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kActivityColumns;
}

QString ActivityTableModel::cohortName(const ActivityEntry &entry) const
{
    const QString now = m_nameOf(entry.cohort);
    if (!now.isEmpty())
        return now;
    if (!entry.cohortName.isEmpty())
        return entry.cohortName;
    return entry.cohort.isValid() ? tr("cohort %1").arg(entry.cohort.value) : QString();
}

QVariant ActivityTableModel::value(int row, ActivityColumn column) const
{
    const ActivityEntry &entry = rowAt(row);
    switch (column) {
    case ActivityColumn::When:
        return entry.createdAt.isValid() ? QVariant(entry.createdAt) : QVariant();
    case ActivityColumn::Who:
        return actorText(entry);
    case ActivityColumn::What:
        return activityText(entry);
    case ActivityColumn::Cohort:
        return cohortName(entry);
    case ActivityColumn::Changes:
        return linesAt(row).join(u'\n');
    }
    return {};
}

QString ActivityTableModel::text(int row, ActivityColumn column) const
{
    if (column == ActivityColumn::When)
        return shortAge(rowAt(row).createdAt, m_clock());
    if (column == ActivityColumn::Changes)
        return oneLine(linesAt(row).join(QStringLiteral("; ")));
    return oneLine(value(row, column).toString());
}

QString ActivityTableModel::toolTip(int row, ActivityColumn column) const
{
    if (column == ActivityColumn::When)
        return exactUtc(rowAt(row).createdAt);
    if (column == ActivityColumn::Who)
        return plainToolTip(rowAt(row).user.email);
    return column == ActivityColumn::Changes ? plainToolTip(linesAt(row).join(u'\n')) : QString();
}

QVariant ActivityTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto column = static_cast<ActivityColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), column);
    case Qt::ToolTipRole:
        return toolTip(index.row(), column);
    case ValueRole:
        return value(index.row(), column);
    case KeyRole:
        return rowAt(index.row()).cohort.value;
    default:
        return {};
    }
}

QVariant ActivityTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kActivityColumns || role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("When"), tr("Who"), tr("What"), tr("Cohort"), tr("Changes")};
    return titles[section];
}

} // namespace desk
