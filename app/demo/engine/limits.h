// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

namespace demo {

//! Throws Failure (query_size) for criteria that no real server would calculate: too deep or too many.
void refuseHuge(const nlohmann::json &criteria);

} // namespace demo
