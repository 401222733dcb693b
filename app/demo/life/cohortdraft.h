// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/cohorts/cohortrecord.h"
#include "app/demo/filters/references.h"
#include "app/demo/life/cohortfields.h"
#include "app/demo/life/population.h"

#include <cstdint>
#include <optional>

namespace demo {

struct World;

// How the checks of criteria find other cohorts of the project. Borrows the world.
CohortLookup cohortLookup(const World &world, std::int64_t project);
[[noreturn]] void refuse(const SaveError &error);

// The cohort with the sent fields, each checked (contract 3.2, and 3.4 rule 1). Throws ApiError. `cohort` is a new
// record or the stored one.
CohortRecord withFields(CohortRecord cohort, const CohortFields &fields, Save save, const World &world);

// Where the people come from that a save adds later (contract 3.2 B and 3.4 rule 7); nothing for dynamic cohorts and
// for ids that are given at once. Throws ApiError for an unreadable CSV file.
std::optional<PopulationSource> sourceOf(const CohortRecord &cohort, const CohortFields &fields, Save save,
                                         const World &world);

} // namespace demo
