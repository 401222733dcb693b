// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/columns/members.h"

#include <algorithm>
#include <cstring>
#include <stdexcept>

namespace demo {

namespace {

void checkSame(std::uint32_t a, std::uint32_t b)
{
    if (a != b)
        throw std::invalid_argument("sets of persons of different sizes");
}

} // namespace

Members::Members(std::uint32_t persons, bool all)
    : m_persons(persons)
    , m_words((std::size_t(persons) + 63) / 64, all ? ~std::uint64_t(0) : 0)
{
    clearTail();
}

void Members::clearTail()
{
    if (m_persons % 64 != 0)
        m_words.back() &= (std::uint64_t(1) << (m_persons % 64)) - 1;
}

std::uint32_t Members::count() const noexcept
{
    std::uint32_t sum = 0;
    for (const std::uint64_t word : m_words)
        sum += static_cast<std::uint32_t>(__builtin_popcountll(word));
    return sum;
}

bool Members::isEmpty() const noexcept
{
    return std::all_of(m_words.begin(), m_words.end(), [](std::uint64_t word) { return word == 0; });
}

Members &Members::operator&=(const Members &other)
{
    checkSame(m_persons, other.m_persons);
    for (std::size_t i = 0; i < m_words.size(); ++i)
        m_words[i] &= other.m_words[i];
    return *this;
}

Members &Members::operator|=(const Members &other)
{
    checkSame(m_persons, other.m_persons);
    for (std::size_t i = 0; i < m_words.size(); ++i)
        m_words[i] |= other.m_words[i];
    return *this;
}

Members &Members::andNot(const Members &other)
{
    checkSame(m_persons, other.m_persons);
    for (std::size_t i = 0; i < m_words.size(); ++i)
        m_words[i] &= ~other.m_words[i];
    return *this;
}

void Members::flip()
{
    for (std::uint64_t &word : m_words)
        word = ~word;
    clearTail();
}

std::vector<std::uint32_t> Members::page(std::uint64_t offset, std::uint64_t limit) const
{
    std::vector<std::uint32_t> found;
    std::size_t i = 0;
    for (; i < m_words.size(); ++i) {
        const auto here = static_cast<unsigned>(__builtin_popcountll(m_words[i]));
        if (here > offset)
            break;
        offset -= here;
    }
    for (; i < m_words.size() && found.size() < limit; ++i) {
        for (std::uint64_t word = m_words[i]; word != 0 && found.size() < limit; word &= word - 1) {
            if (offset > 0)
                --offset;
            else
                found.push_back(static_cast<std::uint32_t>(i * 64 + static_cast<unsigned>(__builtin_ctzll(word))));
        }
    }
    return found;
}

std::string Members::toBytes() const
{
    std::string bytes(m_words.size() * 8, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(m_words[i / 8] >> (i % 8 * 8) & 0xff);
    return bytes;
}

std::optional<Members> Members::fromBytes(std::uint32_t persons, std::string_view bytes)
{
    Members set(persons);
    if (bytes.size() != set.m_words.size() * 8)
        return std::nullopt;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        set.m_words[i / 8] |= std::uint64_t(static_cast<unsigned char>(bytes[i])) << (i % 8 * 8);
    const std::vector<std::uint64_t> before = set.m_words;
    if (persons > 0)
        set.clearTail();
    if (set.m_words != before)
        return std::nullopt;
    return set;
}

} // namespace demo
