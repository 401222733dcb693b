// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace demo {

using Version = std::array<std::uint64_t, 3>;

//! A version: a leading v is tolerated, all from the first `-` is cut, missing parts are 0, parts beyond the third do
//! not count; every part that counts must be a number (grammar 3 and 10.8).
[[nodiscard]] std::optional<Version> readVersion(std::string_view text);

struct VersionRange
{
    Version from;   //!< included
    Version before; //!< excluded
};

//! The ranges of semver_tilde, semver_caret and semver_wildcard; nullopt when the text is none.
[[nodiscard]] std::optional<VersionRange> tildeRange(std::string_view text);
[[nodiscard]] std::optional<VersionRange> caretRange(std::string_view text);
[[nodiscard]] std::optional<VersionRange> wildcardRange(std::string_view text);

} // namespace demo
