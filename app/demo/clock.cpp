// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/clock.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <chrono>

namespace demo {

namespace {

Micros systemNow()
{
    using namespace std::chrono;
    return duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
}

void putDigits(char *at, int value, int digits)
{
    for (int i = digits - 1; i >= 0; --i, value /= 10)
        at[i] = static_cast<char>('0' + value % 10);
}

std::string dateText(Micros day)
{
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
    std::string text = "0000-00-00T00:00:00";
    putDigits(text.data(), static_cast<int>(date.year()), 4);
    putDigits(text.data() + 5, static_cast<int>(static_cast<unsigned>(date.month())), 2);
    putDigits(text.data() + 8, static_cast<int>(static_cast<unsigned>(date.day())), 2);
    return text;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// A point and digits; those beyond microseconds are dropped.
Micros fractionMicros(std::string_view fraction)
{
    Micros micros = 0, weight = MicrosPerSecond / 10;
    for (std::size_t i = 1; i < fraction.size(); ++i, weight /= 10)
        micros += weight * (fraction[i] - '0');
    return micros;
}

// The number that these digits are; nothing when they are none.
std::optional<int> digitsAt(std::string_view text, std::size_t at, std::size_t count)
{
    int number = 0;
    for (const char c : text.substr(at, count)) {
        if (!isDigit(c))
            return {};
        number = number * 10 + (c - '0');
    }
    return number;
}

// `2026-03-01T09:30:00` in UTC, as the store has it a million times over; nothing for other text.
std::optional<Micros> plainInstant(std::string_view text)
{
    if (text.size() != 19 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':')
        return {};
    const auto year = digitsAt(text, 0, 4), month = digitsAt(text, 5, 2), day = digitsAt(text, 8, 2);
    const auto hour = digitsAt(text, 11, 2), minute = digitsAt(text, 14, 2), second = digitsAt(text, 17, 2);
    if (!year || !month || !day || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59)
        return {};
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok())
        return {};
    const Micros days = std::chrono::sys_days(date).time_since_epoch().count();
    return days * MicrosPerDay + ((*hour * 60 + *minute) * 60 + *second) * MicrosPerSecond;
}

std::optional<Micros> anyInstant(const std::string &text)
{
    QDateTime time = QDateTime::fromString(QString::fromStdString(text), Qt::ISODateWithMs);
    if (!time.isValid())
        return {};
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeZone(QTimeZone::utc());
    return time.toMSecsSinceEpoch() * 1000;
}

} // namespace

Micros Clock::instant() const
{
    return m_fixed ? *m_fixed : systemNow();
}

Micros Clock::stamp()
{
    const Micros current = instant();
    Micros last = m_last.load();
    Micros next = std::max(current, last + 1);
    while (!m_last.compare_exchange_weak(last, next))
        next = std::max(current, last + 1);
    return next;
}

std::string timestampText(Micros instant)
{
    const Micros day = instant >= 0 ? instant / MicrosPerDay : (instant - MicrosPerDay + 1) / MicrosPerDay;
    const Micros rest = instant - day * MicrosPerDay;
    const int seconds = static_cast<int>(rest / MicrosPerSecond);
    std::string text = dateText(day);
    putDigits(text.data() + 11, seconds / 3600, 2);
    putDigits(text.data() + 14, seconds / 60 % 60, 2);
    putDigits(text.data() + 17, seconds % 60, 2);
    if (const int fraction = static_cast<int>(rest % MicrosPerSecond); fraction != 0) {
        text += ".000000";
        putDigits(text.data() + 20, fraction, 6);
    }
    return text + 'Z';
}

std::optional<Micros> instantFromIso(std::string_view text)
{
    // Apart from the rest: Qt would round it to milliseconds.
    const std::size_t dot = std::min(text.find('.'), text.size());
    std::size_t end = dot;
    while (end < text.size() && (end == dot || isDigit(text[end])))
        ++end;
    const Micros fraction = fractionMicros(text.substr(dot, end - dot));
    if (end + 1 == text.size() && text.back() == 'Z')
        if (const auto whole = plainInstant(text.substr(0, dot)))
            return *whole + fraction;
    const auto whole = anyInstant(std::string(text.substr(0, dot)) + std::string(text.substr(end)));
    return whole ? std::optional(*whole + fraction) : std::nullopt;
}

} // namespace demo
