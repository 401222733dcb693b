// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demo {

//! One person as the store hands it over. Times are microseconds since 1970 UTC.
struct PersonRecord
{
    std::int64_t id = 0;
    std::string uuid;
    std::int64_t createdAtUs = 0;
    bool identified = false;
    std::optional<std::int64_t> lastSeenAtUs;
    std::string properties = "{}"; //!< JSON object as text; number tokens are kept as written
    std::vector<std::string> distinctIds;
};

//! One event. The texts are copied (each distinct one once), so they need to live only during the call.
struct EventRecord
{
    std::uint32_t person = 0; //!< index of the person in the server's order
    std::int64_t timestampUs = 0;
    std::string_view event;
    std::string_view properties = "{}"; //!< JSON object as text
    //! Autocapture elements from the clicked one outwards: a JSON list of objects with any of tag_name, text, href,
    //! attr_class (list or text), attr_id, nth_child, nth_of_type, attributes (object). Empty: none.
    std::string_view elements;
};

//! How a step compares its text, href or url.
enum class StepMatching { Contains, Exact, Regex };

//! One step of an action. An absent part does not restrict.
struct ActionStep
{
    std::optional<std::string> event;
    std::optional<std::string> selector;
    std::optional<std::string> tagName;
    std::optional<std::string> text;
    StepMatching textMatching = StepMatching::Exact;
    std::optional<std::string> href;
    StepMatching hrefMatching = StepMatching::Exact;
    std::optional<std::string> url;
    StepMatching urlMatching = StepMatching::Contains;
    std::string properties = "[]"; //!< JSON list of event and element filters, all of which must hold
};

//! An action matches an event if any of its steps does; a deleted one matches none (grammar 5.2).
struct ActionRecord
{
    std::int64_t id = 0;
    std::string name;
    bool deleted = false;
    std::vector<ActionStep> steps;
};

} // namespace demo
