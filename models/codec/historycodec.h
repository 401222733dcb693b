// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/domain/activityentry.h"
#include "models/domain/calculationrun.h"
#include "models/domain/page.h"

// What happened to cohorts (contract 7.3 and 11). Pure; any thread. Errors: NotPostHog, BrokenAnswer. A part of a row
// that has a strange type is left empty; the row stays.

namespace desk {

Result<Page<ActivityEntry>> decodeActivityPage(const QByteArray &body);
Result<Page<CalculationRun>> decodeCalculationPage(const QByteArray &body);

} // namespace desk
