// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/filters/savecheck.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demo {

/*! Where in the filters something is wrong: a chain of member names and list positions up to the root. The links live
    on the stack of the check, so that knowing the place costs nothing while all is well. */
struct Location
{
    const Location *above = nullptr;
    std::string_view name; //!< borrowed
    std::optional<std::size_t> position = std::nullopt;
};

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

[[nodiscard]] inline Location below(const Location &where, std::string_view name)
{
    return {&where, name};
}
[[nodiscard]] inline Location below(const Location &where, std::size_t position)
{
    return {&where, {}, position};
}

} // namespace demo
