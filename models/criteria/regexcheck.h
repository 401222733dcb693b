// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace desk {

//! Why RE2, the servers' engine, does not take a regular expression; empty when it does.
QString regexMistake(const QString &pattern);

} // namespace desk
