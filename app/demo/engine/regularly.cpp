// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/engine/behaviours.h"
#include "app/demo/engine/failure.h"
#include "app/demo/engine/member.h"
#include "app/demo/engine/regularwindow.h"
#include "app/demo/engine/scan.h"
#include "app/demo/engine/valuetext.h"

#include <string>

namespace demo {

namespace {

using nlohmann::json;

struct Demand
{
    char op = '='; //!< '>' at least, '<' at most, '=' exactly
    std::int64_t count = 0;
    std::int64_t periods = 0;

    [[nodiscard]] bool qualifies(std::int64_t events) const
    {
        return op == '>' ? events >= count : op == '<' ? events <= count : events == count;
    }
};

Demand demandOf(const json &leaf)
{
    const std::string name = textOfFilter(memberOf(leaf, "operator"));
    if (name != "gte" && name != "lte" && name != "exact")
        failValidation("Invalid operator for performing an event regularly: " + name);
    Demand demand;
    demand.op = name == "gte" ? '>' : name == "lte" ? '<' : '=';
    demand.count = positiveInteger(memberOf(leaf, "operator_value"), "operator_value");
    demand.periods = positiveInteger(memberOf(leaf, "min_periods"), "min_periods");
    if (demand.periods > positiveInteger(memberOf(leaf, "total_periods"), "total_periods"))
        failValidation("min_periods cannot be greater than total_periods");
    return demand;
}

} // namespace

// Buckets come one after another as time goes on, so one count at a time is enough.
Members performedRegularly(const json &leaf, Calculation &calculation)
{
    const Demand demand = demandOf(leaf);
    const KindMask mask =
        eventMask(memberOf(leaf, "event_type"), memberOf(leaf, "key"), NoSteps::Everything, calculation);
    RegularWindow periods(leaf, datesOf(calculation));
    return personsWith(calculation, [&](const PersonEvents &events) {
        std::int64_t qualified = 0;
        std::int64_t bucket = -1;
        std::int64_t count = 0;
        const auto close = [&] { qualified += count > 0 && demand.qualifies(count) ? 1 : 0; };
        events.forEach(mask, periods.window(), [&](std::int64_t time, std::uint64_t) {
            const std::int64_t here = periods.bucket(time);
            if (here != bucket) {
                close();
                bucket = here;
                count = 0;
            }
            ++count;
            return true;
        });
        close();
        return qualified >= demand.periods;
    });
}

} // namespace demo
