// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/clock.h"
#include "app/demo/json.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace demo {

class Database;

// One entry of the activity log (contract 11).
struct ActivityRow
{
    std::int64_t projectId = 0;
    std::int64_t cohortId = 0;
    std::optional<std::int64_t> userId = {}; // nothing: the system
    std::string activity;
    Json detail = Json::object();
    Micros createdAt = 0;
};

// Call within Store::read or Store::write. Without a cohort: of all cohorts of the project. Newest first.
void addActivity(Database &database, const ActivityRow &row);
std::int64_t countActivity(Database &database, std::int64_t project, std::optional<std::int64_t> cohort);
std::vector<ActivityRow> readActivity(Database &database, std::int64_t project, std::optional<std::int64_t> cohort,
                                      std::int64_t limit, std::int64_t offset);

} // namespace demo
