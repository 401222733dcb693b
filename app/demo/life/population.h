// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/cohorts/cohortrecord.h"
#include "app/demo/life/calculator.h"

#include <string>

namespace demo {

struct World;

// What a filling found.
struct PopulationResult
{
    Members members;
    std::int64_t total = 0; // identifiers in the list; of other sources the matches
    std::int64_t unmatched = 0;
    bool isList = false;
    std::string errorCode, error; // empty: it worked
};

PopulationResult personsOf(const PopulationSource &source, std::int64_t project, const World &world);

// pending, running, retry_scheduled or failed (contract 8): membership and definition are locked.
bool isUnresolved(const CohortRecord &cohort);
// The cohort is being filled from now on; with a population object where the generation has them.
void beginPopulation(CohortRecord &cohort, const PopulationSource &source, World &world);
void finishPopulation(CohortRecord &cohort, const PopulationResult &result, World &world);
void failPopulation(CohortRecord &cohort, const std::string &code, World &world);
// 409 population_in_progress when the cohort has an unresolved run.
void refuseWhileUnresolved(const CohortRecord &cohort);

} // namespace demo
