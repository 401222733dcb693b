// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>

namespace demo {

// A small generator whose numbers are the same on every machine (the standard library's distributions are not).
class Random final
{
public:
    explicit Random(std::uint64_t seed)
        : m_state(seed)
    {
        next();
    }
    // Independent numbers for the thing `index` of the kind `stream`.
    Random(std::uint64_t seed, std::uint64_t stream, std::uint64_t index)
        : Random(seed * 0x9e3779b97f4a7c15ULL ^ stream * 0xd1342543de82ef95ULL ^ index * 0xaf251af3b0f025b5ULL)
    {}

    std::uint64_t next()
    {
        std::uint64_t z = m_state += 0x9e3779b97f4a7c15ULL;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }

    std::uint64_t below(std::uint64_t limit) { return next() % limit; }
    // From 0 up to, but never, 1.
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    bool chance(double probability) { return unit() < probability; }

    template<typename List>
    const auto &pick(const List &list)
    {
        return list[below(std::size(list))];
    }

private:
    std::uint64_t m_state;
};

} // namespace demo
