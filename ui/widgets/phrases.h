// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <chrono>

namespace desk {

// Words for numbers and times, in the person's locale and time zone. Pure functions.

//! 1,284
QString numberText(qint64 number);
//! "just now", "5 min ago", "2 h ago", "3 d ago", then the date. Empty for an invalid time.
QString timeAgo(const QDateTime &utc, const QDateTime &now);
//! Local date and time to the minute. Empty for an invalid time.
QString shortDateTime(const QDateTime &utc);
//! The exact time in UTC, for tooltips: 2026-03-02 00:00:01.500 UTC
QString exactUtc(const QDateTime &utc);
//! "12 s", "3 min", "2 h 5 min"
QString durationText(std::chrono::seconds duration);

} // namespace desk
