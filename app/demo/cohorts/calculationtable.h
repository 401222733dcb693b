// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/clock.h"
#include "app/demo/json.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace demo {

class Database;

// One run of a calculation, a row of its history (contract 7.3).
struct CalculationRow
{
    std::string id; // UUID
    std::int64_t cohortId = 0;
    Json filters = Json::object(); // the group itself
    std::optional<std::int64_t> count = {};
    Micros startedAt = 0;
    std::optional<Micros> finishedAt = {};
    Json queries = Json::array();
    std::optional<std::string> error = {};
    std::optional<std::string> errorCode = {};
};

// Call within Store::read or Store::write. Replaces the row of the same id.
void putCalculation(Database &database, const CalculationRow &row);
std::int64_t countCalculations(Database &database, std::int64_t cohort);
// Newest first.
std::vector<CalculationRow> readCalculations(Database &database, std::int64_t cohort, std::int64_t limit,
                                             std::int64_t offset);

} // namespace demo
