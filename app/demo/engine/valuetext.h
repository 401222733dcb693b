// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace demo {

/*! A stored value as the text that operators compare: a string without its quotes, everything else as its JSON text
    (grammar 3 and 10.7). \a scratch holds the result when escapes had to be resolved. */
[[nodiscard]] std::string_view textOfStored(std::string_view json, std::string &scratch);

//! The value of a filter as that text.
[[nodiscard]] std::string textOfFilter(const nlohmann::json &value);

} // namespace demo
