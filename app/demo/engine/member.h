// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

namespace demo {

//! A member of a leaf; null when it is absent. The reference is good as long as the leaf.
[[nodiscard]] inline const nlohmann::json &memberOf(const nlohmann::json &leaf, const char *name)
{
    static const nlohmann::json none;
    const auto found = leaf.find(name);
    return found == leaf.end() ? none : *found;
}

} // namespace demo
