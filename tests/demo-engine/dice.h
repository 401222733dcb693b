// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <initializer_list>
#include <random>
#include <string>
#include <vector>

//! Random choices that come out the same everywhere for the same seed (std distributions do not).
class Dice final
{
public:
    explicit Dice(std::uint32_t seed)
        : m_engine(seed)
    {}
    //! 0 to count - 1.
    std::uint32_t below(std::uint32_t count) { return static_cast<std::uint32_t>(m_engine() % count); }
    bool oneIn(std::uint32_t count) { return below(count) == 0; }
    template<typename T>
    const T &from(const std::vector<T> &choices)
    {
        return choices[below(static_cast<std::uint32_t>(choices.size()))];
    }
    std::string from(std::initializer_list<const char *> choices)
    {
        return *(choices.begin() + below(static_cast<std::uint32_t>(choices.size())));
    }

private:
    std::mt19937 m_engine;
};
