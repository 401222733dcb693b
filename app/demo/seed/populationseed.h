// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/clock.h"

#include <cstdint>

namespace demo {

class Members;
struct CohortPlan;
struct CohortRecord;

// The counts of an import: at most the plan's, so that they fit the members however few persons there are.
void putImport(CohortRecord &cohort, const Members &members, const CohortPlan &plan);
// The latest population run of a static cohort, in the state the plan names (contract 8).
void putPopulation(CohortRecord &cohort, const CohortPlan &plan, std::uint64_t seed, Micros now);

} // namespace demo
