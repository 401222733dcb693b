// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>

namespace demo {

//! Deeper JSON is refused on save and not calculated: the JSON reader of the real server gives up there too, and
//! copying or printing it would eat the stack of whoever handles it later.
constexpr std::size_t deepestFilters = 1000;

//! True when lists and objects are nested deeper than \a levels. Needs no stack itself.
[[nodiscard]] bool nestedDeeperThan(const nlohmann::json &value, std::size_t levels);

} // namespace demo
