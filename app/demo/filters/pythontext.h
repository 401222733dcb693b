// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace demo {

//! A JSON value as Python prints it: True, None, single quotes. Cut after about two thousand characters.
[[nodiscard]] std::string pythonText(const nlohmann::json &value);
//! A text as Python prints it inside a list.
[[nodiscard]] std::string pythonQuoted(std::string_view text);

} // namespace demo
