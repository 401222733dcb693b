// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/columns/textpool.h"

#include <algorithm>
#include <cstring>

namespace demo {

namespace {
constexpr std::size_t firstBlock = 4096;
constexpr std::size_t largestBlock = std::size_t(1) << 20;
} // namespace

std::uint32_t TextPool::add(std::string_view text)
{
    std::string_view kept;
    if (!text.empty()) {
        char *place = room(text.size());
        std::memcpy(place, text.data(), text.size());
        kept = {place, text.size()};
    }
    m_texts.push_back(kept);
    return count() - 1;
}

char *TextPool::room(std::size_t bytes)
{
    if (m_blocks.empty() || m_blocks.back().size() - m_used < bytes) {
        const std::size_t next = m_blocks.empty() ? firstBlock : std::min(m_blocks.back().size() * 2, largestBlock);
        m_blocks.emplace_back(std::max(next, bytes));
        m_used = 0;
    }
    char *place = m_blocks.back().data() + m_used;
    m_used += bytes;
    return place;
}

} // namespace demo
