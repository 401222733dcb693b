// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <QVariant>

namespace desk {

//! One line of a text for a cell: line breaks, tabs and control characters become blanks, at most `longest` UTF-16
//! units (an ellipsis at the end tells that more follows).
QString oneLine(const QString &text, qsizetype longest = 300);

//! A name within words of another language: one that is written from right to left does not turn them around.
QString isolated(const QString &name);

//! A text as a tooltip: never read as HTML, whatever a name holds; at most `longest` units.
QString plainToolTip(const QString &text, qsizetype longest = 2000);

//! "2026-03-01 09:30:00.123 UTC"; empty for an invalid time.
QString exactUtc(const QDateTime &time);

//! How long ago, in short: "now", "5 min", "2 h", "3 d"; beyond 30 days and in the future the local date.
QString shortAge(const QDateTime &time, const QDateTime &now);

//! Local date and time in the locale's short form; empty for an invalid time.
QString localTime(const QDateTime &time);

//! In the locale's form with separators.
QString localNumber(qint64 number);

//! A count for the %n of tr(), which is an int: what no int holds becomes the largest one.
int pluralNumber(qint64 count);

//! A value of ValueRole as text for other programs: numbers and UTC times in their one exact form, lists joined by ";".
QString exactText(const QVariant &value);

} // namespace desk
