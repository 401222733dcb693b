// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/engine/dates.h"

#include <algorithm>
#include <chrono>

namespace demo {

namespace {

constexpr std::int64_t firstDay = -719'162; // 0001-01-01
constexpr std::int64_t firstUs = firstDay * usPerDay;

unsigned lastDayOf(std::int64_t year, unsigned month)
{
    const auto last = std::chrono::year(static_cast<int>(year)) / std::chrono::month(month) / std::chrono::last;
    return static_cast<unsigned>(std::chrono::year_month_day(last).day());
}

} // namespace

std::optional<std::int64_t> dayNumber(std::int64_t year, unsigned month, unsigned day)
{
    if (year < 1 || year > 9999)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(year)), std::chrono::month(month),
                                           std::chrono::day(day)};
    if (!date.ok())
        return std::nullopt;
    return std::chrono::sys_days(date).time_since_epoch().count();
}

YearMonthDay dateOf(std::int64_t localUs)
{
    const std::chrono::sys_days day{std::chrono::days(floorDiv(localUs, usPerDay))};
    const std::chrono::year_month_day date(day);
    return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())};
}

std::int64_t monthsBefore(std::int64_t localUs, std::int64_t months)
{
    const YearMonthDay date = dateOf(localUs);
    const std::int64_t index = date.year * 12 + date.month - 1;
    if (months > index)
        return firstUs;
    const std::int64_t year = (index - months) / 12;
    const auto month = static_cast<unsigned>((index - months) % 12 + 1);
    const std::optional<std::int64_t> day =
        year < 1 ? std::nullopt : dayNumber(year, month, std::min(date.day, lastDayOf(year, month)));
    return day ? *day * usPerDay + (localUs - startOfDay(localUs)) : firstUs;
}

std::int64_t elapsedBefore(std::int64_t utcUs, std::int64_t count, std::int64_t usEach)
{
    const std::int64_t most = (utcUs - firstUs) / usEach;
    return count > most ? firstUs : utcUs - count * usEach;
}

std::int64_t daysBefore(std::int64_t localUs, std::int64_t days)
{
    return elapsedBefore(localUs, days, usPerDay);
}

std::int64_t wholeMonthsBetween(std::int64_t fromLocalUs, std::int64_t toLocalUs)
{
    const YearMonthDay from = dateOf(fromLocalUs);
    const YearMonthDay to = dateOf(toLocalUs);
    const std::int64_t months =
        (to.year - from.year) * 12 + static_cast<std::int64_t>(to.month) - static_cast<std::int64_t>(from.month);
    const std::int64_t clockFrom = from.day * usPerDay + fromLocalUs - startOfDay(fromLocalUs);
    const std::int64_t clockTo = to.day * usPerDay + toLocalUs - startOfDay(toLocalUs);
    return clockTo < clockFrom ? months - 1 : months;
}

