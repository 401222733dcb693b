// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/engine/behaviours.h"
#include "app/demo/engine/dates.h"
#include "app/demo/engine/failure.h"
#include "app/demo/engine/member.h"
#include "app/demo/engine/scan.h"
#include "app/demo/engine/valuetext.h"

#include <limits>
#include <string>

namespace demo {

namespace {

using nlohmann::json;

//! The time allowed between the two events: fixed lengths, and a minute is a minute here (grammar 4.4).
std::int64_t allowedUs(const json &leaf)
{
    const std::int64_t count = positiveInteger(memberOf(leaf, "seq_time_value"), "seq_time_value");
    const std::string name = textOfFilter(memberOf(leaf, "seq_time_interval"));
    std::int64_t unit = 0;
    if (name == "minute")
        unit = usPerMinute;
    else if (name == "hour")
        unit = usPerHour;
    else if (name == "day")
        unit = usPerDay;
    else if (name == "week")
        unit = 7 * usPerDay;
    else if (name == "month")
        unit = 30 * usPerDay;
    else if (name == "year")
        unit = 365 * usPerDay;
    else
        failValidation("Invalid interval: " + name);
    const std::int64_t most = std::numeric_limits<std::int64_t>::max() / 4;
    return count > most / unit ? most : count * unit;
}

/*! Walks through the events of a person, instant by instant, and looks for a second event that follows a first one
    in time. Two different events of one instant count as in order. */
class PairSearch final
{
public:
    PairSearch(const KindMask &first, const KindMask &second, std::int64_t allowed)
        : m_first(first)
        , m_second(second)
        , m_allowed(allowed)
    {}

    [[nodiscard]] bool finds(const PersonEvents &events, const Window &window) const
    {
        bool seen = false;
        std::int64_t lastFirst = 0;
        for (std::uint64_t i = events.begin(); i < events.end();) {
            const std::int64_t time = events.time(i);
            const Instant instant = at(events, i);
            i = instant.end;
            if (!window.contains(time))
                continue;
            const bool apart = instant.firsts + instant.seconds > 2 || !instant.sameOne;
            if (instant.seconds > 0 && ((seen && time - lastFirst <= m_allowed) || (instant.firsts > 0 && apart)))
                return true;
            if (instant.firsts > 0) {
                seen = true;
                lastFirst = time;
            }
        }
        return false;
    }

private:
    //! The events of one instant.
    struct Instant
    {
        std::uint64_t end = 0; //!< the first event after it
        int firsts = 0;
        int seconds = 0;
        bool sameOne = false; //!< some event is both
    };

    [[nodiscard]] Instant at(const PersonEvents &events, std::uint64_t begin) const
    {
        Instant instant;
        std::uint64_t i = begin;
        for (; i < events.end() && events.time(i) == events.time(begin); ++i) {
            const bool isFirst = m_first[events.kind(i)] != 0;
            const bool isSecond = m_second[events.kind(i)] != 0;
            instant.firsts += isFirst ? 1 : 0;
            instant.seconds += isSecond ? 1 : 0;
            instant.sameOne |= isFirst && isSecond;
        }
        instant.end = i;
        return instant;
    }

    const KindMask &m_first;
    const KindMask &m_second;
    std::int64_t m_allowed;
};

} // namespace

Members performedSequence(const json &leaf, Calculation &calculation)
{
    const KindMask first =
        eventMask(memberOf(leaf, "event_type"), memberOf(leaf, "key"), NoSteps::Everything, calculation);
    const KindMask second =
        eventMask(memberOf(leaf, "seq_event_type"), memberOf(leaf, "seq_event"), NoSteps::Everything, calculation);
    const Window window = dayWindow(boundTexts(leaf), datesOf(calculation));
    const PairSearch search(first, second, allowedUs(leaf));
    return personsWith(calculation, [&](const PersonEvents &events) { return search.finds(events, window); });
}

} // namespace demo
