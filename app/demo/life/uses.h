// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/json.h"

#include <cstdint>
#include <string>
#include <vector>

namespace demo {

struct World;

// Where a cohort is used (contract 9.1): the documents, and the cohorts whose criteria name it. All by id.
struct Uses
{
    std::vector<Json> flags;    // active and not, directly or through another dynamic cohort
    std::vector<Json> insights; // whose query filters or breaks down by it
    std::vector<std::int64_t> cohorts;
    bool testAccounts = false; // the project's "Filter out internal and test users"
};

Uses usesOf(std::int64_t project, std::int64_t cohort, const World &world);

// Active flags among them, by name, else key.
std::vector<std::string> activeFlagNames(const Uses &uses);
// What a used insight or cohort is called in lists: nameless ones get a name.
std::string insightName(const Json &insight);
std::string cohortName(std::int64_t project, std::int64_t cohort, const World &world);

// The refusal of a deletion (contract 9.2); empty when nothing stands in the way.
std::string deletionRefusal(std::int64_t project, std::int64_t cohort, const World &world);

} // namespace demo
