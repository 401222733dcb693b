// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/engine/calculation.h"

#include "app/demo/engine/failure.h"

namespace demo {

Calculation::Calculation(const Surroundings &surroundings)
    : m_around(surroundings)
    , m_start(std::chrono::steady_clock::now())
{}

void Calculation::checkpoint() const
{
    if (std::chrono::steady_clock::now() - m_start > m_around.timeLimit)
        throw Failure{"timeout", "Timeout exceeded: the calculation took longer than " +
                                     std::to_string(m_around.timeLimit.count()) + " ms"};
    if (m_around.cancelled && m_around.cancelled())
        throw Failure{"interrupted", "The calculation was interrupted"};
}

Figures Calculation::figures() const
{
    Figures figures = m_figures;
    figures.microseconds =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - m_start).count();
    return figures;
}

} // namespace demo
