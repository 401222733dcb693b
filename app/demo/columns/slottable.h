// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace demo {

/*! An open-addressing index from a hash to numbers 0..n-1 of things that live elsewhere (a pool, a column).
    Four bytes a slot, at most half full: far leaner than a map of strings when there are millions of them. */
class SlotTable final
{
public:
    static constexpr std::uint32_t none = 0xffffffffU;

    //! The number for which \a same(number) holds, among those put in under \a hash; none if there is none.
    template<typename Same>
    [[nodiscard]] std::uint32_t find(std::uint64_t hash, Same same) const
    {
        if (m_slots.empty())
            return none;
        const std::size_t mask = m_slots.size() - 1;
        for (std::size_t i = hash & mask; m_slots[i] != none; i = (i + 1) & mask) {
            if (same(m_slots[i]))
                return m_slots[i];
        }
        return none;
    }

    //! Puts a number in. \a hashOf(number) is asked for the old ones when the table grows.
    template<typename HashOf>
    void insert(std::uint32_t number, HashOf hashOf)
    {
        if ((m_used + 1) * 2 > m_slots.size())
            grow(hashOf);
        place(number, hashOf(number));
        ++m_used;
    }

    void clear()
    {
        m_slots = {};
        m_used = 0;
    }

private:
    template<typename HashOf>
    void grow(HashOf hashOf)
    {
        std::vector<std::uint32_t> old(m_slots.empty() ? 16 : m_slots.size() * 2, none);
        old.swap(m_slots);
        for (const std::uint32_t number : old) {
            if (number != none)
                place(number, hashOf(number));
        }
    }

    void place(std::uint32_t number, std::uint64_t hash)
    {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t i = hash & mask;
        while (m_slots[i] != none)
            i = (i + 1) & mask;
        m_slots[i] = number;
    }

    std::vector<std::uint32_t> m_slots;
    std::size_t m_used = 0;
};

[[nodiscard]] inline std::uint64_t hashOfText(std::string_view text)
{
    return std::hash<std::string_view>{}(text);
}

//! Mixes a further number into a hash (the finaliser of splitmix64).
[[nodiscard]] inline std::uint64_t mixHash(std::uint64_t hash, std::uint64_t value)
{
    std::uint64_t z = hash + 0x9e3779b97f4a7c15ULL + value;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

} // namespace demo
