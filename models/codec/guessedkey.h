// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace desk {

//! The key that a member of a JSON object had the last time, as written and with its closing quote. Made for one
//! comparison for each of millions of keys: a call of std::memcmp would take longer than all the rest. A value.
class GuessedKey final
{
public:
    GuessedKey() = default;
    explicit GuessedKey(std::string_view quotedEnd)
        : m_text(quotedEnd)
    {
        std::copy_n(quotedEnd.begin(), std::min(quotedEnd.size(), Start), m_start.begin());
    }

    //! Whether it stands at `at`. 32 bytes may be read there, also beyond `end`, the end of the text.
    bool standsAt(const char *at, const char *end) const
    {
        const size_t size = m_text.size();
        return static_cast<size_t>(end - at) >= size && startsLike(at) &&
               (size <= Start || std::memcmp(at + Start, m_text.data() + Start, size - Start) == 0);
    }

private:
    static constexpr size_t Block = 16;
    static constexpr size_t Start = 2 * Block;

#if defined(__SSE2__)
    bool startsLike(const char *at) const
    {
        const size_t size = m_text.size();
        return isLike(at, 0, size) && (size <= Block || isLike(at, Block, size - Block));
    }
    bool isLike(const char *at, size_t from, size_t size) const
    {
        const __m128i seen = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at + from));
        const __m128i wanted = _mm_loadu_si128(reinterpret_cast<const __m128i *>(m_start.data() + from));
        const unsigned same = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(seen, wanted)));
        const unsigned needed = size < Block ? (1U << size) - 1 : 0xffffU;
        return (same & needed) == needed;
    }
#else
    bool startsLike(const char *at) const
    {
        return std::memcmp(at, m_start.data(), std::min(m_text.size(), Start)) == 0;
    }
#endif

    std::string m_text;
    std::array<char, Start> m_start{}; //!< of m_text, to be looked at in one go
};

} // namespace desk
