// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace demo {

// A random-looking UUID (version 4) that depends on these three alone.
std::string seedUuid(std::uint64_t seed, std::string_view kind, std::uint64_t number);

} // namespace demo
