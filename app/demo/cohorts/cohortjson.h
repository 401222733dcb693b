// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/cohorts/cohortrecord.h"

#include <optional>
#include <string>

namespace demo {

struct World;

enum class CohortShape {
    Whole,  // one cohort
    Listed, // a row of the list: no population
    Basic   // a row of the list with `basic`
};

// The cohort as this generation of the server answers it (contract 2, 14).
Json cohortJson(const CohortRecord &cohort, CohortShape shape, const World &world,
                const std::optional<std::string> &searchMatch = {});

// The user as `created_by` shows it; null when there is no such user (contract 2.2).
Json userBasic(const World &world, std::optional<std::int64_t> id);

// An instant or null.
Json timeJson(std::optional<Micros> instant);

} // namespace demo
