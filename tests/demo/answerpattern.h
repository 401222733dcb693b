// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/json.h"

#include <map>
#include <string>

namespace demo::test {

// Values that earlier steps remembered, written {name} in patterns, paths and bodies.
using Remembered = std::map<std::string, Json>;

/* Compares an answer with a pattern (tests/data/contract/README.md): an object must have the members of the pattern,
   may have more; a list must have as many elements unless the last one is "<more>"; texts such as "<number>" stand for
   any value of a kind. Returns where and how they differ, empty when they fit. */
std::string difference(const Json &pattern, const Json &value, const std::string &place = "body");

// Replaces {name} by what was remembered: a text that is nothing else becomes the value itself.
Json filledIn(const Json &pattern, const Remembered &remembered);
std::string filledIn(std::string text, const Remembered &remembered);

} // namespace demo::test
