// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/columns/dictionary.h"

namespace demo {

std::uint32_t Dictionary::find(std::string_view wanted) const
{
    return m_slots.find(hashOfText(wanted), [&](std::uint32_t number) { return text(number) == wanted; });
}

std::uint32_t Dictionary::intern(std::string_view wanted)
{
    const std::uint32_t known = find(wanted);
    if (known != none)
        return known;
    const std::uint32_t number = m_texts.add(wanted);
    m_slots.insert(number, [this](std::uint32_t old) { return hashOfText(text(old)); });
    return number;
}

} // namespace demo
