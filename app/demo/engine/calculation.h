// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/engine/engine.h"
#include "app/demo/engine/surroundings.h"

#include <chrono>

namespace demo {

/*! One running calculation: its surroundings, what it has cost so far and when it must end. Lives on the stack of
    evaluate(); handed to every leaf. */
class Calculation final
{
public:
    explicit Calculation(const Surroundings &surroundings);

    [[nodiscard]] const Surroundings &around() const noexcept { return m_around; }
    [[nodiscard]] const Columns &columns() const noexcept { return m_around.columns; }
    [[nodiscard]] Members nobody() const { return Members(columns().personCount()); }

    //! Throws Failure when the time is over or the calculation was cancelled. Loops call it every few thousand steps.
    void checkpoint() const;
    void countRows(std::uint64_t rows) { m_figures.readRows += static_cast<std::int64_t>(rows); }
    void countLeaf() { ++m_figures.leaves; }
    [[nodiscard]] Figures figures() const;

private:
    const Surroundings &m_around;
    std::chrono::steady_clock::time_point m_start;
    Figures m_figures;
};

} // namespace demo
