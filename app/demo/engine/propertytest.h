// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/engine/zone.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <functional>
#include <string_view>

namespace demo {

//! Decides about the text of a present value.
using TextTest = std::function<bool(std::string_view)>;

/*! One operator with its value, ready to be asked for every distinct stored value. */
struct PropertyTest
{
    TextTest present;
    bool missing = false; //!< the answer where the property is absent or null
};

//! The clock and zone that dates are read by.
struct DateContext
{
    std::int64_t nowUs = 0;
    Zone zone;
};

//! Prepares a test (grammar 3 and 10.2-10.10). Throws Failure for unknown operators, invalid expressions, ranges and
//! versions.
[[nodiscard]] PropertyTest propertyTest(std::string_view name, const nlohmann::json &value, const DateContext &dates);

} // namespace demo
