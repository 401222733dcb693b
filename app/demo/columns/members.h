// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demo {

/*! A set of persons: one bit a person, in the server's order (created_at descending, then uuid).
    A plain value; all sets that are combined must be about the same number of persons. */
class Members final
{
public:
    Members() = default;
    explicit Members(std::uint32_t persons, bool all = false);

    [[nodiscard]] std::uint32_t persons() const noexcept { return m_persons; }
    [[nodiscard]] bool contains(std::uint32_t person) const noexcept
    {
        return person < m_persons && (m_words[person / 64] >> (person % 64) & 1U) != 0;
    }
    void add(std::uint32_t person) { m_words.at(person / 64) |= std::uint64_t(1) << (person % 64); }
    void remove(std::uint32_t person) { m_words.at(person / 64) &= ~(std::uint64_t(1) << (person % 64)); }

    [[nodiscard]] std::uint32_t count() const noexcept;
    [[nodiscard]] bool isEmpty() const noexcept;

    Members &operator&=(const Members &other);
    Members &operator|=(const Members &other);
    Members &andNot(const Members &other);
    //! Everybody who is not in the set now.
    void flip();
    friend Members operator&(Members a, const Members &b) { return a &= b; }
    friend Members operator|(Members a, const Members &b) { return a |= b; }
    friend bool operator==(const Members &, const Members &) = default;

    //! The members with numbers [offset, offset + limit) in the server's order; fewer at the end, none beyond it.
    [[nodiscard]] std::vector<std::uint32_t> page(std::uint64_t offset, std::uint64_t limit) const;

    //! Calls \a visit(person) for every member in the server's order.
    template<typename Visit>
    void forEach(Visit visit) const
    {
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            for (std::uint64_t word = m_words[i]; word != 0; word &= word - 1)
                visit(static_cast<std::uint32_t>(i * 64 + static_cast<unsigned>(__builtin_ctzll(word))));
        }
    }

    //! The set as bytes for a store, and back; nullopt when the bytes are about another number of persons.
    [[nodiscard]] std::string toBytes() const;
    [[nodiscard]] static std::optional<Members> fromBytes(std::uint32_t persons, std::string_view bytes);

private:
    void clearTail();

    std::uint32_t m_persons = 0;
    std::vector<std::uint64_t> m_words;
};

} // namespace demo
