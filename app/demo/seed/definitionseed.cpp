// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed/worldseed.h"
#include "app/demo/world/world.h"

namespace demo {

void seedDefinitions(World &, const WorldSeed &) {}

} // namespace demo
