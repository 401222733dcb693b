// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/clock.h"

#include <cstdint>
#include <string>

namespace demo {

class Random;

// What is unusual about a person; most are None. Every kind appears in the first few hundred and again and again after.
enum class Oddity {
    None,
    LongText, // a value of 10 KiB
    Formula,  // texts that a spreadsheet would run
    Quotes,   // quotes, commas, line ends
    Nested,   // objects in lists in objects
    ManyIds,
    Nothing,    // no properties at all
    EmptyTexts, // empty email and name
    NullValues,
    NumberName, // a name that is a number
    OddKeys,    // keys with dots, quotes, blanks, an empty key
    BigNumbers,
    RightToLeft,
    Emoji,
    KnownAddress // a@b.test, the address of the documentation
};

struct PersonText
{
    std::string properties; // JSON object
    std::string email;
    bool identified = false;
    Oddity oddity = Oddity::None;
};

Oddity oddityOf(std::uint32_t position);
PersonText personText(Random &random, std::uint32_t position, Micros created, Micros now);

} // namespace demo
