// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/engine/limits.h"

#include "app/demo/engine/failure.h"
#include "app/demo/filters/depth.h"

#include <vector>

namespace demo {

namespace {

using nlohmann::json;

constexpr std::size_t mostObjects = 20'000; // groups, leaves and event filters

std::size_t countObjects(const json &criteria)
{
    std::size_t count = 0;
    std::vector<const json *> open{&criteria};
    while (!open.empty()) {
        const json *node = open.back();
        open.pop_back();
        count += node->is_object() ? 1 : 0;
        for (const json &child : *node) {
            if (child.is_structured())
                open.push_back(&child);
        }
    }
    return count;
}

} // namespace

void refuseHuge(const json &criteria)
{
    if (nestedDeeperThan(criteria, deepestFilters))
        throw Failure{"query_size", "The criteria are nested too deeply"};
    if (criteria.is_structured() && countObjects(criteria) > mostObjects)
        throw Failure{"query_size", "The criteria hold too many conditions"};
}

} // namespace demo
