// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/calculationstablemodel.h"

#include "models/tables/celltext.h"
#include "models/tables/tableroles.h"

#include <QLocale>

namespace desk {

namespace {

constexpr int kPageSize = 100;

QVariant optionalNumber(const std::optional<qint64> &number)
{
    return number ? QVariant(*number) : QVariant();
}

bool isNumeric(CalculationColumn column)
{
    return column == CalculationColumn::People || column == CalculationColumn::Duration ||
           column == CalculationColumn::RowsRead || column == CalculationColumn::Memory;
}

} // namespace

RunState runStateOf(const CalculationRun &run, const QDateTime &now)
{
    if (run.isCompleted)
        return run.isSuccessful ? RunState::Succeeded : RunState::Failed;
    const bool isOld = run.startedAt.isValid() && run.startedAt.secsTo(now) > 24 * 3600;
    return isOld ? RunState::Lost : RunState::Running;
}

CalculationsTableModel::CalculationsTableModel(PageFetch fetch, Clock clock, QObject *parent)
    : AppendingRows(std::move(fetch), kPageSize, parent)
    , m_clock(std::move(clock))
{}

int CalculationsTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kCalculationColumns;
}

QString CalculationsTableModel::outcomeWord(const CalculationRun &run) const
{
    switch (runStateOf(run, m_clock())) {
    case RunState::Running:
        return tr("running");
    case RunState::Succeeded:
        return tr("calculated");
    case RunState::Failed:
        return tr("failed");
    case RunState::Lost:
        return tr("never ended");
    }
    return {};
}

QVariant CalculationsTableModel::value(const CalculationRun &run, CalculationColumn column) const
{
    switch (column) {
    case CalculationColumn::Started:
        return run.startedAt.isValid() ? QVariant(run.startedAt) : QVariant();
    case CalculationColumn::Outcome:
        return outcomeWord(run);
    case CalculationColumn::People:
        return optionalNumber(run.count);
    case CalculationColumn::Duration:
        return run.durationSeconds ? QVariant(*run.durationSeconds) : QVariant();
    case CalculationColumn::RowsRead:
        return optionalNumber(run.totalReadRows);
    case CalculationColumn::Memory:
        return optionalNumber(run.totalMemoryMb);
    case CalculationColumn::Error:
        return run.error.isEmpty() ? QVariant() : QVariant(run.error);
    }
    return {};
}

QString CalculationsTableModel::durationText(const CalculationRun &run) const
{
    if (!run.durationSeconds)
        return {};
    const double seconds = *run.durationSeconds;
    return seconds < 120 ? tr("%1 s").arg(QLocale().toString(seconds, 'f', 1))
                         : tr("%1 min").arg(QLocale().toString(seconds / 60, 'f', 1));
}

QString CalculationsTableModel::text(const CalculationRun &run, CalculationColumn column) const
{
    const QVariant exact = value(run, column);
    switch (column) {
    case CalculationColumn::Started:
        return localTime(run.startedAt);
    case CalculationColumn::Duration:
        return durationText(run);
    case CalculationColumn::People:
    case CalculationColumn::RowsRead:
        return exact.isValid() ? localNumber(exact.toLongLong()) : QString();
    case CalculationColumn::Memory:
        return exact.isValid() ? tr("%1 MB").arg(localNumber(exact.toLongLong())) : QString();
    default:
        return oneLine(exact.toString());
    }
}

QVariant CalculationsTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const CalculationRun &run = rowAt(index.row());
    const auto column = static_cast<CalculationColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(run, column);
    case Qt::ToolTipRole:
        return column == CalculationColumn::Started ? exactUtc(run.startedAt) : plainToolTip(run.error);
    case Qt::TextAlignmentRole:
        return static_cast<int>((isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case ValueRole:
        return value(run, column);
    case StateRole:
        return static_cast<int>(runStateOf(run, m_clock()));
    case ErrorTextRole:
        return run.error;
    case KeyRole:
        return run.id;
    default:
        return {};
    }
}

QVariant CalculationsTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kCalculationColumns || role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("Started"),   tr("Outcome"), tr("People"), tr("Duration"),
                             tr("Rows read"), tr("Memory"),  tr("Error")};
    return titles[section];
}

} // namespace desk
