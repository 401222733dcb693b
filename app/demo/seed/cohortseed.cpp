// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/filters/savecheck.h"
#include "app/demo/seed/cohortmaker.h"
#include "app/demo/seed/cohortplan.h"
#include "app/demo/seed/worldseed.h"
#include "app/demo/world/world.h"

namespace demo {

namespace {

// The first of the plans, so many that `count` cohorts are there to be listed; deleted ones come on top.
std::vector<CohortPlan> cutTo(std::vector<CohortPlan> plans, std::size_t count)
{
    std::size_t living = 0, taken = 0;
    while (living < count && taken < plans.size())
        living += plans[taken++].state == SeedState::Deleted ? 0 : 1;
    plans.resize(taken);
    return plans;
}

// Criteria that a newer server saves and this one refuses: nobody can have saved them here. What no server saves is
// older than all of them.
bool isTooNew(const CohortPlan &plan, Generation generation)
{
    return !plan.filters.is_null() && checkFilters(plan.filters).ok() && !checkFilters(plan.filters, generation).ok();
}

std::vector<CohortPlan> mainPlans(const WorldSeed &wanted, Generation generation)
{
    constexpr std::size_t deleted = 2;
    const auto count = static_cast<std::size_t>(wanted.cohorts);
    std::vector<CohortPlan> plans;
    addFirstPlans(plans);
    addTreePlans(plans);
    addStaticPlans(plans);
    addOddPlans(plans);
    addBehaviourPlans(plans);
    addPersonPlans(plans);
    addRarePlans(plans);
    std::erase_if(plans, [&](const CohortPlan &plan) { return isTooNew(plan, generation); });
    addOrdinaryPlans(plans, count + deleted, wanted.seed);
    return cutTo(std::move(plans), count);
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
    makeAll(CohortMaker(world, MainProject, wanted.seed), mainPlans(wanted, world.generation));
    makeAll(CohortMaker(world, SmallProject, wanted.seed + 1), smallPlans());
}

} // namespace demo
