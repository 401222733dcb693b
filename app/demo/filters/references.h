// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/filters/savecheck.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace demo {

//! True when the tree holds at least one leaf or the root holds any value.
[[nodiscard]] bool hasConditions(const nlohmann::json &filters);
//! True when any leaf, at any depth, is behavioral (feature flags refuse those; contract 3.4 rule 2).
[[nodiscard]] bool hasBehavioral(const nlohmann::json &filters);
//! The cohort ids the tree refers to, each once, in the order of their first mention.
[[nodiscard]] std::vector<std::int64_t> referencedCohorts(const nlohmann::json &filters);
//! The `condition_type` of a cohort: an object of four booleans, null when there are no leaves (contract 15).
[[nodiscard]] nlohmann::json conditionType(const nlohmann::json &filters);

//! What the checks below need to know of another cohort.
struct CohortFacts
{
    bool isStatic = false;
    bool hasQuery = false;
    nlohmann::json filters; //!< effective ones (see effectiveFilters)
};
//! Another cohort of the project, deleted ones too; nullopt: there is none.
using CohortLookup = std::function<std::optional<CohortFacts>(std::int64_t)>;

//! The reference checks of an update (contract 3.4 rule 6): unknown ids and loops. \a self is the cohort being saved.
[[nodiscard]] std::optional<SaveError> checkReferences(std::int64_t self, const nlohmann::json &filters,
                                                       const CohortLookup &lookup);

//! Checks a `cohort_type` that a client sent (contract 2.4). Null and empty are always fine.
[[nodiscard]] std::optional<SaveError> checkCohortType(const nlohmann::json &sent, const CohortFacts &cohort,
                                                       std::int64_t self, const CohortLookup &lookup);

} // namespace demo
