// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/columns/members.h"
#include "app/demo/engine/surroundings.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace demo {

//! A leaf that the real server saves and then leaves out of the calculation (contract 12, DANGER).
struct DroppedLeaf
{
    std::string path; //!< such as properties.values[0].values[1]
    std::string reason;
};

//! What a calculation cost, for the rows of its history.
struct Figures
{
    std::int64_t microseconds = 0;
    std::int64_t readRows = 0; //!< persons and events looked at, summed over the leaves
    std::uint32_t leaves = 0;
};

/*! The outcome of a calculation. An error code means that there are no members.
    Codes (contract 7.4): no_properties, invalid_regex, incompatible_types, validation_error, query_size, timeout,
    interrupted; from matchPersons also unsupported_type. */
struct Evaluation
{
    Members members;
    std::string errorCode;
    std::string error; //!< the raw technical text of the history row
    std::vector<DroppedLeaf> dropped;
    Figures figures;
    [[nodiscard]] bool ok() const noexcept { return errorCode.empty(); }
};

//! Calculates a dynamic cohort (grammar 3-5, 10). \a groups, the legacy form, count only when \a filters is falsy.
//! Never throws, whatever the JSON holds.
[[nodiscard]] Evaluation evaluate(const nlohmann::json &filters, const nlohmann::json &groups,
                                  const Surroundings &surroundings);

/*! The persons that match a list (or one tree) of person and cohort filters: `properties=` of person lists
    (contract 6, 13.4) and an ActorsQuery (13.9.4). A cohort filter may say in, not_in or negation; a missing operator
    is exact. Any other leaf type gives the code unsupported_type, an unknown cohort unknown_cohort (the id is the error
    text). An empty list matches everybody. */
[[nodiscard]] Evaluation matchPersons(const nlohmann::json &properties, const Surroundings &surroundings);

//! The persons whose email, name, uuid or any distinct id holds the text, in any case (contract 6, search).
//! A text of blanks only matches everybody.
[[nodiscard]] Members searchPersons(std::string_view text, const Columns &columns);

} // namespace demo
