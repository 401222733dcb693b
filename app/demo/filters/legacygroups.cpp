// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/filters/legacygroups.h"

#include "app/demo/filters/depth.h"
#include "app/demo/filters/fields.h"
#include "app/demo/filters/savecheck.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace demo {

namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 9> groupKeys{"properties",     "action_id",  "event_id", "days", "count",
                                                    "count_operator", "start_date", "end_date", "label"};

//! Falsy as Python sees it.
bool isEmpty(const json &value)
{
    if (value.is_string())
        return value.get_ref<const std::string &>().empty();
    return value.is_null() || value == false || value == 0 || (value.is_structured() && value.empty());
}

json member(const json &group, const char *name)
{
    const auto found = group.find(name);
    return found == group.end() ? json() : *found;
}

json emptyTree()
{
    return {{"type", "AND"}, {"values", json::array()}};
}

// A map key -> value is a list of person leaves, the keys taken as they are.
json leavesOfMap(const json &map)
{
    json leaves = json::array();
    for (const auto &[key, value] : map.items())
        leaves.push_back({{"key", key}, {"type", "person"}, {"value", value}});
    return leaves;
}

json leavesOfList(const json &list)
{
    json leaves = list;
    for (json &leaf : leaves) {
        if (leaf.is_object() && (!leaf.contains("type") || leaf.at("type") == "event"))
            leaf["type"] = "person";
    }
    return leaves;
}

json treeOfProperties(const json &properties)
{
    if (properties.is_object() && (properties.contains("type") || properties.contains("values")))
        return properties;
    return {{"type", "AND"}, {"values", properties.is_object() ? leavesOfMap(properties) : leavesOfList(properties)}};
}

json treeOfEvent(const json &group)
{
    const json action = member(group, "action_id");
    const json count = laxInteger(member(group, "count"));
    json days = laxInteger(member(group, "days"));
    if (isEmpty(days))
        days = 365;
    const bool many = count.is_number_integer() && count.get<std::int64_t>() > 0;
    json leaf{{"type", "behavioral"},
              {"key", isEmpty(action) ? member(group, "event_id") : action},
              {"event_type", isEmpty(action) ? "events" : "actions"},
              {"value", many ? "performed_event_multiple" : "performed_event"},
              {"time_interval", "day"},
              {"time_value", days},
              {"operator_value", count.is_null() ? json(0) : count}};
    if (!isEmpty(member(group, "count_operator")))
        leaf["operator"] = group.at("count_operator");
    return {{"type", "AND"}, {"values", json::array({leaf})}};
}

std::string unknownKeyOf(const json &group)
{
    for (const auto &[name, value] : group.items()) {
        if (std::find(groupKeys.begin(), groupKeys.end(), name) == groupKeys.end())
            return name;
    }
    return {};
}

SaveError groupError(std::size_t index, const std::string &text)
{
    return {"Invalid cohort group at index " + std::to_string(index) + ": " + text, "groups"};
}

} // namespace

json treeOfGroups(const json &groups)
{
    json tree{{"type", "OR"}, {"values", json::array()}};
    if (!groups.is_array() || nestedDeeperThan(groups, deepestFilters))
        return emptyTree();
    for (const json &group : groups) {
        const json properties = group.is_object() ? member(group, "properties") : json();
        if (properties.is_structured() && !isEmpty(properties))
            tree["values"].push_back(treeOfProperties(properties));
        else if (group.is_object() && (!isEmpty(member(group, "action_id")) || !isEmpty(member(group, "event_id"))))
            tree["values"].push_back(treeOfEvent(group));
        else
            return emptyTree();
    }
    return tree;
}

json effectiveFilters(const json &filters, const json &groups)
{
    if (!isEmpty(filters))
        return filters;
    if (isEmpty(groups))
        return {{"properties", json::object()}};
    return {{"properties", treeOfGroups(groups)}};
}

json effectiveGroup(const json &filters, const json &groups)
{
    const json effective = effectiveFilters(filters, groups);
    const auto group = effective.find("properties");
    return group != effective.end() && group->is_object() ? *group : json::object();
}

std::optional<SaveError> checkGroups(const json &groups)
{
    if (!groups.is_array())
        return SaveError{"Groups must be a list of cohort group definitions.", "groups"};
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const json &group = groups[i];
        if (!group.is_object())
            return SaveError{"Cohort group at index " + std::to_string(i) + " must be an object.", "groups"};
        const std::string unknown = unknownKeyOf(group);
        if (!unknown.empty())
            return groupError(i, "Group.__init__() got an unexpected keyword argument '" + unknown + "'");
        if (isEmpty(member(group, "properties")) && isEmpty(member(group, "action_id")) &&
            isEmpty(member(group, "event_id")))
            return groupError(i, "Cohort group needs properties or action_id or event_id");
    }
    return std::nullopt;
}

} // namespace demo
