// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/demo-engine/dice.h"

#include <nlohmann/json.hpp>

//! Random criteria over the worlds of makeWorld: mostly sound, now and then with a fault of any kind.
[[nodiscard]] nlohmann::json makeFilters(Dice &dice);
[[nodiscard]] nlohmann::json makeLeaf(Dice &dice);
