// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/engine/engine.h"
#include "app/demo/json.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace demo {

struct World;

inline constexpr const char *NotBuiltIn = "This demo server answers only the queries of its built-in list.";

// The text without outer blanks and with one blank for many, as queries are compared (contract 13.9.6).
std::string oneLine(std::string_view text);

// Checks the `query` of a static cohort (contract 3.2 and 13.9.7). Throws ApiError with attr query.
void checkCohortQuery(const Json &query);

// The persons of a static cohort's query: an ActorsQuery over person and cohort filters, or
// "SELECT id FROM persons WHERE EXPR" (contract 13.9.7). Never throws.
Evaluation membersOfQuery(const Json &query, std::int64_t project, const World &world);

// The persons of an EXPR of contract 13.9.6 (e): cohort terms joined by AND and OR in parentheses. Nothing when the
// text is none; throws ApiError for a cohort that is unknown, ambiguous or no constant.
std::optional<Members> membersOfExpression(std::string_view text, std::int64_t project, const World &world);

} // namespace demo
