// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/engine/behaviours.h"
#include "app/demo/engine/failure.h"
#include "app/demo/engine/member.h"
#include "app/demo/engine/scan.h"
#include "app/demo/engine/valuetext.h"

#include <limits>

namespace demo {

namespace {

using nlohmann::json;

constexpr std::int64_t noTime = std::numeric_limits<std::int64_t>::max();

KindMask maskOf(const json &leaf, NoSteps noSteps, const Calculation &calculation)
{
    return eventMask(memberOf(leaf, "event_type"), memberOf(leaf, "key"), noSteps, calculation);
}

//! A comparison of a count, made ready once a leaf.
class CountTest final
{
public:
    CountTest(const json &op, const json &value)
        : m_limit(positiveInteger(value, "operator_value"))
    {
        const std::string name = op.is_null() ? "exact" : textOfFilter(op);
        m_less = name == "lte" || name == "lt";
        m_greater = name == "gte" || name == "gt";
        m_equal = name == "lte" || name == "gte" || name == "exact" || name == "eq";
        if (!m_less && !m_greater && !m_equal)
            failValidation("Invalid count operator: " + name);
    }
    [[nodiscard]] bool holds(std::int64_t count) const
    {
        return count == m_limit ? m_equal : count < m_limit ? m_less : m_greater;
    }

private:
    std::int64_t m_limit;
    bool m_less = false;
    bool m_equal = false;
    bool m_greater = false;
};

} // namespace

Members performedEvent(const json &leaf, Calculation &calculation)
{
    KindMask mask = maskOf(leaf, NoSteps::Everything, calculation);
    applyEventFilters(mask, memberOf(leaf, "event_filters"), true, calculation);
    return personsWithEvent(mask, dayWindow(boundTexts(leaf), datesOf(calculation)), calculation);
}

// Persons without any event never match, whatever the comparison: the server groups the events that exist.
Members performedMultiple(const json &leaf, Calculation &calculation)
{
    const CountTest test(memberOf(leaf, "operator"), memberOf(leaf, "operator_value"));
    KindMask mask = maskOf(leaf, NoSteps::Fail, calculation);
    applyEventFilters(mask, memberOf(leaf, "event_filters"), false, calculation);
    const Window window = exactWindow(boundTexts(leaf), datesOf(calculation));
    return personsWith(calculation, [&](const PersonEvents &events) {
        std::int64_t count = 0;
        events.forEach(mask, window, [&](std::int64_t, std::uint64_t) { return ++count > 0; });
        return count > 0 && test.holds(count);
    });
}

// The first event ever must be as old as the first one that is in the window and passes the filters.
Members performedFirstTime(const json &leaf, Calculation &calculation)
{
    const KindMask any = maskOf(leaf, NoSteps::Everything, calculation);
    KindMask filtered = any;
    applyEventFilters(filtered, memberOf(leaf, "event_filters"), true, calculation);
    const Window window = dayWindow(boundTexts(leaf), datesOf(calculation));
    const Window history{Window().fromUs, window.toUs};
    return personsWith(calculation, [&](const PersonEvents &events) {
        std::int64_t first = noTime;
        std::int64_t wanted = noTime;
        events.forEach(any, history, [&](std::int64_t time, std::uint64_t event) {
            first = std::min(first, time);
            if (time >= window.fromUs && filtered[events.kind(event)] != 0)
                wanted = time;
            return wanted == noTime && time == first;
        });
        return wanted != noTime && wanted == first;
    });
}

} // namespace demo
