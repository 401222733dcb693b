// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace demo {

// Where a person comes from: how people are called there, and what their browser tells.
struct Region
{
    std::string_view country;
    std::string_view countryName;
    std::string_view zone;
    std::vector<std::string_view> cities;
    std::vector<std::string_view> given;
    std::vector<std::string_view> family;
    bool familyFirst = false;
};

// The invented words that the demo's people and events are made of.
const std::vector<Region> &regions();
const std::vector<std::string_view> &mailNames(); // ASCII given names for e-mail addresses
const std::vector<std::string_view> &mailHosts();
const std::vector<std::string_view> &companies();
const std::vector<std::string_view> &roles();
const std::vector<std::string_view> &browsers();
const std::vector<std::string_view> &systems();
const std::vector<std::string_view> &pages();
const std::vector<std::string_view> &features();

} // namespace demo
