// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/people/personfacts.h"

namespace demo {

class Columns;

// Persons out of the columns in memory.
class ColumnSource final : public PersonSource
{
public:
    ColumnSource(const Columns &columns, const GenerationTraits &traits);
    void read(std::uint32_t person, PersonFacts &facts) const override;

private:
    const Columns &m_columns; // of the same People
    const std::vector<std::string> &m_naming;
};

} // namespace demo
