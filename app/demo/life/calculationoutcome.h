// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/cohorts/calculationtable.h"
#include "app/demo/cohorts/cohortrecord.h"
#include "app/demo/engine/engine.h"

#include <cstdint>

namespace demo {

// The row that the history gets for a run that begins now (contract 7.3).
CalculationRow beginRow(const CohortRecord &cohort, Micros now);
// Puts the end of the run into its row.
void finishRow(CalculationRow &row, const Evaluation &evaluation, Micros now);

// What the end of the run for `version` changes in the cohort (contract 7.1). True when its members are the cohort's
// from now on.
bool settle(CohortRecord &cohort, std::int64_t version, const CalculationRow &row);

} // namespace demo
