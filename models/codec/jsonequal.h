// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/jsonvalue.h"

namespace desk {

//! Equality as JSON values: the order of members does not count, that of elements does; duplicate members must agree in
//! number, value and order among themselves; numbers are equal when they are the same number written out exactly (1,
//! 1.0 and 10e-1 are; 2^64 and 2^64+1 are not; no rounding to double). A text never equals a number. Iterative.
bool jsonEqual(const JsonValue &a, const JsonValue &b);

} // namespace desk
