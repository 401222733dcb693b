// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/engine/tree.h"

#include <utility>

namespace demo {

Combiner::Combiner(Mode mode, std::uint32_t persons)
    : m_mode(mode)
    , m_positive(persons, mode == Mode::And)
    , m_negative(persons, mode == Mode::Or)
{}

void Combiner::add(Part part)
{
    Members &into = part.negated ? m_negative : m_positive;
    (part.negated ? m_anyNegative : m_anyPositive) = true;
    if ((m_mode == Mode::And) != part.negated)
        into &= part.members;
    else
        into |= part.members;
}

Part Combiner::result() const
{
    if (m_mode == Mode::And) {
        if (!m_anyPositive)
            return {m_negative, true};
        return {Members(m_positive).andNot(m_negative), false};
    }
    if (!m_anyNegative)
        return {m_positive, false};
    return {Members(m_negative).andNot(m_positive), true};
}

} // namespace demo
