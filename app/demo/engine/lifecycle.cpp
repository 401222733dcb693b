// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/engine/behaviours.h"
#include "app/demo/engine/bounds.h"
#include "app/demo/engine/dates.h"
#include "app/demo/engine/member.h"
#include "app/demo/engine/scan.h"

#include <string>

namespace demo {

namespace {

using nlohmann::json;

KindMask maskOf(const json &leaf, const Calculation &calculation)
{
    return eventMask(memberOf(leaf, "event_type"), memberOf(leaf, "key"), NoSteps::Everything, calculation);
}

std::string longerText(const json &leaf)
{
    return relativeText(memberOf(leaf, "time_value"), memberOf(leaf, "time_interval"), "");
}

std::string shorterText(const json &leaf)
{
    return relativeText(memberOf(leaf, "seq_time_value"), memberOf(leaf, "seq_time_interval"), "seq_");
}

bool hasExplicitDate(const json &leaf)
{
    const json &value = memberOf(leaf, "explicit_datetime");
    return value.is_string() && value != "";
}

//! The persons whose first event ever lies in the window.
Members firstEverIn(const KindMask &mask, const Window &window, Calculation &calculation)
{
    const Window history{Window().fromUs, window.toUs};
    return personsWith(calculation, [&](const PersonEvents &events) {
        bool inside = false;
        events.forEach(mask, history, [&](std::int64_t time, std::uint64_t) {
            inside = time >= window.fromUs;
            return false;
        });
        return inside;
    });
}

} // namespace

// With an explicit date both windows are the same one, so that nobody is left (grammar 4.6).
Members stoppedPerforming(const json &leaf, Calculation &calculation)
{
    KindMask mask = maskOf(leaf, calculation);
    applyEventFilters(mask, memberOf(leaf, "event_filters"), true, calculation);
    if (hasExplicitDate(leaf))
        return calculation.nobody();
    const Window longer = dayWindow({longerText(leaf), ""}, datesOf(calculation));
    const Window shorter = dayWindow({shorterText(leaf), ""}, datesOf(calculation));
    return personsWithEvent(mask, longer, calculation).andNot(personsWithEvent(mask, shorter, calculation));
}

Members restartedPerforming(const json &leaf, Calculation &calculation)
{
    const KindMask mask = maskOf(leaf, calculation);
    const Window recent = dayWindow({shorterText(leaf), ""}, datesOf(calculation));
    const Window earlier = dayWindow({longerText(leaf), shorterText(leaf)}, datesOf(calculation));
    Members found = personsWithEvent(mask, recent, calculation);
    found.andNot(firstEverIn(mask, recent, calculation));
    return found.andNot(personsWithEvent(mask, earlier, calculation));
}

} // namespace demo
