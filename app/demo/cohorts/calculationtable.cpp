// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/cohorts/calculationtable.h"

#include "app/demo/store/database.h"

namespace demo {

void putCalculation(Database &database, const CalculationRow &row)
{
    database
        .prepare("INSERT OR REPLACE INTO calculation(id, cohort_id, filters, count, started_at, finished_at, queries, "
                 "error, error_code) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id, row.cohortId, jsonText(row.filters), row.count, row.startedAt, row.finishedAt,
              jsonText(row.queries), row.error, row.errorCode)
        .run();
}

std::int64_t countCalculations(Database &database, std::int64_t cohort)
{
    Statement count = database.prepare("SELECT count(*) FROM calculation WHERE cohort_id = ?");
    count.bind(cohort);
    return count.step() ? count.integer(0) : 0;
}

std::vector<CalculationRow> readCalculations(Database &database, std::int64_t cohort, std::int64_t limit,
                                             std::int64_t offset)
{
    std::vector<CalculationRow> found;
    Statement rows = database.prepare("SELECT id, cohort_id, filters, count, started_at, finished_at, queries, error, "
                                      "error_code FROM calculation WHERE cohort_id = ? "
                                      "ORDER BY started_at DESC, id LIMIT ? OFFSET ?");
    rows.bind(cohort, limit, offset);
    while (rows.step())
        found.push_back({std::string(rows.text(0)), rows.integer(1), Json::parse(rows.text(2), nullptr, false),
                         rows.maybeInteger(3), rows.integer(4), rows.maybeInteger(5),
                         Json::parse(rows.text(6), nullptr, false), rows.maybeText(7), rows.maybeText(8)});
    return found;
}

} // namespace demo
