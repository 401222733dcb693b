// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/engine/behaviours.h"

#include "app/demo/engine/valuetext.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace demo {

namespace {

using nlohmann::json;

struct Behaviour
{
    std::string_view value;
    Members (*members)(const json &, Calculation &);
    std::vector<std::string_view> required;
    bool explicitDate = false; //!< explicit_datetime does instead of time_value and time_interval
};

const std::vector<Behaviour> &behaviours()
{
    static const std::vector<Behaviour> all{
        {"performed_event", performedEvent, {}, true},
        {"performed_event_multiple", performedMultiple, {"operator_value"}, true},
        {"performed_event_first_time", performedFirstTime, {}, true},
        {"performed_event_sequence",
         performedSequence,
         {"time_value", "time_interval", "seq_event_type", "seq_event", "seq_time_value", "seq_time_interval"}},
        {"performed_event_regularly",
         performedRegularly,
         {"time_value", "time_interval", "operator_value", "min_periods", "total_periods"}},
        {"stopped_performing_event",
         stoppedPerforming,
         {"time_value", "time_interval", "seq_time_value", "seq_time_interval"}},
        {"restarted_performing_event",
         restartedPerforming,
         {"time_value", "time_interval", "seq_time_value", "seq_time_interval"}},
    };
    return all;
}

const Behaviour *find(const json &leaf)
{
    const auto value = leaf.find("value");
    const auto &all = behaviours();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Behaviour &behaviour) {
        return value != leaf.end() && *value == behaviour.value;
    });
    return found == all.end() ? nullptr : &*found;
}

bool has(const json &leaf, std::string_view name)
{
    const auto found = leaf.find(name);
    return found != leaf.end() && !found->is_null();
}

std::string missingText(const json &leaf, const std::vector<std::string_view> &names)
{
    std::string text;
    for (const std::string_view name : names) {
        if (!has(leaf, name))
            text += (text.empty() ? "missing " : ", ") + std::string(name);
    }
    return text;
}

} // namespace

std::optional<std::string> dropReason(const json &leaf)
{
    const Behaviour *behaviour = find(leaf);
    if (behaviour == nullptr)
        return "unknown behaviour " + (has(leaf, "value") ? textOfFilter(leaf.at("value")) : std::string("(none)"));
    std::string text = missingText(leaf, {"key", "event_type"});
    if (text.empty())
        text = missingText(leaf, behaviour->required);
    if (text.empty() && behaviour->explicitDate && !has(leaf, "explicit_datetime") &&
        !missingText(leaf, {"time_value", "time_interval"}).empty())
        text = "missing time_value and time_interval, or explicit_datetime";
    return text.empty() ? std::nullopt : std::optional(text);
}

Members behaviourMembers(const json &leaf, Calculation &calculation)
{
    const Behaviour *behaviour = find(leaf);
    return behaviour == nullptr ? calculation.nobody() : behaviour->members(leaf, calculation);
}

} // namespace demo
