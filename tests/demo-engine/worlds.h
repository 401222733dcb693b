// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/columns/columns.h"
#include "app/demo/engine/surroundings.h"
#include "tests/demo-engine/dice.h"
#include "tests/demo-engine/oracle.h"

#include <memory>

//! A small made-up project full of edge cases: missing, null and odd values, events on every boundary of the windows.
[[nodiscard]] oracle::World makeWorld(std::uint32_t seed, std::uint32_t persons);

//! The same world as the engine sees it.
class EngineWorld final
{
public:
    explicit EngineWorld(const oracle::World &world);
    //! For the clock and zone the world has at the moment.
    [[nodiscard]] demo::Surroundings surroundings() const;
    [[nodiscard]] const demo::Columns &columns() const { return *m_columns; }

private:
    const oracle::World &m_world;
    std::unique_ptr<demo::Columns> m_columns;
    std::map<std::int64_t, std::shared_ptr<const demo::Members>> m_cohorts;
};
