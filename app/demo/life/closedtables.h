// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/json.h"

#include <optional>
#include <string>
#include <string_view>

namespace demo {

// The invented company's data warehouse has one table, `payroll`, which nobody of its keys may read (contract 12 and
// 13.9.5: access control of tables).

// The name of the closed table that this SQL reads.
std::optional<std::string> closedTableIn(std::string_view sql);
// Throws the refusal of contract 12 when SQL anywhere in a cohort's `filters` or `query` reads it.
void refuseClosedTables(const Json &definition);

} // namespace demo
