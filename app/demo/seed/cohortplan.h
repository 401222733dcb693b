// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/json.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace demo {

// How a seeded cohort gets its members.
enum class MemberSource {
    Criteria, // dynamic
    List,     // static, invented members
    Snapshot, // static, from `filters`
    Query     // static, from `query`
};

// What became of the list of people of a failed import.
enum class SeedInput { Kept, Gone, Expired };

enum class SeedState { Settled, Never, Calculating, FirstCalculation, Failing, Recovered, Deleted };

// A cohort to be seeded. Those of the main project get the ids 1, 2, 3 ... in the order of the plan, so that one can
// refer to an earlier one by number.
struct CohortPlan
{
    std::optional<std::string> name = std::string();
    std::string description = {};
    Json filters = nullptr;
    Json groups = Json::array();
    Json query = nullptr;
    MemberSource source = MemberSource::Criteria;
    SeedState state = SeedState::Settled;
    std::string errorCode = {}; // of a Failing or Recovered one
    std::string error = {};
    double share = 0;             // of all persons, for a List
    std::int64_t importTotal = 0; // 0: not imported
    std::int64_t importUnmatched = 0;
    std::string population = {}; // status of the latest run
    std::string populationSource = "list";
    SeedInput input = SeedInput::Kept;
    Json experiments = Json::array();
    std::string cohortType = {};
};

// Dynamic over criteria, the usual kind.
CohortPlan dynamicPlan(std::string name, Json filters, std::string description = {});
CohortPlan listPlan(std::string name, double share, std::string description = {});

// The zoo: every kind of criterion, state and odd name at least once.
void addFirstPlans(std::vector<CohortPlan> &plans); // those that others refer to; must come first
void addPersonPlans(std::vector<CohortPlan> &plans);
void addBehaviourPlans(std::vector<CohortPlan> &plans);
void addTreePlans(std::vector<CohortPlan> &plans);
void addOddPlans(std::vector<CohortPlan> &plans);    // legacy and broken forms, names
void addStaticPlans(std::vector<CohortPlan> &plans); // lists, snapshots, queries, runs in every state
void addRarePlans(std::vector<CohortPlan> &plans);   // what is seldom met; nobody refers to them
// Everyday cohorts until there are `count`.
void addOrdinaryPlans(std::vector<CohortPlan> &plans, std::size_t count, std::uint64_t seed);

} // namespace demo
