// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/cohorts/activitytable.h"
#include "app/demo/cohorts/cohortrecord.h"

#include <cstdint>
#include <optional>

namespace demo {

struct World;

enum class MemberChange { Added, Removed };

// The entries of contract 11, stamped now. Those of a save: none when it changed nothing.
ActivityRow createdEntry(const CohortRecord &cohort, std::int64_t user, World &world);
std::optional<ActivityRow> changedEntry(const CohortRecord &before, const CohortRecord &after, std::int64_t user,
                                        World &world);
// People added or removed by hand; `persons` as they were sent.
ActivityRow membersEntry(const CohortRecord &cohort, MemberChange change, const Json &persons, std::int64_t user,
                         World &world);

} // namespace demo
