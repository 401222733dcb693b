// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/engine/calculation.h"

#include <nlohmann/json.hpp>

namespace demo {

//! A set of persons, or the complement of one. The real server calculates with complements only inside an AND.
struct Part
{
    Members members;
    bool negated = false;
};

//! A leaf of type person. Throws Failure.
[[nodiscard]] Members personMembers(const nlohmann::json &leaf, Calculation &calculation);
//! A leaf of type person_metadata: compares the time of creation. Throws Failure.
[[nodiscard]] Members metadataMembers(const nlohmann::json &leaf, Calculation &calculation);
//! A leaf that refers to a cohort. A missing cohort means nobody, and then its negation is lost (grammar 5.4).
[[nodiscard]] Part cohortPart(const nlohmann::json &leaf, Calculation &calculation);
//! The id a cohort leaf refers to. Throws Failure for lists and for what is no number.
[[nodiscard]] std::int64_t cohortId(const nlohmann::json &leaf);
//! The negation of a leaf, also from the texts that old rows hold.
[[nodiscard]] bool isNegated(const nlohmann::json &leaf);

} // namespace demo
