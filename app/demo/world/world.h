// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/clock.h"
#include "app/demo/cohorts/cohortshelf.h"
#include "app/demo/columns/records.h"
#include "app/demo/engine/surroundings.h"
#include "app/demo/generation.h"
#include "app/demo/people/people.h"
#include "app/demo/server/stopflag.h"
#include "app/demo/store/store.h"
#include "app/demo/world/documents.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <vector>

namespace demo {

// A project with its people. Lives as long as the World.
struct Project
{
    std::int64_t id = 0;
    Zone zone;
    std::unique_ptr<People> people;
    std::map<std::int64_t, ActionRecord> actions = {};
    Json testAccountFilters = Json::array();
};

// Everything the routes answer from. Owned by the server; its parts say how threads share them.
struct World
{
    World(const std::string &path, Generation played, std::optional<Micros> fixedNow)
        : clock(fixedNow)
        , generation(played)
        , traits(traitsOf(played))
        , store(path)
    {}

    Clock clock;
    Generation generation;
    const GenerationTraits &traits;
    std::chrono::milliseconds calculationDelay{400};
    Store store;
    std::int64_t eventCount = 0; // of the first project
    Documents documents = {};
    std::map<std::int64_t, Project> projects = {};
    std::unique_ptr<CohortShelf> cohorts = {}; // after the projects: it needs to know how many persons they have
    StopFlag stopping = {};

    // The server ends: what waits in its threads goes home.
    void stop();
    // What criteria of this project are evaluated against now: last stored members, the project's actions and filters.
    Surroundings surroundings(std::int64_t project) const;
};

// The engine's form of an action as it is answered.
ActionRecord actionRecord(const Json &action);

} // namespace demo
