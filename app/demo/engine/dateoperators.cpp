// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/engine/dates.h"
#include "app/demo/engine/operators.h"
#include "app/demo/engine/valuetext.h"

#include <optional>

namespace demo {

namespace {

bool holds(DateOrder order, std::int64_t a, std::int64_t b)
{
    switch (order) {
    case DateOrder::Before:
        return a < b;
    case DateOrder::Exact:
        return a == b;
    case DateOrder::After:
        break;
    }
    return a > b;
}

} // namespace

TextTest dated(DateOrder order, const nlohmann::json &value, const DateContext &dates)
{
    const std::string text = value.is_string() ? value.get<std::string>() : std::string();
    std::optional<std::int64_t> limit = parseRelative(text, dates.nowUs, dates.zone);
    if (!limit)
        limit = parseInstant(text, dates.zone);
    return [order, limit, zone = dates.zone](std::string_view stored) {
        const std::optional<std::int64_t> instant = limit ? parseInstant(stored, zone) : std::nullopt;
        return instant && holds(order, *instant, *limit);
    };
}

} // namespace demo
