// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace demo {

/*! Many texts one after another in blocks that never move, so that views stay good while texts are added. */
class TextPool final
{
public:
    std::uint32_t add(std::string_view text);
    [[nodiscard]] std::string_view at(std::uint32_t number) const { return m_texts[number]; }
    [[nodiscard]] std::uint32_t count() const noexcept { return static_cast<std::uint32_t>(m_texts.size()); }
    void reserve(std::uint32_t texts) { m_texts.reserve(texts); }

private:
    [[nodiscard]] char *room(std::size_t bytes);

    std::vector<std::vector<char>> m_blocks;
    std::size_t m_used = 0; //!< bytes used of the last block
    std::vector<std::string_view> m_texts;
};

} // namespace demo
