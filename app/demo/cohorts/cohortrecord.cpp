// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/cohorts/cohortrecord.h"

#include <algorithm>
#include <array>

namespace demo {

namespace {

struct ErrorText
{
    std::string_view code;
    const char *text;
};

constexpr std::array<ErrorText, 8> ErrorTexts = {{
    {"capacity", "The system was busy when this cohort was scheduled to calculate. It will automatically retry."},
    {"interrupted", "Calculation was interrupted. It will automatically retry."},
    {"timeout", "Cohort calculation was terminated for taking too long."},
    {"memory_limit", "Cohort calculation was terminated for using too much memory."},
    {"query_size", "The matching criteria produced a query that was too large."},
    {"invalid_regex", "This cohort contains an invalid regular expression. Please check your regex syntax in the "
                      "matching criteria."},
    {"no_properties", "This cohort has no matching criteria defined. Please add at least one."},
    {"flag_changed", "The feature flag changed while this cohort was being calculated. Please run the calculation "
                     "again."},
}};

} // namespace

std::string lastErrorMessage(const std::string &code)
{
    const auto found =
        std::find_if(ErrorTexts.begin(), ErrorTexts.end(), [&](const ErrorText &text) { return text.code == code; });
    return found != ErrorTexts.end() ? found->text
                                     : "An error occurred while calculating this cohort. Please review your matching "
                                       "criteria or contact support.";
}

} // namespace demo
