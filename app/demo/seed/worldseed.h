// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/clock.h"

#include <cstdint>
#include <string>

namespace demo {

struct World;

struct WorldSeed
{
    std::uint64_t seed = 1;
    std::int64_t persons = 0;
    std::int64_t events = 0;
    std::int64_t cohorts = 0;
    std::string timezone;
};

inline constexpr std::int64_t MainProject = 1;
inline constexpr std::int64_t SmallProject = 2;
inline constexpr std::int64_t ForeignProject = 403; // of another company: it exists, and nobody here is a member

// Fills a new world and its store with the whole demo company.
void seedWorld(World &world, const WorldSeed &wanted);
// Brings back the world of a store that was seeded by an earlier start.
void openWorld(World &world);

// The steps of the above, each in its own file.
void seedAccounts(World &world, const WorldSeed &wanted);    // users, organization, projects
void seedDefinitions(World &world, const WorldSeed &wanted); // properties, events
void seedActions(World &world, const WorldSeed &wanted);
void seedCohorts(World &world, const WorldSeed &wanted); // cohorts with their members and history
void seedUses(World &world, const WorldSeed &wanted);    // flags and insights that use cohorts

} // namespace demo
