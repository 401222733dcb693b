// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <compare>
#include <optional>
#include <string_view>

namespace desk {

//! The place that a row's `created_at` gives it in a list of persons: newest first, rows without a time last.
struct ListTime
{
    qint64 seconds = 0;
    qint64 nanoseconds = 0;
    auto operator<=>(const ListTime &) const = default;
};

//! Reads the JSON token of a time; null is the oldest of all. Nothing when it is no time: then it has no place.
std::optional<ListTime> readListTime(std::string_view token);

} // namespace desk
