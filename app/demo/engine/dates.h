// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/engine/zone.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace demo {

constexpr std::int64_t usPerSecond = 1'000'000;
constexpr std::int64_t usPerMinute = 60 * usPerSecond;
constexpr std::int64_t usPerHour = 60 * usPerMinute;
constexpr std::int64_t usPerDay = 24 * usPerHour;

//! A number rounded down, also below zero.
[[nodiscard]] constexpr std::int64_t floorDiv(std::int64_t a, std::int64_t b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

//! The 00:00 of a local time.
[[nodiscard]] constexpr std::int64_t startOfDay(std::int64_t localUs)
{
    return floorDiv(localUs, usPerDay) * usPerDay;
}

//! The 23:59:59.999999 of a local time.
[[nodiscard]] constexpr std::int64_t endOfDay(std::int64_t localUs)
{
    return startOfDay(localUs) + usPerDay - 1;
}

//! The number of whole days since 1970 of a date; nullopt when there is no such date (years 1 to 9999).
[[nodiscard]] std::optional<std::int64_t> dayNumber(std::int64_t year, unsigned month, unsigned day);

struct YearMonthDay
{
    std::int64_t year;
    unsigned month;
    unsigned day;
};
[[nodiscard]] YearMonthDay dateOf(std::int64_t localUs);

/*! A local time some calendar months earlier: the same clock, the day cut to the month's last where it has fewer.
    Before year 1 it stays at the beginning of year 1; so do the others below. */
[[nodiscard]] std::int64_t monthsBefore(std::int64_t localUs, std::int64_t months);
[[nodiscard]] std::int64_t daysBefore(std::int64_t localUs, std::int64_t days);
//! Elapsed time: an instant some microseconds earlier.
[[nodiscard]] std::int64_t elapsedBefore(std::int64_t utcUs, std::int64_t count, std::int64_t usEach);

//! The whole calendar months from one local time to a later one.
[[nodiscard]] std::int64_t wholeMonthsBetween(std::int64_t fromLocalUs, std::int64_t toLocalUs);

/*! An absolute date or date-time: `2025-01-31`, `2025/1/31`, `2025-01-31T08:30[:15[.123456]][Z|+02:00]`, with a blank
    instead of T too. Without an offset it is in the zone, without a time it is midnight. Numbers are no dates. */
[[nodiscard]] std::optional<std::int64_t> parseInstant(std::string_view text, const Zone &zone);

//! A relative date of the is_date operators: `[-]digits(h|d|w|m|y)`, always in the past, below 10,000 (grammar 3).
[[nodiscard]] std::optional<std::int64_t> parseRelative(std::string_view text, std::int64_t nowUs, const Zone &zone);

//! What a server takes as the value of is_date_before and is_date_after when it saves.
[[nodiscard]] bool isDateValue(std::string_view text);

//! An instant as the API writes it: 2026-03-01T09:30:00.123456Z, without the fraction when it is zero.
[[nodiscard]] std::string isoText(std::int64_t utcUs);

} // namespace demo
