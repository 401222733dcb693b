// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace demo {

// Whether SQL ends where something must follow: an open bracket or quote, or a word that cannot be the last.
bool isCutOff(std::string_view sql);

} // namespace demo
