// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

//! The known examples: a list of objects with name, filters and the verdicts save and calc.
[[nodiscard]] const nlohmann::json &filterExamples();
