// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/engine/windows.h"

#include "app/demo/engine/bounds.h"
#include "app/demo/engine/dates.h"
#include "app/demo/engine/failure.h"
#include "app/demo/filters/fields.h"

#include <algorithm>
#include <array>

namespace demo {

namespace {

using nlohmann::json;

json member(const json &leaf, const std::string &name)
{
    const auto found = leaf.find(name);
    return found == leaf.end() ? json() : *found;
}

//! The text of a member; empty when it is absent, null or no text.
std::string text(const json &leaf, const char *name)
{
    const json value = member(leaf, name);
    return value.is_string() ? value.get<std::string>() : std::string();
}

std::int64_t roundedDown(const Bound &bound, const Zone &zone)
{
    if (bound.everything)
        return std::numeric_limits<std::int64_t>::min();
    switch (bound.rounding) {
    case Bound::Rounding::Hour:
        return bound.utcUs - (bound.localUs - floorDiv(bound.localUs, usPerHour) * usPerHour);
    case Bound::Rounding::Day:
        return zone.toUtc(startOfDay(bound.localUs));
    case Bound::Rounding::None:
        break;
    }
    return bound.utcUs;
}

} // namespace

std::int64_t positiveInteger(const json &value, std::string_view name)
{
    const json number = value.is_boolean() ? json() : laxInteger(value);
    if (!number.is_number_integer())
        failValidation(std::string(name) + " must be an integer, got " + value.dump());
    if (number.is_number_unsigned() && number.get<std::uint64_t>() > std::numeric_limits<std::int64_t>::max())
        failValidation(std::string(name) + " is too large");
    const auto integer = number.get<std::int64_t>();
    if (integer <= 0)
        failValidation(std::string(name) + " must be greater than 0, got " + std::to_string(integer));
    return integer;
}

std::string relativeText(const json &number, const json &interval, std::string_view prefix)
{
    static constexpr std::array<std::string_view, 6> known{"minute", "hour", "day", "week", "month", "year"};
    const std::int64_t count = positiveInteger(number, std::string(prefix) + "time_value");
    const std::string name = interval.is_string() ? interval.get<std::string>() : interval.dump();
    if (std::find(known.begin(), known.end(), name) == known.end())
        failValidation("Invalid interval: " + name);
    return '-' + std::to_string(count) + name.front();
}

BoundTexts boundTexts(const json &leaf)
{
    const std::string from = text(leaf, "explicit_datetime");
    if (!from.empty())
        return {from, text(leaf, "explicit_datetime_to")};
    return {relativeText(member(leaf, "time_value"), member(leaf, "time_interval"), ""), ""};
}

Window dayWindow(const BoundTexts &bounds, const DateContext &dates)
{
    const std::int64_t to = bounds.to.empty() ? dates.zone.toLocal(dates.nowUs)
                                              : resolveBound(bounds.to == "all" ? "" : bounds.to, dates).localUs;
    return {roundedDown(resolveBound(bounds.from, dates), dates.zone), dates.zone.toUtc(endOfDay(to))};
}

Window exactWindow(const BoundTexts &bounds, const DateContext &dates)
{
    const Bound from = resolveBound(bounds.from, dates);
    const std::int64_t to = bounds.to.empty() ? dates.nowUs + 5 * usPerSecond
                                              : resolveBound(bounds.to == "all" ? "" : bounds.to, dates).utcUs;
    Window window;
    if (!from.everything)
        window.fromUs = from.utcUs + 1;
    window.toUs = to - 1;
    return window;
}

} // namespace demo
