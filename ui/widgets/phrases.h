// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <chrono>

namespace desk {

// Words for times, beside those of models/tables/celltext.h. Pure functions.

//! "just now", "5 min ago", "2 h ago", "3 d ago", then the date. Empty for an invalid time.
QString timeAgo(const QDateTime &utc, const QDateTime &now);
//! "12 s", "3 min", "2 h 5 min"
QString durationText(std::chrono::seconds duration);

//! The same for labels that wrap: very long words may be broken, by marks that are not seen.
QString breakable(const QString &text);

} // namespace desk
