// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QStringView>

namespace desk {

//! A server time (ISO 8601, any number of fraction digits, with or without offset) as UTC with milliseconds. A time
//! without offset is UTC already. Invalid when the text is no time.
QDateTime readServerTime(QStringView text);

} // namespace desk
