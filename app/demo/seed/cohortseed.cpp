// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/columns/columns.h"
#include "app/demo/engine/engine.h"
#include "app/demo/seed/random.h"
#include "app/demo/seed/worldseed.h"
#include "app/demo/world/world.h"

namespace demo {

namespace {

Members someMembers(Random &random, std::uint32_t persons, double share)
{
    Members members(persons);
    for (std::uint32_t i = 0; i < persons; ++i) {
        if (random.chance(share))
            members.add(i);
    }
    return members;
}

} // namespace

void seedCohorts(World &world, const WorldSeed &wanted)
{
    const Micros now = world.clock.instant();
    const std::uint32_t persons = world.projects.at(MainProject).people->count();
    world.cohorts->change([&](CohortChanges &changes) {
        for (std::int64_t i = 0; i < wanted.cohorts; ++i) {
            Random random(wanted.seed, 400, static_cast<std::uint64_t>(i));
            CohortRecord cohort;
            cohort.projectId = MainProject;
            cohort.name = "List " + std::to_string(i + 1);
            cohort.isStatic = true;
            cohort.createdBy = 1 + static_cast<std::int64_t>(random.below(6));
            cohort.createdAt = now - static_cast<Micros>(random.below(800)) * MicrosPerDay;
            cohort.lastCalculation = cohort.createdAt;
            Members members = someMembers(random, persons, random.unit() * 0.4);
            cohort.count = members.count();
            const std::int64_t id = changes.put(std::move(cohort));
            changes.putMembers(id, std::move(members));
        }
    });
}

} // namespace demo
