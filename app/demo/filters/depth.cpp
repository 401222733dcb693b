// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/filters/depth.h"

#include <utility>
#include <vector>

namespace demo {

bool nestedDeeperThan(const nlohmann::json &value, std::size_t levels)
{
    std::vector<std::pair<const nlohmann::json *, std::size_t>> open{{&value, 0}};
    while (!open.empty()) {
        const auto [next, above] = open.back();
        open.pop_back();
        if (!next->is_structured())
            continue;
        if (above >= levels)
            return true;
        for (const nlohmann::json &child : *next) {
            if (child.is_structured())
                open.emplace_back(&child, above + 1);
        }
    }
    return false;
}

} // namespace demo
