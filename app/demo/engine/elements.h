// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demo {

//! One element of an autocapture event.
struct Element
{
    std::string tag;
    std::optional<std::string> text;
    std::optional<std::string> href;
    std::string id;
    std::vector<std::string> classes;
    std::map<std::string, std::string> attributes; //!< names without the prefix attr__
};

//! From the clicked element outwards.
using ElementChain = std::vector<Element>;

//! Reads the JSON list of an event; what is no list of objects is an empty chain.
[[nodiscard]] ElementChain readElements(std::string_view json);

} // namespace demo
