// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/cohorts/cohortshelf.h"
#include "app/demo/life/calculator.h"
#include "app/demo/life/cohortfields.h"

#include <cstdint>

namespace demo {

struct World;

// What a change is made to, and who makes it.
struct CohortPlace
{
    std::int64_t project = 0;
    std::int64_t cohort = 0;
    std::int64_t user = 0;
};

/* Creates and changes cohorts as the real server does (contract 3, 8, 10), with their activity entries. All or nothing,
   also where the real server is not. Owned by the server; any thread. Everything throws ApiError, and returns the
   cohort as this change left it, whatever has happened to it since. */
class CohortWriter final
{
public:
    CohortWriter(World &world, Calculator &calculator);

    CohortPtr create(std::int64_t project, const CohortFields &fields, std::int64_t user);
    CohortPtr change(const CohortPlace &place, const CohortFields &fields, Save save);
    // A static copy of a dynamic cohort's present members (contract 10.1).
    CohortPtr duplicateAsStatic(const CohortPlace &place);
    CohortPtr retryPopulation(const CohortPlace &place);
    CohortPtr abandonPopulation(const CohortPlace &place);

private:
    // What is to be done after a change was stored.
    struct Later
    {
        std::vector<Calculator::Run> runs = {};
        std::optional<PopulationSource> source = {};
        bool isPostponed = false; // the source was not worked off at the first attempt
    };

    CohortPtr store(CohortChanges &changes, CohortRecord cohort, Later &later);
    void follow(const CohortRecord &cohort, Later later);

    World &m_world;
    Calculator &m_calculator;
};

} // namespace demo
