// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace demo {

//! A text that reads as a number: sign, digits, fraction, exponent; no blanks, no words such as nan. The decimal point
//! is a point whatever the locale.
[[nodiscard]] std::optional<double> readNumber(std::string_view text);

} // namespace demo
