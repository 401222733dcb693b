// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/engine/propertytest.h"

#include <cstdint>
#include <string_view>

namespace demo {

//! A time bound of a behaviour as it was resolved, before any window rule rounds it (grammar 4.0).
struct Bound
{
    enum class Rounding { None, Hour, Day }; //!< what W1 cuts a lower bound to

    std::int64_t utcUs = 0;
    std::int64_t localUs = 0; //!< the same on the wall clock of the project
    Rounding rounding = Rounding::None;
    bool everything = false; //!< `all`: from the first event on
};

/*! Resolves a bound: an ISO date or date-time, `all`, or the first `[-][digits]letter[Start|End]` found in the text.
    Text without any such letter is now, as on the real server. */
[[nodiscard]] Bound resolveBound(std::string_view text, const DateContext &dates);

} // namespace demo
