// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/clock.h"

#include <cstdint>
#include <memory>

namespace demo {

class Columns;
class Database;

struct PeopleSeed
{
    std::uint64_t seed = 1;
    std::uint32_t persons = 0;
    std::uint64_t events = 0;
    Micros now = 0;
};

// Invents persons and their events, into columns (sealed) and, unless null, into the tables of the store.
std::unique_ptr<Columns> seedPeople(const PeopleSeed &wanted, Database *database);

} // namespace demo
