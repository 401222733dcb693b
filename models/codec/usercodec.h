// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/cohort.h"
#include "models/domain/jsonvalue.h"

namespace desk {

//! A user-basic object (contract 2.2), any generation; all parts may be missing.
User readUser(const JsonValue &object);

//! A population run (contract 8).
Population readPopulation(const JsonValue &object);

} // namespace desk
