// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/cohorts/cohortrecord.h"
#include "app/demo/columns/members.h"

#include <vector>

namespace demo {

class Database;

// The table `cohort` and its members, row by row. Call within Store::read or Store::write.
std::vector<CohortRecord> readCohorts(Database &database);
// Inserts when the id is 0 (and sets it), else replaces the row.
void writeCohort(Database &database, CohortRecord &cohort);
Members readMembers(Database &database, std::int64_t cohort, std::uint32_t persons);
void writeMembers(Database &database, std::int64_t cohort, const Members &members);

} // namespace demo
