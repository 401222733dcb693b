// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace demo {

//! Which server the demo plays (contract 14).
enum class Generation { Older, Mid, Newest };

//! A refusal of a save: status 400, type validation_error.
struct SaveError
{
    std::string detail;
    std::string attr; //!< empty: null
    std::string code = "invalid_input";
    friend bool operator==(const SaveError &, const SaveError &) = default;
};

//! The outcome of a check: an error, or the filters as they are stored (grammar 7).
struct SaveCheck
{
    std::optional<SaveError> error;
    nlohmann::json filters;
    [[nodiscard]] bool ok() const noexcept { return !error.has_value(); }
};

/*! Checks the `filters` of a save and normalises them (contract 12, grammar 2 and 7): nulls dropped, negation added,
    numeric texts to integers and so on. A JSON text is read as JSON first, as form uploads send it.
    Not for null (which clears the criteria) nor for static cohorts without conditions (see hasConditions). */
[[nodiscard]] SaveCheck checkFilters(const nlohmann::json &filters, Generation generation = Generation::Newest);

//! Checks a legacy `groups` list (contract 2.3).
[[nodiscard]] std::optional<SaveError> checkGroups(const nlohmann::json &groups);

} // namespace demo
