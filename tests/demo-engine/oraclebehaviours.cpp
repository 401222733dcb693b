// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo-engine/oracle.h"

#include <QDateTime>

#include <limits>

namespace oracle {

namespace {

constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t never = std::numeric_limits<std::int64_t>::min();

Json at(const Json &leaf, const char *name)
{
    return leaf.contains(name) ? leaf.at(name) : Json();
}

std::vector<std::int64_t> times(const Subject &subject, const Picker &picker, const Range &range)
{
    std::vector<std::int64_t> found;
    for (const Subject::Deed &deed : subject.deeds) {
        if (deed.timeUs >= range.from && deed.timeUs <= range.to && picker(deed))
            found.push_back(deed.timeUs);
    }
    return found;
}

bool countHolds(const Json &op, std::int64_t count, std::int64_t limit)
{
    if (op == "gte")
        return count >= limit;
    if (op == "lte")
        return count <= limit;
    if (op == "gt")
        return count > limit;
    if (op == "lt")
        return count < limit;
    if (op.is_null() || op == "eq" || op == "exact")
        return count == limit;
    throw Fault{"validation_error"};
}

bool didOften(const Json &leaf, const Subject &subject, const World &world)
{
    const std::int64_t limit = positive(leaf, "operator_value");
    const Picker picker = withFilters(pickEvent(at(leaf, "event_type"), at(leaf, "key"), true, world),
                                      at(leaf, "event_filters"), false, world);
    const auto count = static_cast<std::int64_t>(times(subject, picker, exactRange(leaf, world)).size());
    return countHolds(at(leaf, "operator"), count, limit) && count > 0;
}

bool didFirst(const Json &leaf, const Subject &subject, const World &world)
{
    const Picker any = pickEvent(at(leaf, "event_type"), at(leaf, "key"), false, world);
    const Picker filtered = withFilters(any, at(leaf, "event_filters"), true, world);
    const Range range = dayRange(leaf, world);
    const auto all = times(subject, any, {never, range.to});
    const auto wanted = times(subject, filtered, range);
    return !wanted.empty() && all.front() == wanted.front();
}

bool didInOrder(const Json &leaf, const Subject &subject, const World &world)
{
    static const std::map<std::string, std::int64_t> lengths{
        {"minute", 60}, {"hour", 3600}, {"day", 86'400}, {"week", 604'800}, {"month", 2'592'000}, {"year", 31'536'000}};
    const Picker first = pickEvent(at(leaf, "event_type"), at(leaf, "key"), false, world);
    const Picker then = pickEvent(at(leaf, "seq_event_type"), at(leaf, "seq_event"), false, world);
    const Range range = dayRange(leaf, world);
    const std::int64_t number = positive(leaf, "seq_time_value");
    const auto length = lengths.find(textOf(at(leaf, "seq_time_interval")));
    if (length == lengths.end())
        throw Fault{"validation_error"};
    const auto inRange = [&](const Subject::Deed &deed) {
        return deed.timeUs >= range.from && deed.timeUs <= range.to;
    };
    for (const Subject::Deed &a : subject.deeds) {
        for (const Subject::Deed &b : subject.deeds) {
            if (&a != &b && inRange(a) && inRange(b) && a.timeUs <= b.timeUs &&
                b.timeUs - a.timeUs <= number * length->second * second && first(a) && then(b))
                return true;
        }
    }
    return false;
}

bool stopped(const Json &leaf, const Subject &subject, const World &world)
{
    const Picker picker = withFilters(pickEvent(at(leaf, "event_type"), at(leaf, "key"), false, world),
                                      at(leaf, "event_filters"), true, world);
    if (at(leaf, "explicit_datetime").is_string() && at(leaf, "explicit_datetime") != "")
        return false; // both windows are the same one
    const Range longer = dayRangeOf(agoText(leaf, ""), "", world);
    const Range shorter = dayRangeOf(agoText(leaf, "seq_"), "", world);
    return !times(subject, picker, longer).empty() && times(subject, picker, shorter).empty();
}

bool restarted(const Json &leaf, const Subject &subject, const World &world)
{
    const Picker picker = pickEvent(at(leaf, "event_type"), at(leaf, "key"), false, world);
    const Range recent = dayRangeOf(agoText(leaf, "seq_"), "", world);
    const Range earlier = dayRangeOf(agoText(leaf, ""), agoText(leaf, "seq_"), world);
    if (times(subject, picker, recent).empty() || !times(subject, picker, earlier).empty())
        return false;
    return times(subject, picker, {never, recent.to}).front() < recent.from;
}

bool has(const Json &leaf, const char *name)
{
    return leaf.contains(name) && !leaf.at(name).is_null();
}

bool hasAll(const Json &leaf, std::initializer_list<const char *> names)
{
    bool all = true;
    for (const char *name : names)
        all &= has(leaf, name);
    return all;
}

} // namespace

bool isDropped(const Json &leaf)
{
    if (!hasAll(leaf, {"key", "value", "event_type"}))
        return true;
    const bool times = hasAll(leaf, {"time_value", "time_interval"});
    const bool either = times || has(leaf, "explicit_datetime");
    const Json &value = leaf.at("value");
    if (value == "performed_event" || value == "performed_event_first_time")
        return !either;
    if (value == "performed_event_multiple")
        return !either || !has(leaf, "operator_value");
    if (value == "performed_event_sequence")
        return !times || !hasAll(leaf, {"seq_event_type", "seq_event", "seq_time_value", "seq_time_interval"});
    if (value == "performed_event_regularly")
        return !times || !hasAll(leaf, {"operator_value", "min_periods", "total_periods"});
    if (value == "stopped_performing_event" || value == "restarted_performing_event")
        return !times || !hasAll(leaf, {"seq_time_value", "seq_time_interval"});
    return true;
}

bool behaves(const Json &leaf, const Subject &subject, const World &world)
{
    const Json &value = leaf.at("value");
    if (value == "performed_event_multiple")
        return didOften(leaf, subject, world);
    if (value == "performed_event_first_time")
        return didFirst(leaf, subject, world);
    if (value == "performed_event_sequence")
        return didInOrder(leaf, subject, world);
    if (value == "performed_event_regularly")
        return behavesRegularly(leaf, subject, world);
    if (value == "stopped_performing_event")
        return stopped(leaf, subject, world);
    if (value == "restarted_performing_event")
        return restarted(leaf, subject, world);
    const Picker picker = withFilters(pickEvent(at(leaf, "event_type"), at(leaf, "key"), false, world),
                                      at(leaf, "event_filters"), true, world);
    return !times(subject, picker, dayRange(leaf, world)).empty();
}

namespace {

int monthsBetween(const QDateTime &from, const QDateTime &to)
{
    const QDate a = from.date();
    const QDate b = to.date();
    const int months = (b.year() - a.year()) * 12 + b.month() - a.month();
    const bool whole = b.day() > a.day() || (b.day() == a.day() && to.time() >= from.time());
    return whole ? months : months - 1;
}

struct Periods
{
    char unit;          //!< h, d or m
    std::int64_t each;  //!< units in one period
    std::int64_t count; //!< periods in the window
};

Periods periodsOf(const Json &leaf)
{
    const char letter = agoText(leaf, "").back();
    const std::int64_t number = positive(leaf, "time_value");
    const std::int64_t count = positive(leaf, "total_periods");
    if (letter == 'y')
        return {'m', 12 * number, count};
    return letter == 'w' ? Periods{'d', 7 * number, count} : Periods{letter, number, count};
}

QDate firstDay(const Periods &periods, const World &world)
{
    const std::int64_t units = periods.each * periods.count;
    if (periods.unit == 'h')
        return localOf(world.nowUs - units * 3600 * second, world).date();
    const QDate today = localOf(world.nowUs, world).date();
    if (periods.unit == 'd')
        return today.addDays(-units);
    const QDate day = today.addMonths(static_cast<int>(-units));
    return QDate(day.year(), day.month(), 1);
}

} // namespace

bool behavesRegularly(const Json &leaf, const Subject &subject, const World &world)
{
    const Json op = at(leaf, "operator");
    const std::int64_t limit = positive(leaf, "operator_value");
    const std::int64_t least = positive(leaf, "min_periods");
    if ((op != "gte" && op != "lte" && op != "exact") || least > positive(leaf, "total_periods"))
        throw Fault{"validation_error"};
    const Picker picker = pickEvent(at(leaf, "event_type"), at(leaf, "key"), false, world);
    const Periods periods = periodsOf(leaf);
    const QDateTime end(localOf(world.nowUs, world).date().addDays(-1), QTime(23, 59, 59, 999), Qt::UTC);
    const Range range{instantOf(QDateTime(firstDay(periods, world), QTime(0, 0), Qt::UTC), 0, world),
                      instantOf(end, 999, world)};
    std::map<std::int64_t, std::int64_t> buckets;
    for (const std::int64_t time : times(subject, picker, range)) {
        const QDateTime local = localOf(time, world);
        std::int64_t units = local.date().daysTo(end.date());
        if (periods.unit == 'h')
            units = (range.to - time) / (3600 * second);
        else if (periods.unit == 'm')
            units = monthsBetween(local, end);
        ++buckets[units / periods.each];
    }
    std::int64_t good = 0;
    for (const auto &[bucket, count] : buckets)
        good += countHolds(op, count, limit) ? 1 : 0;
    return good >= least;
}

} // namespace oracle
