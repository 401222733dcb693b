// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/columns/columns.h"
#include "app/demo/columns/members.h"
#include "app/demo/columns/records.h"
#include "app/demo/engine/zone.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>

namespace demo {

/*! All that a calculation may depend on beside the criteria: the same surroundings give the same members.
    A plain value that borrows the columns; the functions are called in the thread that evaluates. */
struct Surroundings
{
    const Columns &columns;
    std::int64_t nowUs = 0;
    Zone zone{};
    //! The members of a cohort: the list of a static one, the last calculated list of a dynamic one (an empty set
    //! if it was never calculated), also of a deleted one. Null: there is no such cohort.
    std::function<std::shared_ptr<const Members>(std::int64_t)> cohort{};
    //! An action by its id; null when there is none.
    std::function<const ActionRecord *(std::int64_t)> action{};
    //! The project's test_account_filters: a JSON list of property filters.
    nlohmann::json testAccountFilters = nlohmann::json::array();
    //! After this long a calculation ends with the code timeout.
    std::chrono::milliseconds timeLimit{60'000};
    //! Asked now and then; true ends the calculation with the code interrupted.
    std::function<bool()> cancelled{};
};

} // namespace demo