namespace {

//! Reads a text from its front, piece by piece.
class Cursor final
{
public:
    explicit Cursor(std::string_view text)
        : m_text(text)
    {}
    [[nodiscard]] bool atEnd() const { return m_text.empty(); }
    [[nodiscard]] bool take(char wanted)
    {
        if (m_text.empty() || m_text.front() != wanted)
            return false;
        m_text.remove_prefix(1);
        return true;
    }
    [[nodiscard]] bool takeAny(std::string_view wanted)
    {
        return std::any_of(wanted.begin(), wanted.end(), [this](char c) { return take(c); });
    }
    //! Between \a least and \a most digits.
    [[nodiscard]] std::optional<std::int64_t> number(std::size_t least, std::size_t most)
    {
        std::int64_t value = 0;
        std::size_t digits = 0;
        while (digits < most && digits < m_text.size() && m_text[digits] >= '0' && m_text[digits] <= '9')
            value = value * 10 + (m_text[digits++] - '0');
        if (digits < least)
            return std::nullopt;
        m_text.remove_prefix(digits);
        return value;
    }
    [[nodiscard]] std::size_t left() const { return m_text.size(); }

private:
    std::string_view m_text;
};

std::string_view trimmed(std::string_view text)
{
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (!text.empty() && blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && blank(text.back()))
        text.remove_suffix(1);
    return text;
}

std::optional<std::int64_t> readDate(Cursor &cursor)
{
    const auto year = cursor.number(4, 4);
    const bool slash = cursor.take('/');
    if (!year || (!slash && !cursor.take('-')))
        return std::nullopt;
    const auto month = cursor.number(1, 2);
    if (!month || !cursor.take(slash ? '/' : '-'))
        return std::nullopt;
    const auto day = cursor.number(1, 2);
    if (!day)
        return std::nullopt;
    return dayNumber(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

//! Digits after the point as microseconds; further ones are cut.
std::optional<std::int64_t> readFraction(Cursor &cursor)
{
    const std::size_t before = cursor.left();
    auto value = cursor.number(1, 6);
    for (std::size_t digits = before - cursor.left(); value && digits < 6; ++digits)
        *value *= 10;
    while (value && cursor.number(1, 1)) {
    }
    return value;
}

std::optional<std::int64_t> readClock(Cursor &cursor)
{
    const auto hour = cursor.number(2, 2);
    if (!hour || *hour > 23 || !cursor.take(':'))
        return std::nullopt;
    const auto minute = cursor.number(2, 2);
    if (!minute || *minute > 59)
        return std::nullopt;
    std::int64_t us = *hour * usPerHour + *minute * usPerMinute;
    if (!cursor.take(':'))
        return us;
    const auto second = cursor.number(2, 2);
    if (!second || *second > 59)
        return std::nullopt;
    us += *second * usPerSecond;
    if (!cursor.takeAny(".,"))
        return us;
    const auto fraction = readFraction(cursor);
    return fraction ? std::optional(us + *fraction) : std::nullopt;
}

//! `+02:00`, `-0530` or `+02`, after the sign.
std::optional<std::int64_t> readOffset(Cursor &cursor, std::int64_t sign)
{
    const auto hours = cursor.number(2, 2);
    if (!hours || *hours > 23)
        return std::nullopt;
    const bool colon = cursor.take(':');
    if (!colon && cursor.atEnd())
        return sign * *hours * usPerHour;
    const auto minutes = cursor.number(2, 2);
    if (!minutes || *minutes > 59)
        return std::nullopt;
    return sign * (*hours * usPerHour + *minutes * usPerMinute);
}

struct ReadDate
{
    std::int64_t localUs;
    std::optional<std::int64_t> offsetUs;
};

std::optional<ReadDate> readZoneOf(Cursor &cursor, std::int64_t localUs)
{
    while (cursor.take(' ')) {
    }
    ReadDate date{localUs, std::nullopt};
    if (cursor.atEnd())
        return date;
    if (cursor.takeAny("Zz"))
        date.offsetUs = 0;
    else if (cursor.take('+'))
        date.offsetUs = readOffset(cursor, 1);
    else if (cursor.take('-'))
        date.offsetUs = readOffset(cursor, -1);
    return date.offsetUs && cursor.atEnd() ? std::optional(date) : std::nullopt;
}

std::optional<ReadDate> readDateTime(std::string_view text)
{
    Cursor cursor(trimmed(text));
    const auto day = readDate(cursor);
    if (!day)
        return std::nullopt;
    if (cursor.atEnd())
        return ReadDate{*day * usPerDay, std::nullopt};
    if (!cursor.takeAny("Tt "))
        return std::nullopt;
    const auto clock = readClock(cursor);
    return clock ? readZoneOf(cursor, *day * usPerDay + *clock) : std::nullopt;
}

struct RelativeParts
{
    std::int64_t number;
    char unit;
};

std::optional<RelativeParts> readRelative(std::string_view text)
{
    Cursor cursor(text);
    static_cast<void>(cursor.take('-'));
    const auto number = cursor.number(1, 18);
    const char unit = text.empty() ? '\0' : text.back();
    if (!number || *number >= 10'000 || !cursor.takeAny("hdwmy") || !cursor.atEnd())
        return std::nullopt;
    return RelativeParts{*number, unit};
}

} // namespace

std::optional<std::int64_t> parseInstant(std::string_view text, const Zone &zone)
{
    const auto date = readDateTime(text);
    if (!date)
        return std::nullopt;
    return date->offsetUs ? date->localUs - *date->offsetUs : zone.toUtc(date->localUs);
}

std::optional<std::int64_t> parseRelative(std::string_view text, std::int64_t nowUs, const Zone &zone)
{
    const auto parts = readRelative(text);
    if (!parts)
        return std::nullopt;
    if (parts->unit == 'h')
        return elapsedBefore(nowUs, parts->number, usPerHour);
    const std::int64_t local = zone.toLocal(nowUs);
    switch (parts->unit) {
    case 'd':
        return zone.toUtc(daysBefore(local, parts->number));
    case 'w':
        return zone.toUtc(daysBefore(local, parts->number * 7));
    case 'm':
        return zone.toUtc(monthsBefore(local, parts->number));
    default:
        return zone.toUtc(monthsBefore(local, parts->number * 12));
    }
}

bool isDateValue(std::string_view text)
{
    return readRelative(text).has_value() || readDateTime(text).has_value();
}

namespace {

void putDigits(char *text, int digits, std::int64_t number)
{
    for (int i = digits - 1; i >= 0; --i, number /= 10)
        text[i] = static_cast<char>('0' + number % 10);
}

} // namespace

// Written by hand because it is asked for every person of the project.
std::string isoText(std::int64_t utcUs)
{
    const YearMonthDay date = dateOf(utcUs);
    const std::int64_t clock = utcUs - startOfDay(utcUs);
    std::string text = "0000-00-00T00:00:00.000000Z";
    putDigits(&text[0], 4, date.year);
    putDigits(&text[5], 2, date.month);
    putDigits(&text[8], 2, date.day);
    putDigits(&text[11], 2, clock / usPerHour);
    putDigits(&text[14], 2, clock / usPerMinute % 60);
    putDigits(&text[17], 2, clock / usPerSecond % 60);
    putDigits(&text[20], 6, clock % usPerSecond);
    if (clock % usPerSecond == 0)
        text.erase(19, 7);
    return text;
}

} // namespace demo
