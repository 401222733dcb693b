// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"

namespace desk {

//! The server refuses because it is filling the cohort itself (contract 8: 409 or 503).
bool isPopulationRun(const Error &error);
//! Of such a refusal: the run failed, so waiting does not end it.
bool hasPopulationFailed(const Error &error);

} // namespace desk
