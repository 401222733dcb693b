// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

//! Any text through all that the demo does with filters: save check, references, calculation in its stored and its
//! saved form, lists of property filters. Aborts when a promise between the steps is broken.
void feedEngine(std::string_view text);
