// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/domain/calculationrun.h"
#include "models/tables/appendingtablemodel.h"

namespace desk {

enum class CalculationColumn { Started, Outcome, People, Duration, RowsRead, Memory, Error };
constexpr int kCalculationColumns = static_cast<int>(CalculationColumn::Error) + 1;

enum class RunState {
    Running,
    Succeeded,
    Failed,
    Lost //!< began long ago and never ended (contract 7.3)
};
RunState runStateOf(const CalculationRun &run, const QDateTime &now);

//! The calculations of one cohort, newest first. Owned by its page; GUI thread.
class CalculationsTableModel final : public AppendingRows<CalculationRun>
{
    Q_OBJECT
public:
    //! `fetch` knows whose calculations it reads.
    explicit CalculationsTableModel(PageFetch fetch, Clock clock = systemClock(), QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    bool isSame(const CalculationRun &a, const CalculationRun &b) const override { return a.id == b.id; }
    QVariant value(const CalculationRun &run, CalculationColumn column) const;
    QString text(const CalculationRun &run, CalculationColumn column) const;
    QString outcomeWord(const CalculationRun &run) const;
    QString durationText(const CalculationRun &run) const;

    Clock m_clock;
};

} // namespace desk
