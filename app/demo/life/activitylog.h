// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/cohorts/activitytable.h"
#include "app/demo/cohorts/cohortrecord.h"
#include "app/demo/generation.h"

#include <optional>

namespace demo {

// The entry for what a save changed (contract 11); nothing when it changed nothing. `before` null: created.
std::optional<ActivityRow> entryFor(const CohortRecord *before, const CohortRecord &after,
                                    const GenerationTraits &traits);
// The entry for people added or removed by hand.
ActivityRow membersEntry(const CohortRecord &cohort, const char *activity, const Json &before, const Json &after);

} // namespace demo
