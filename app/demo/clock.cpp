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
    const auto size = static_cast<qsizetype>(text.size());
    QDateTime time = QDateTime::fromString(QString::fromUtf8(text.data(), size), Qt::ISODateWithMs);
    if (!time.isValid())
        return {};
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeZone(QTimeZone::utc());
    Micros micros = 0;
    // Qt stops at milliseconds; the three digits after them are ours.
    if (const auto dot = text.find('.'); dot != std::string_view::npos) {
        for (std::size_t i = dot + 4, weight = 100; i < text.size() && i < dot + 7 && weight > 0; ++i, weight /= 10) {
            if (text[i] < '0' || text[i] > '9')
                break;
            micros += static_cast<Micros>(weight) * (text[i] - '0');
        }
    }
    return time.toMSecsSinceEpoch() * 1000 + micros;
}

} // namespace demo
