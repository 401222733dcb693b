// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/columns/slottable.h"
#include "app/demo/columns/textpool.h"

#include <cstdint>
#include <string_view>

namespace demo {

/*! Distinct texts with a number each: the same text has the same number. Property values are kept here as compact
    JSON text, property keys and event names as plain text. */
class Dictionary final
{
public:
    static constexpr std::uint32_t none = SlotTable::none;

    std::uint32_t intern(std::string_view text);
    //! The number of a text; none if it was never interned.
    [[nodiscard]] std::uint32_t find(std::string_view text) const;
    [[nodiscard]] std::string_view text(std::uint32_t number) const { return m_texts.at(number); }
    [[nodiscard]] std::uint32_t count() const noexcept { return m_texts.count(); }

private:
    TextPool m_texts;
    SlotTable m_slots;
};

} // namespace demo
