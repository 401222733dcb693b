// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>
#include <vector>

namespace desk {

struct CalculationQuery
{
    QString query, queryId;
    std::optional<qint64> ms, memoryMb, readRows, writtenRows;
    bool operator==(const CalculationQuery &) const = default;
};

//! One row of the calculation history (contract 7.3).
struct CalculationRun
{
    QString id;
    QByteArray filters; //!< the group itself, or wrapped in `properties`: both occur
    std::optional<qint64> count;
    QDateTime startedAt, finishedAt;
    std::optional<std::vector<CalculationQuery>> queries;
    QString error; //!< raw technical text; "" when null
    std::optional<double> durationSeconds;
    bool isCompleted = false, isSuccessful = false;
    std::optional<qint64> totalMs, totalMemoryMb, totalReadRows, totalWrittenRows;
    bool operator==(const CalculationRun &) const = default;
};

} // namespace desk
