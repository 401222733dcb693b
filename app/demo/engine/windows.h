// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/engine/propertytest.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace demo {

//! A range of instants, both ends included.
struct Window
{
    std::int64_t fromUs = std::numeric_limits<std::int64_t>::min();
    std::int64_t toUs = std::numeric_limits<std::int64_t>::max();
    [[nodiscard]] bool contains(std::int64_t timeUs) const noexcept { return timeUs >= fromUs && timeUs <= toUs; }
};

//! A whole number above 0, also from a text; throws Failure naming \a name otherwise.
[[nodiscard]] std::int64_t positiveInteger(const nlohmann::json &value, std::string_view name);

//! The bound that a number and an interval stand for: `-30d` for 30 and `day`. The interval `minute` comes out as
//! months, as on the real server. Throws Failure for other intervals and numbers below 1.
[[nodiscard]] std::string relativeText(const nlohmann::json &number, const nlohmann::json &interval,
                                       std::string_view prefix);

//! The lower and upper bound a leaf asks for, as texts; an empty upper one means none.
struct BoundTexts
{
    std::string from;
    std::string to;
};
//! explicit_datetime(_to) where given, else time_value and time_interval.
[[nodiscard]] BoundTexts boundTexts(const nlohmann::json &leaf);

//! W1: from the start of the day (or hour) of the lower bound to the end of the day of the upper one or of now.
[[nodiscard]] Window dayWindow(const BoundTexts &bounds, const DateContext &dates);
//! W2: between the bounds to the microsecond, both excluded; without an upper one until five seconds from now.
[[nodiscard]] Window exactWindow(const BoundTexts &bounds, const DateContext &dates);

} // namespace demo
