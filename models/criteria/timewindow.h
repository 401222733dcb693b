// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <optional>

class QTimeZone;

namespace desk {

//! A time told as a distance from now, such as "-30d" (grammar 3 and 4.0).
struct RelativeTime
{
    qint64 number = 0;
    QString interval; //!< second, minute, hour, day, week, month, quarter or year
    bool operator==(const RelativeTime &) const = default;
};

//! A property date: optional minus, digits, one of h d w m y, below 10000; the sign does not matter (grammar 3).
std::optional<RelativeTime> readRelativeDate(const QString &text);

//! A bound of a behaviour's window: the same, and also s (seconds), M (minutes) and q (quarters) (grammar 4.0).
std::optional<RelativeTime> readRelativeBound(const QString &text);

//! The text of a distance that the server reads back: "-30d".
QString relativeText(const RelativeTime &time);

//! An absolute date or date-time as lenient servers read it (ISO 8601, blank or T, with or without offset). A date
//! without offset is in `zone`. Nothing when it is none.
std::optional<QDateTime> readAbsoluteTime(const QString &text, const QTimeZone &zone);

//! The instant that a distance means: days and longer on the wall clock of `now`'s zone, shorter as elapsed time
//! (grammar 10.4).
QDateTime instantOf(const RelativeTime &time, const QDateTime &now);

//! The words of a bound: "30 days ago", "2025-01-01", "the first event"; else the text itself in quotes.
QString boundText(const QString &text);

//! The words of a window: "in the last 30 days", "after 2025-01-01", "between 30 days ago and 7 days ago", "at any
//! time". Empty texts are absent bounds; without a lower bound there is no window and the answer is empty.
QString windowText(const QString &from, const QString &to);

} // namespace desk
