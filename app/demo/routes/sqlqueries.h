// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/json.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace demo {

struct World;

// A query of the built-in list (contract 13.9.6), as it was sent.
struct SqlQuery
{
    std::string text; // on one line
    Json values = Json::object();
    std::int64_t project = 0;
};

// Rows of an answer with the names and types of their columns.
struct SqlRows
{
    std::vector<std::pair<std::string, std::string>> columns;
    Json rows = Json::array();
};

// Nothing when the text is none of (a) to (f) and (h). Throws ApiError for an unknown cohort and a missing value.
std::optional<SqlRows> answerSql(const SqlQuery &query, const World &world);

} // namespace demo
