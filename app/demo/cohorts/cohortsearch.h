// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/cohorts/cohortshelf.h"

#include <string>
#include <vector>

namespace demo {

enum class CohortSearch;

// A cohort that a search found, with what `search_match_type` says of it.
struct CohortHit
{
    CohortPtr cohort;
    std::string match; // exact or similar
};

// The cohorts whose name fits the term, in the order of this generation (contract 3.1). `cohorts` come in list order.
std::vector<CohortHit> searchCohorts(const std::vector<CohortPtr> &cohorts, const std::string &term, CohortSearch kind);

} // namespace demo
