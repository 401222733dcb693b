// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/cohorts/activitytable.h"

#include "app/demo/store/database.h"

namespace demo {

void addActivity(Database &database, const ActivityRow &row)
{
    database
        .prepare("INSERT INTO activity(project_id, cohort_id, user_id, activity, detail, created_at) "
                 "VALUES (?, ?, ?, ?, ?, ?)")
        .bind(row.projectId, row.cohortId, row.userId, row.activity, jsonText(row.detail), row.createdAt)
        .run();
}

std::int64_t countActivity(Database &database, std::int64_t project, std::optional<std::int64_t> cohort)
{
    Statement count =
        database.prepare("SELECT count(*) FROM activity WHERE project_id = ?1 AND cohort_id = ifnull(?2, cohort_id)");
    count.bind(project, cohort);
    return count.step() ? count.integer(0) : 0;
}

std::vector<ActivityRow> readActivity(Database &database, std::int64_t project, std::optional<std::int64_t> cohort,
                                      std::int64_t limit, std::int64_t offset)
{
    std::vector<ActivityRow> found;
    Statement rows = database.prepare("SELECT project_id, cohort_id, user_id, activity, detail, created_at "
                                      "FROM activity WHERE project_id = ?1 AND cohort_id = ifnull(?2, cohort_id) "
                                      "ORDER BY created_at DESC, id DESC LIMIT ?3 OFFSET ?4");
    rows.bind(project, cohort, limit, offset);
    while (rows.step())
        found.push_back({rows.integer(0), rows.integer(1), rows.maybeInteger(2), std::string(rows.text(3)),
                         Json::parse(rows.text(4), nullptr, false), rows.integer(5)});
    return found;
}

} // namespace demo
