// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/engine/bounds.h"

#include "app/demo/engine/dates.h"

#include <optional>

namespace demo {

namespace {

enum class Snap { None, Start, End };

struct Expression
{
    std::int64_t number = 0; //!< 0 also when there are no digits: nothing is subtracted
    char unit = '\0';
    Snap snap = Snap::None;
};

//! The expression a text begins with.
std::optional<Expression> expressionAt(std::string_view text)
{
    Expression expression;
    std::size_t at = !text.empty() && text.front() == '-' ? 1 : 0;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
        constexpr std::int64_t enough = 1'000'000'000'000; // beyond it every unit reaches back to year 1
        expression.number = expression.number < enough ? expression.number * 10 + (text[at] - '0') : enough;
    }
    if (at == text.size() || std::string_view("hdwmqysHDWMQYS").find(text[at]) == std::string_view::npos)
        return std::nullopt;
    expression.unit = text[at];
    const std::string_view rest = text.substr(at + 1);
    if (rest.starts_with("Start"))
        expression.snap = Snap::Start;
    else if (rest.starts_with("End"))
        expression.snap = Snap::End;
    return expression;
}

std::optional<Expression> findExpression(std::string_view text)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (const auto expression = expressionAt(text.substr(at)))
            return expression;
    }
    return std::nullopt;
}

std::int64_t withDay(std::int64_t localUs, unsigned month, unsigned day)
{
    const std::int64_t clock = localUs - startOfDay(localUs);
    std::optional<std::int64_t> number;
    for (; !number; --day) // the last day that the month has
        number = dayNumber(dateOf(localUs).year, month, day);
    return *number * usPerDay + clock;
}

std::int64_t snapped(std::int64_t localUs, char unit, Snap snap)
{
    if (snap == Snap::None)
        return localUs;
    const bool start = snap == Snap::Start;
    if (unit == 'd')
        return start ? startOfDay(localUs) : endOfDay(localUs);
    if (unit == 'm')
        return withDay(localUs, dateOf(localUs).month, start ? 1 : 31);
    if (unit == 'y')
        return start ? withDay(localUs, 1, 1) : withDay(localUs, 12, 31);
    return localUs;
}

std::int64_t subtracted(std::int64_t localUs, const Expression &expression)
{
    switch (expression.unit) {
    case 'd':
        return daysBefore(localUs, expression.number);
    case 'w':
        return daysBefore(localUs, expression.number * 7);
    case 'q':
        return daysBefore(localUs, expression.number * 91);
    case 'm':
        return monthsBefore(localUs, expression.number);
    case 'y':
        return monthsBefore(localUs, expression.number * 12);
    default:
        return localUs; // an upper-case letter matches but subtracts nothing
    }
}

//! Microseconds of the units that are elapsed time; 0 for the others, which follow the calendar.
std::int64_t elapsedUnit(char unit)
{
    if (unit == 'h')
        return usPerHour;
    if (unit == 'M')
        return usPerMinute;
    return unit == 's' ? usPerSecond : 0;
}

Bound instantBound(std::int64_t utcUs, const Zone &zone)
{
    return {utcUs, zone.toLocal(utcUs)};
}

Bound hourSnapped(Bound bound, Snap snap)
{
    const std::int64_t pastHour = bound.localUs - floorDiv(bound.localUs, usPerHour) * usPerHour;
    const std::int64_t shift = snap == Snap::Start ? -pastHour : snap == Snap::End ? usPerHour - 1 - pastHour : 0;
    bound.utcUs += shift;
    bound.localUs += shift;
    return bound;
}

Bound relativeBound(const Expression &expression, const DateContext &dates)
{
    Bound bound;
    if (const std::int64_t unit = elapsedUnit(expression.unit); unit != 0) {
        bound = instantBound(elapsedBefore(dates.nowUs, expression.number, unit), dates.zone);
        if (expression.unit == 'h')
            bound = hourSnapped(bound, expression.snap);
    } else {
        const std::int64_t local = subtracted(dates.zone.toLocal(dates.nowUs), expression);
        bound.localUs = snapped(local, expression.unit, expression.snap);
        bound.utcUs = dates.zone.toUtc(bound.localUs);
    }
    const bool hours = expression.unit == 'h' && expression.number > 0;
    bound.rounding = hours ? Bound::Rounding::Hour : Bound::Rounding::Day;
    return bound;
}

} // namespace

Bound resolveBound(std::string_view text, const DateContext &dates)
{
    if (text == "all") {
        Bound bound;
        bound.everything = true;
        return bound;
    }
    const bool slashes = text.find('/') != std::string_view::npos; // no ISO date
    if (const auto instant = slashes ? std::nullopt : parseInstant(text, dates.zone))
        return instantBound(*instant, dates.zone);
    if (const auto expression = findExpression(text))
        return relativeBound(*expression, dates);
    return instantBound(dates.nowUs, dates.zone);
}

} // namespace demo
