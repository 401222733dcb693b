// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/jsonvalue.h"

namespace desk {

//! A hash that goes with ==: equal values have equal hashes. Iterative; looks at the first thousand scalars only.
size_t hashOf(const JsonValue &value);

} // namespace desk
