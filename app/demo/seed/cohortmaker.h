// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/clock.h"
#include "app/demo/cohorts/cohortrecord.h"
#include "app/demo/engine/engine.h"
#include "app/demo/seed/cohortplan.h"

#include <cstdint>

namespace demo {

class Random;
struct World;

// Turns plans into stored cohorts whose members and counts are true: the engine evaluates the criteria.
class CohortMaker final
{
public:
    CohortMaker(World &world, std::int64_t project, std::uint64_t seed);

    // `number` tells it from others: chance depends on it.
    void make(const CohortPlan &plan, std::uint64_t number) const;

private:
    CohortRecord begun(const CohortPlan &plan, Random &random) const;
    Evaluation calculated(CohortRecord &cohort, Random &random) const;
    Members listed(CohortRecord &cohort, const CohortPlan &plan, Random &random) const;
    void putState(CohortRecord &cohort, const CohortPlan &plan) const;

    World &m_world;
    std::int64_t m_project;
    std::uint64_t m_seed;
    Micros m_now;
};

} // namespace demo
