// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPen>
#include <QSharedPointer>
#include <QString>

class QCPAxisTicker;
class QCPScatterStyle;
class QPalette;

namespace desk {

// How the lines of a chart are told apart: by colour, by the line and by the shape of their points, so that none of the
// three alone decides. Pure functions.

QPen linePen(int number, const QPalette &palette);
QCPScatterStyle lineDots(int number, double size);
//! Ticks for numbers of people: whole, not below nobody, written as everywhere else.
QSharedPointer<QCPAxisTicker> peopleTicker();
//! How times are written along an axis of that many seconds.
QString timeFormat(double seconds);

} // namespace desk
