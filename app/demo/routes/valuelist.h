// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/columns/columns.h"
#include "app/demo/json.h"

#include <cstddef>
#include <string>
#include <vector>

namespace demo {

// The rows of a `values` answer (contract 13.4): without a term the most frequent first, with one the values that
// contain it (in any case), the shortest first. `values` come by falling count.
Json valueRows(const std::vector<ValueCount> &values, const std::string &term, std::size_t most, bool withCounts);

} // namespace demo
