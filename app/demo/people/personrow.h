// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/people/personfacts.h"

#include <string>
#include <string_view>

namespace demo {

enum class PersonShape {
    InCohort, // contract 6: at most 10 distinct ids
    InList,   // contract 13.4: at most 1000
    Single    // one person by itself: `id` is a number
};

// Appends the person's row as JSON text.
void appendPersonRow(const PersonFacts &facts, PersonShape shape, bool withLastSeen, std::string &out);

// Appends a text as a JSON string.
void appendJsonText(std::string_view text, std::string &out);
// Anonymous ids look like UUIDs.
bool isAnonymousId(std::string_view id);

} // namespace demo
