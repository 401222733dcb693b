// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demo {

struct GenerationTraits;

// What is known of one person, in the form that answers need. Texts may point into the source; one call long.
struct PersonFacts
{
    std::int64_t id = 0;
    std::string uuid = {};
    Micros createdAt = 0;
    std::optional<Micros> lastSeenAt = {};
    bool identified = false;
    std::string properties = {};               // JSON object
    std::string nameProperty = {};             // JSON of the first non-empty naming property; empty: none
    std::vector<std::string> distinctIds = {}; // in the order of identification
};

// Where persons come from: the columns in memory, or the store while the columns are being read. Any thread.
class PersonSource
{
public:
    virtual ~PersonSource() = default;
    // `person` is the place in the server's order. Overwrites `facts`, whose memory is used again.
    virtual void read(std::uint32_t person, PersonFacts &facts) const = 0;
};

// The properties that name a person, in order (contract 6).
const std::vector<std::string> &namingProperties(const GenerationTraits &traits);
// Whether JSON text says something: neither null nor an empty text.
bool isTelling(std::string_view json);

} // namespace demo
