// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/filters/savecheck.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace demo {

//! Where in the filters something is wrong: member names and list positions from the root.
using Location = std::vector<std::variant<std::string, std::size_t>>;

//! Ends a check at its first problem; caught in checkFilters.
struct Refusal
{
    SaveError error;
};

//! A problem that the real server shows as the text of a Python list of validation records (contract 12).
[[noreturn]] void refuse(std::string_view type, const Location &where, std::string_view message,
                         const nlohmann::json &input);

//! "Missing required keys for person filter: value, operator"
[[noreturn]] void refuseMissing(std::string_view kind, const std::vector<std::string> &names);

[[nodiscard]] Location below(Location where, std::string_view name);
[[nodiscard]] Location below(Location where, std::size_t position);

} // namespace demo
