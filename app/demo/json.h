// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace demo {

using Json = nlohmann::json;

// Compact text; bytes that are no UTF-8 become U+FFFD instead of an exception in the middle of an answer.
inline std::string jsonText(const Json &value)
{
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace demo
