// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/engine/valuetext.h"

#include "app/demo/columns/jsontext.h"

namespace demo {

std::string_view textOfStored(std::string_view json, std::string &scratch)
{
    if (json.size() < 2 || json.front() != '"')
        return json;
    const std::string_view inner = json.substr(1, json.size() - 2);
    if (inner.find('\\') == std::string_view::npos)
        return inner;
    scratch = unescaped(inner);
    return scratch;
}

std::string textOfFilter(const nlohmann::json &value)
{
    if (value.is_string())
        return value.get<std::string>();
    return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace demo
