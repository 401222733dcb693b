// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/cohorts/cohortrecord.h"
#include "app/demo/life/cohortfields.h"

namespace demo {

struct World;

// The rules of an update in the server's order, after the fields themselves (contract 3.4 rules 2 to 6). Throws
// ApiError for the first that is broken.
void checkUpdate(const CohortRecord &before, const CohortRecord &after, const CohortFields &fields, Save save,
                 const World &world);

} // namespace demo
