// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/cohorts/cohortrecord.h"
#include "app/demo/life/identifiers.h"

#include <cstdint>
#include <string>
#include <variant>

namespace demo {

struct World;

// Where the members of a static cohort come from when they are not given at once (contract 3.2 B and 10.1).
struct FromList
{
    IdentifierList list;
};
struct FromQuery
{
    Json query;
};
struct FromFilters
{
    Json filters;
};
struct FromCohort
{
    std::int64_t cohort = 0;
};
using PopulationSource = std::variant<FromList, FromQuery, FromFilters, FromCohort>;

// What a filling found.
struct PopulationResult
{
    Members members;
    std::int64_t total = 0; // identifiers in the list; of other sources the matches
    std::int64_t unmatched = 0;
    bool isList = false;
    std::string errorCode = {}, error = {}; // empty: it worked
};

PopulationResult personsOf(const PopulationSource &source, std::int64_t project, const World &world);

// The id of the cohort's latest run; empty where the generation has no runs.
std::string populationId(const CohortRecord &cohort);
// pending, running, retry_scheduled or failed (contract 8): membership and definition are locked.
bool isUnresolved(const CohortRecord &cohort);
// Throws 409 population_in_progress when the cohort has an unresolved run.
void refuseWhileUnresolved(const CohortRecord &cohort);

// The cohort is being filled from now on; with a population object where the generation has them.
void beginPopulation(CohortRecord &cohort, const PopulationSource &source, World &world);
void finishPopulation(CohortRecord &cohort, const PopulationResult &result, World &world);
// The people could not be written: they are left to a later attempt of the server, or to somebody who retries the run.
void postponePopulation(CohortRecord &cohort, World &world);
void failPopulation(CohortRecord &cohort, const std::string &code, World &world);
// An earlier process was filling the cohort, from a source that was not kept.
void interruptPopulation(CohortRecord &cohort, World &world);

// Throws the refusals of contract 8 (404, 409) when the latest run cannot be tried again. `kept` is its source as the
// store has it.
PopulationSource sourceForRetry(const CohortRecord &cohort, std::optional<PopulationSource> kept, const World &world);
void retryPopulation(CohortRecord &cohort);
// Throws 404 when there is nothing to abandon.
void abandonPopulation(CohortRecord &cohort, World &world);

} // namespace demo
