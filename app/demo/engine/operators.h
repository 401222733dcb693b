// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/engine/propertytest.h"

#include <nlohmann/json.hpp>

#include <string_view>

// The operators by subject. Each function prepares the test of one operator for one value or for all parts of a list.

namespace demo {

[[nodiscard]] TextTest equalsAny(const nlohmann::json &parts);
//! \a wildcards: whether % and _ are special.
[[nodiscard]] TextTest containsAny(const nlohmann::json &parts, bool wildcards);
[[nodiscard]] TextTest findsAny(const nlohmann::json &parts);

enum class Order { Less, LessOrEqual, Greater, GreaterOrEqual };
[[nodiscard]] TextTest ordered(Order order, const nlohmann::json &value);
[[nodiscard]] TextTest between(const nlohmann::json &value, bool inside);

enum class DateOrder { Before, Exact, After };
[[nodiscard]] TextTest dated(DateOrder order, const nlohmann::json &value, const DateContext &dates);

//! \a name is the operator without its prefix: eq, neq, gt, gte, lt, lte, tilde, caret, wildcard.
[[nodiscard]] TextTest versioned(std::string_view name, const nlohmann::json &value);

} // namespace demo
