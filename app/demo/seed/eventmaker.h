// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/clock.h"
#include "app/demo/seed/eventkinds.h"

#include <cstdint>
#include <functional>

namespace demo {

class PersonMaker;

struct SeedRow
{
    std::uint32_t person = 0; // place in the server's order
    Micros time = 0;
    std::uint32_t kind = 0; // place in EventKinds::kinds
};

// Invents exactly `count` events of the last 400 days (a few are minutes ahead of the clock, as real ones are) and
// hands them over person by person.
void makeEvents(std::uint64_t seed, std::uint64_t count, std::uint32_t persons, Micros now, const PersonMaker &maker,
                const EventKinds &kinds, const std::function<void(const SeedRow &)> &take);

} // namespace demo
