// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/clock.h"
#include "app/demo/columns/records.h"

#include <cstdint>

namespace demo {

// How a person uses the product; the events follow from it.
enum class Habit { Steady, Left, Returned, Newcomer, OneVisit, Daily };

// Invents persons: the same seed, count and time give the same ones, in any order of asking.
class PersonMaker final
{
public:
    PersonMaker(std::uint64_t seed, std::uint32_t count, Micros now);

    // The person at this place of the server's order (0 is the newest).
    PersonRecord make(std::uint32_t position) const;
    Micros createdAt(std::uint32_t position) const;
    Habit habit(std::uint32_t position) const;
    // How many events this person has, compared with others.
    double weight(std::uint32_t position) const;

private:
    std::string uuid(std::uint32_t position) const;

    std::uint64_t m_seed;
    std::uint32_t m_count;
    Micros m_now;
};

} // namespace demo
