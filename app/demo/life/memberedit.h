// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/columns/members.h"
#include "app/demo/json.h"
#include "app/demo/life/cohortwriter.h"

#include <cstdint>
#include <string>
#include <vector>

namespace demo {

struct World;

// The persons of these UUIDs; unknown ones are left out. Throws ApiError for a text that is none, where the generation
// has runs.
Members personsWithIds(const std::vector<std::string> &ids, std::int64_t project, const World &world);

// The membership of a static cohort, edited at once (contract 5), with an activity entry. All throw ApiError.
void addPersons(const CohortPlace &place, const Json &personIds, World &world);
// The same where the people cannot be written: after the checks of addPersons() the cohort is left with a failed run
// that may be tried again, and 503 is thrown (contract 5.1). Where the generation has no runs the server fails.
[[noreturn]] void failToAddPersons(const CohortPlace &place, const Json &personIds, World &world);
void removePerson(const CohortPlace &place, const Json &personId, World &world);

} // namespace demo
