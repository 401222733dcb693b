// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed/cohortmaker.h"
#include "app/demo/seed/cohortplan.h"
#include "app/demo/seed/worldseed.h"
#include "app/demo/world/world.h"

namespace demo {

namespace {

std::vector<CohortPlan> mainPlans(const WorldSeed &wanted)
{
    const auto count = static_cast<std::size_t>(wanted.cohorts);
    std::vector<CohortPlan> plans;
    addFirstPlans(plans);
    addTreePlans(plans);
    addStaticPlans(plans);
    addOddPlans(plans);
    addBehaviourPlans(plans);
    addPersonPlans(plans);
    addOrdinaryPlans(plans, count, wanted.seed);
    plans.resize(count);
    return plans;
}

std::vector<CohortPlan> smallPlans()
{
    std::vector<CohortPlan> plans;
    addOrdinaryPlans(plans, 6, 2);
    return plans;
}

void makeAll(const CohortMaker &maker, const std::vector<CohortPlan> &plans)
{
    std::uint64_t number = 0;
    for (const CohortPlan &plan : plans)
        maker.make(plan, ++number);
}

} // namespace

void seedCohorts(World &world, const WorldSeed &wanted)
{
    makeAll(CohortMaker(world, MainProject, wanted.seed), mainPlans(wanted));
    makeAll(CohortMaker(world, SmallProject, wanted.seed + 1), smallPlans());
}

} // namespace demo
