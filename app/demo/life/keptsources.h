// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/life/population.h"

#include <cstdint>
#include <optional>

namespace demo {

class Database;

// Where the people of unfinished fillings come from, kept in the store with the cohorts: a filling outlives the process
// that began it, and a failed one can be tried again. Call within a transaction.
void keepSource(Database &database, std::int64_t cohort, const PopulationSource &source);
std::optional<PopulationSource> keptSource(Database &database, std::int64_t cohort);
// The filling is done or abandoned.
void dropSource(Database &database, std::int64_t cohort);

} // namespace demo
