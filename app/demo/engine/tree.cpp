// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/engine/tree.h"

#include "app/demo/engine/behaviours.h"
#include "app/demo/engine/failure.h"
#include "app/demo/engine/limits.h"
#include "app/demo/engine/member.h"
#include "app/demo/engine/valuetext.h"
#include "app/demo/filters/fields.h"

#include <algorithm>
#include <string>
#include <utility>

namespace demo {

namespace {

using nlohmann::json;

bool isGroup(const json &node)
{
    return node.is_object() && node.contains("type") && node.contains("values");
}

bool isCohortType(const std::string &type)
{
    return type == "cohort" || type == "precalculated-cohort" || type == "static-cohort" || type == "dynamic-cohort";
}

Combiner::Mode modeOf(const json &type)
{
    std::string name = type.is_string() ? type.get<std::string>() : std::string();
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    if (name != "AND" && name != "OR")
        failValidation("Invalid property group type: " + textOfFilter(type));
    return name == "AND" ? Combiner::Mode::And : Combiner::Mode::Or;
}

void refuseMixed(const json &values)
{
    bool groups = false;
    bool leaves = false;
    for (const json &child : values) {
        if (!child.is_object())
            failValidation("A property is not an object: " + textOfFilter(child));
        const bool isLeaf = !isGroup(child) && child.contains("key");
        groups |= !isLeaf;
        leaves |= isLeaf;
    }
    if (groups && leaves)
        failValidation("Property list cannot contain both PropertyGroup and Property objects");
}

[[noreturn]] void failEmpty()
{
    throw Failure{"no_properties", "Cohort has no matching criteria"};
}

} // namespace

TreeCalculation::TreeCalculation(Calculation &calculation, std::vector<DroppedLeaf> &dropped)
    : m_calculation(calculation)
    , m_dropped(dropped)
{}

Members TreeCalculation::members(const json &filters)
{
    Part part = root(memberOf(filters, "properties"));
    if (laxTruth(memberOf(filters, "filterTestAccounts")).value_or(false))
        part = withoutTestAccounts(std::move(part));
    if (part.negated)
        failValidation("Top level condition cannot be negated");
    return std::move(part.members);
}

Part TreeCalculation::root(const json &properties)
{
    if (properties.is_string()) {
        const json parsed = json::parse(properties.get_ref<const std::string &>(), nullptr, false);
        refuseHuge(parsed);
        return root(parsed);
    }
    if (properties.is_null() || properties.is_discarded() || (properties.is_structured() && properties.empty()))
        failEmpty();
    if (properties.is_array())
        return list(Combiner::Mode::And, properties, "properties");
    // The oldest form, key to value, holds event properties, which no cohort can be calculated from.
    if (!isGroup(properties))
        failValidation("Invalid property type for cohort queries: event");
    const Combiner::Mode mode = modeOf(properties.at("type"));
    const json &values = properties.at("values");
    if (!values.is_array() || values.empty())
        failEmpty();
    return list(mode, values, "properties.values");
}

Part TreeCalculation::group(const json &node, const std::string &path)
{
    const json &values = memberOf(node, "values");
    if (!isGroup(node) || !values.is_array() || values.empty())
        failValidation("Property group with no condition at " + path);
    return list(modeOf(node.at("type")), values, path + ".values");
}

Part TreeCalculation::list(Combiner::Mode mode, const json &values, const std::string &path)
{
    refuseMixed(values);
    Combiner combiner(mode, m_calculation.columns().personCount());
    std::size_t position = 0;
    for (const json &child : values) {
        const std::string here = path + '[' + std::to_string(position++) + ']';
        if (isGroup(child) || !child.contains("key"))
            combiner.add(group(child, here));
        else
            leaf(child, here, combiner);
    }
    if (!combiner.isEmpty())
        return combiner.result();
    if (path == "properties" || path == "properties.values")
        failEmpty();
    failValidation("Property group with no condition at " + path);
}

void TreeCalculation::leaf(const json &node, const std::string &path, Combiner &combiner)
{
    m_calculation.checkpoint();
    const json &type = memberOf(node, "type");
    const std::string name = type.is_null() ? "event" : textOfFilter(type);
    if (drop(node, name, path))
        return;
    m_calculation.countLeaf();
    combiner.add(leafPart(node, name));
}

bool TreeCalculation::drop(const json &node, const std::string &type, const std::string &path)
{
    std::optional<std::string> reason;
    if (type == "behavioral")
        reason = dropReason(node);
    const json &op = memberOf(node, "operator");
    const bool needsValue = type == "person" || type == "person_metadata";
    if (needsValue && memberOf(node, "value").is_null() && op != "is_set" && op != "is_not_set")
        reason = "missing value";
    if (isCohortType(type) && memberOf(node, "value").is_null())
        reason = "missing value";
    if (reason)
        m_dropped.push_back({path, *reason});
    return reason.has_value();
}

Part TreeCalculation::leafPart(const json &node, const std::string &type)
{
    if (isCohortType(type))
        return cohortPart(node, m_calculation);
    if (type == "person")
        return {personMembers(node, m_calculation), isNegated(node)};
    if (type == "person_metadata")
        return {metadataMembers(node, m_calculation), isNegated(node)};
    if (type == "behavioral")
        return {behaviourMembers(node, m_calculation), isNegated(node)};
    failValidation("Invalid property type for cohort queries: " + type);
}

// Only filters of type person count, and they are ANDed onto the whole tree (grammar 1.1).
Part TreeCalculation::withoutTestAccounts(Part part)
{
    Combiner combiner(Combiner::Mode::And, m_calculation.columns().personCount());
    combiner.add(std::move(part));
    for (const json &filter : m_calculation.around().testAccountFilters) {
        if (filter.is_object() && memberOf(filter, "type") == "person" && filter.contains("key"))
            combiner.add({personMembers(filter, m_calculation), isNegated(filter)});
    }
    return combiner.result();
}

} // namespace demo
