// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/seed/personproperties.h"

namespace demo {

class ObjectText;

// Whether putOddity() writes the person's name (or leaves it out on purpose).
bool namesItself(Oddity oddity);
void putOddity(Oddity oddity, Random &random, ObjectText &object);

} // namespace demo
