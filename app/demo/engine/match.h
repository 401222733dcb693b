// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/engine/calculation.h"

#include <nlohmann/json.hpp>

namespace demo {

//! The work of matchPersons. Throws Failure.
[[nodiscard]] Members matchingPersons(const nlohmann::json &properties, Calculation &calculation);

} // namespace demo
