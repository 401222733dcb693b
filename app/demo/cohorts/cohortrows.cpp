// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/cohorts/cohortrows.h"

#include "app/demo/store/database.h"

namespace demo {

namespace {

constexpr std::size_t BlockBytes = 128; // 1024 persons; the view cohort_person counts on it

constexpr const char *Columns =
    "id, project_id, name, description, groups, deleted, filters, query, version, pending_version, is_calculating, "
    "created_by, created_at, last_calculation, last_backfill, errors_calculating, last_error_code, count, "
    "last_import_total, last_import_unmatched, population, is_static, cohort_type, experiments";

Json jsonColumn(const Statement &row, int column)
{
    return row.isNull(column) ? Json() : Json::parse(row.text(column), nullptr, false);
}

std::optional<std::string> jsonOrNull(const Json &value)
{
    return value.is_null() ? std::nullopt : std::optional(jsonText(value));
}

CohortRecord recordOf(const Statement &row)
{
    CohortRecord cohort;
    cohort.id = row.integer(0);
    cohort.projectId = row.integer(1);
    cohort.name = row.maybeText(2);
    cohort.description = row.text(3);
    cohort.groups = jsonColumn(row, 4);
    cohort.deleted = row.integer(5) != 0;
    cohort.filters = jsonColumn(row, 6);
    cohort.query = jsonColumn(row, 7);
    cohort.version = row.maybeInteger(8);
    cohort.pendingVersion = row.maybeInteger(9);
    cohort.isCalculating = row.integer(10) != 0;
    cohort.createdBy = row.maybeInteger(11);
    cohort.createdAt = row.maybeInteger(12);
    cohort.lastCalculation = row.maybeInteger(13);
    cohort.lastBackfill = row.maybeInteger(14);
    cohort.errorsCalculating = row.integer(15);
    cohort.lastErrorCode = row.maybeText(16);
    cohort.count = row.maybeInteger(17);
    cohort.lastImportTotal = row.maybeInteger(18);
    cohort.lastImportUnmatched = row.maybeInteger(19);
    cohort.population = jsonColumn(row, 20);
    cohort.isStatic = row.integer(21) != 0;
    cohort.cohortType = row.maybeText(22);
    cohort.experiments = jsonColumn(row, 23);
    return cohort;
}

} // namespace

std::vector<CohortRecord> readCohorts(Database &database)
{
    std::vector<CohortRecord> cohorts;
    Statement rows = database.prepare(std::string("SELECT ") + Columns + " FROM cohort");
    while (rows.step())
        cohorts.push_back(recordOf(rows));
    return cohorts;
}

void writeCohort(Database &database, CohortRecord &cohort)
{
    const std::optional<std::int64_t> id = cohort.id == 0 ? std::nullopt : std::optional(cohort.id);
    const std::string groups = jsonText(cohort.groups);
    const std::string experiments = jsonText(cohort.experiments);
    const auto filters = jsonOrNull(cohort.filters);
    const auto query = jsonOrNull(cohort.query);
    const auto population = jsonOrNull(cohort.population);
    database
        .prepare(std::string("INSERT OR REPLACE INTO cohort(") + Columns +
                 ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
        .bind(id, cohort.projectId, cohort.name, cohort.description, groups, cohort.deleted, filters, query,
              cohort.version, cohort.pendingVersion, cohort.isCalculating, cohort.createdBy, cohort.createdAt,
              cohort.lastCalculation, cohort.lastBackfill, cohort.errorsCalculating, cohort.lastErrorCode, cohort.count,
              cohort.lastImportTotal, cohort.lastImportUnmatched, population, cohort.isStatic, cohort.cohortType,
              experiments)
        .run();
    if (cohort.id == 0)
        cohort.id = database.lastId();
}

Members readMembers(Database &database, std::int64_t cohort, std::uint32_t persons)
{
    std::string bytes = Members(persons).toBytes();
    Statement rows = database.prepare("SELECT block, bits FROM cohort_block WHERE cohort_id = ?");
    rows.bind(cohort);
    while (rows.step()) {
        const auto start = static_cast<std::size_t>(rows.integer(0)) * BlockBytes;
        const std::string_view bits = rows.text(1);
        if (start + bits.size() <= bytes.size())
            bytes.replace(start, bits.size(), bits);
    }
    return Members::fromBytes(persons, bytes).value_or(Members(persons));
}

void writeMembers(Database &database, std::int64_t cohort, const Members &members)
{
    database.prepare("DELETE FROM cohort_block WHERE cohort_id = ?").bind(cohort).run();
    Statement insert = database.prepare("INSERT INTO cohort_block(cohort_id, block, bits) VALUES (?, ?, ?)");
    const std::string bytes = members.toBytes();
    for (std::size_t start = 0; start < bytes.size(); start += BlockBytes) {
        const std::string_view bits = std::string_view(bytes).substr(start, BlockBytes);
        if (bits.find_first_not_of('\0') != std::string_view::npos)
            insert.bind(cohort, start / BlockBytes, Blob{bits}).run();
    }
}

} // namespace demo
