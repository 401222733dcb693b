// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/life/calculationoutcome.h"

#include "app/demo/filters/legacygroups.h"

#include <QUuid>

#include <algorithm>

namespace demo {

namespace {

Json queryFigures(const Evaluation &evaluation, const std::string &row)
{
    constexpr std::int64_t rowsPerMegabyte = 50'000;
    const auto ms = std::max<std::int64_t>(1, evaluation.figures.microseconds / 1000);
    return Json::array({{{"query", "INSERT INTO cohortpeople SELECT id FROM persons WHERE <" +
                                       std::to_string(evaluation.figures.leaves) + " conditions>"},
                         {"query_id", "demo_" + row},
                         {"query_ms", ms},
                         {"memory_mb", 1 + evaluation.figures.readRows / rowsPerMegabyte},
                         {"read_rows", evaluation.figures.readRows},
                         {"written_rows", evaluation.members.count()}}});
}

} // namespace

CalculationRow beginRow(const CohortRecord &cohort, Micros now)
{
    CalculationRow row;
    row.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    row.cohortId = cohort.id;
    row.filters = effectiveGroup(cohort.filters, cohort.groups);
    row.startedAt = now;
    return row;
}

void finishRow(CalculationRow &row, const Evaluation &evaluation, Micros now)
{
    row.finishedAt = now;
    if (evaluation.ok()) {
        row.count = evaluation.members.count();
        row.queries = queryFigures(evaluation, row.id);
    } else {
        row.error = evaluation.error;
        row.errorCode = evaluation.errorCode;
    }
}

bool settle(CohortRecord &cohort, std::int64_t version, const CalculationRow &row)
{
    cohort.isCalculating = cohort.pendingVersion.value_or(0) > version;
    if (row.errorCode) {
        cohort.errorsCalculating += cohort.isCalculating ? 0 : 1;
        cohort.lastErrorCode = row.errorCode;
        return false;
    }
    if (version <= cohort.version.value_or(0))
        return false; // a lower version never overwrites a higher one
    cohort.version = version;
    cohort.count = row.count;
    cohort.lastCalculation = row.finishedAt;
    cohort.errorsCalculating = 0;
    return true;
}

} // namespace demo
