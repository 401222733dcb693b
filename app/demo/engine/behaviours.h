// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/engine/calculation.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace demo {

//! Why a behavioral leaf is left out of the calculation (grammar 2.4, contract 12); nullopt when it is not.
[[nodiscard]] std::optional<std::string> dropReason(const nlohmann::json &leaf);

//! The persons with the behaviour of a leaf, its negation apart. Throws Failure.
[[nodiscard]] Members behaviourMembers(const nlohmann::json &leaf, Calculation &calculation);

// The behaviours by file: performed.cpp, sequence.cpp, regularly.cpp, lifecycle.cpp.
[[nodiscard]] Members performedEvent(const nlohmann::json &leaf, Calculation &calculation);
[[nodiscard]] Members performedMultiple(const nlohmann::json &leaf, Calculation &calculation);
[[nodiscard]] Members performedFirstTime(const nlohmann::json &leaf, Calculation &calculation);
[[nodiscard]] Members performedSequence(const nlohmann::json &leaf, Calculation &calculation);
[[nodiscard]] Members performedRegularly(const nlohmann::json &leaf, Calculation &calculation);
[[nodiscard]] Members stoppedPerforming(const nlohmann::json &leaf, Calculation &calculation);
[[nodiscard]] Members restartedPerforming(const nlohmann::json &leaf, Calculation &calculation);

} // namespace demo
