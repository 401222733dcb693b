// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/cohorts/cohortshelf.h"
#include "app/demo/life/calculator.h"
#include "app/demo/life/cohortfields.h"

#include <cstdint>
#include <optional>

namespace demo {

struct World;

/* Creates and changes cohorts as the real server does (contract 3 to 5), with their activity entries. All or nothing,
   also where the real server is not. Owned by the server; any thread. Everything throws ApiError. */
class CohortWriter final
{
public:
    CohortWriter(World &world, Calculator &calculator);

    CohortPtr create(std::int64_t project, const CohortFields &fields, std::int64_t user);
    CohortPtr change(std::int64_t project, std::int64_t id, const CohortFields &fields, Save save, std::int64_t user);
    // A static copy of a dynamic cohort's present members (contract 10.1).
    CohortPtr duplicateAsStatic(std::int64_t project, std::int64_t id, std::int64_t user);
    void addPersons(std::int64_t project, std::int64_t id, const Json &personIds, std::int64_t user);
    void removePerson(std::int64_t project, std::int64_t id, const Json &personId, std::int64_t user);
    CohortPtr retryPopulation(std::int64_t project, std::int64_t id);
    CohortPtr abandonPopulation(std::int64_t project, std::int64_t id);

private:
    CohortRecord applied(CohortRecord cohort, const CohortFields &fields, const CohortRecord *before) const;
    void checkUpdate(const CohortRecord &before, const CohortRecord &after, const CohortFields &fields,
                     Save save) const;
    void checkFlagRule(const CohortRecord &before, const CohortRecord &after, const CohortFields &fields) const;
    std::optional<PopulationSource> sourceOf(const CohortRecord &cohort, const CohortFields &fields, Save save) const;
    void log(CohortChanges &changes, const CohortRecord *before, const CohortRecord &after, std::int64_t user);

    World &m_world;
    Calculator &m_calculator;
};

} // namespace demo
