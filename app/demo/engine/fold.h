// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace demo {

//! A text with its letters folded by Unicode, so that equal means equal in any case.
void fold(std::string_view text, std::string &folded);
[[nodiscard]] std::string folded(std::string_view text);

//! True when a folded text holds the folded pattern, in which `%` stands for anything and `_` for one character.
[[nodiscard]] bool containsLike(std::string_view text, std::string_view pattern);

} // namespace demo
