// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace demo {

// What an event says apart from person and time. Events share a few thousand of these.
struct SeedKind
{
    std::string event;
    std::string properties;    // JSON object
    std::string elements = {}; // JSON list of an autocaptured click; empty otherwise
};

// The kinds of one event name and how often that name comes.
struct SeedEvent
{
    std::string name;
    double share = 0;                      // of all events; they add up to about 1
    std::vector<std::uint32_t> kinds = {}; // places in EventKinds::kinds
};

struct EventKinds
{
    std::vector<SeedKind> kinds;
    std::vector<SeedEvent> events;
};

EventKinds makeEventKinds(std::uint64_t seed);

} // namespace demo
