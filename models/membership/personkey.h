// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <compare>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace desk {

//! A person's UUID in 16 bytes, for lists of millions. The nil UUID stands for nobody.
struct PersonKey
{
    quint64 high = 0;
    quint64 low = 0;

    bool isNil() const { return high == 0 && low == 0; }
    std::string text() const; //!< 36 characters, lower case
    auto operator<=>(const PersonKey &) const = default;
};

//! Digits of either case with dashes at the usual places, nothing around; nothing when it is no UUID.
std::optional<PersonKey> readPersonKey(std::string_view text);

} // namespace desk

template<>
struct std::hash<desk::PersonKey>
{
    size_t operator()(const desk::PersonKey &key) const noexcept
    {
        return static_cast<size_t>((key.high ^ key.low * 0x9e3779b97f4a7c15ULL) * 0xff51afd7ed558ccdULL);
    }
};
