// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/columns/members.h"
#include "app/demo/generation.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace demo {

class Columns;

// What a list of people is a list of (contract 4).
enum class IdentifierKind { PersonId, DistinctId, Email };

struct IdentifierList
{
    IdentifierKind kind = IdentifierKind::DistinctId;
    std::vector<std::string> values = {}; // trimmed, none empty
};

// The identifiers in an uploaded CSV file by the real server's rules. Throws ApiError (attr csv).
IdentifierList identifiersInCsv(std::string_view file, const GenerationTraits &traits);

// Who they are. `unmatched` counts those that are nobody here.
struct Matched
{
    Members members;
    std::int64_t unmatched = 0;
};
Matched matchIdentifiers(const IdentifierList &list, const Columns &columns);

// Whether a text is a UUID, with or without dashes and in any case, as Python reads it.
bool isUuid(std::string_view text);
// Lower case with dashes.
std::string canonicalUuid(std::string_view text);

} // namespace demo
