// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/engine/match.h"

#include "app/demo/engine/failure.h"
#include "app/demo/engine/fold.h"
#include "app/demo/engine/leaves.h"
#include "app/demo/engine/member.h"
#include "app/demo/engine/propertytest.h"
#include "app/demo/engine/valuetext.h"

#include <string>

namespace demo {

namespace {

using nlohmann::json;

Members everybody(const Calculation &calculation)
{
    return Members(calculation.columns().personCount(), true);
}

// Unlike in the criteria of a cohort, not_in counts here and an unknown cohort is the caller's mistake.
Members cohortMembers(const json &leaf, Calculation &calculation)
{
    const std::int64_t id = cohortId(leaf);
    const auto members = calculation.around().cohort ? calculation.around().cohort(id) : nullptr;
    if (!members)
        throw Failure{"unknown_cohort", std::to_string(id)};
    Members found = *members;
    if ((memberOf(leaf, "operator") == "not_in") != isNegated(leaf))
        found.flip();
    return found;
}

Members leafMembers(const json &leaf, Calculation &calculation)
{
    const json &type = memberOf(leaf, "type");
    const std::string name = type.is_null() ? "person" : textOfFilter(type);
    if (name == "empty" || leaf.empty())
        return everybody(calculation);
    if (name == "cohort")
        return cohortMembers(leaf, calculation);
    if (name != "person" || !leaf.contains("key"))
        throw Failure{"unsupported_type", "Property filters of type '" + name + "' are not supported here"};
    Members found = personMembers(leaf, calculation);
    if (isNegated(leaf))
        found.flip();
    return found;
}

} // namespace

Members matchingPersons(const json &properties, Calculation &calculation)
{
    if (properties.is_null())
        return everybody(calculation);
    const bool isGroup = properties.is_object() && properties.contains("values");
    if (properties.is_object() && !isGroup)
        return leafMembers(properties, calculation);
    const json &children = isGroup ? memberOf(properties, "values") : properties;
    if (!children.is_array())
        failValidation("Property filters must be a list or a group");
    const bool any = isGroup && (memberOf(properties, "type") == "OR" || memberOf(properties, "type") == "or");
    Members found = any && !children.empty() ? calculation.nobody() : everybody(calculation);
    for (const json &child : children) {
        calculation.checkpoint();
        if (!child.is_structured())
            failValidation("A property filter is not an object: " + textOfFilter(child));
        if (any)
            found |= matchingPersons(child, calculation);
        else
            found &= matchingPersons(child, calculation);
    }
    return found;
}

namespace {

bool holds(std::string_view stored, std::string_view needle, std::string &text, std::string &scratch)
{
    fold(textOfStored(stored, scratch), text);
    return text.find(needle) != std::string::npos;
}

bool anyDistinctIdHolds(const PersonTable &persons, std::uint32_t person, std::string_view needle, std::string &text)
{
    for (std::uint32_t i = 0; i < persons.distinctIdCount(person); ++i) {
        fold(persons.distinctId(person, i), text);
        if (text.find(needle) != std::string::npos)
            return true;
    }
    return false;
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    const std::size_t last = text.find_last_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string_view() : text.substr(first, last - first + 1);
}

} // namespace

Members searchPersons(std::string_view wanted, const Columns &columns)
{
    const std::string needle = folded(trimmed(wanted));
    const PersonTable &persons = columns.persons();
    Members found(persons.count(), needle.empty());
    if (needle.empty())
        return found;
    const auto email = persons.properties().column("email");
    const auto name = persons.properties().column("name");
    std::string text;
    std::string scratch;
    const auto valueHolds = [&](std::uint32_t value) {
        return value != PropertySets::none && columns.values().text(value) != "null" &&
               holds(columns.values().text(value), needle, text, scratch);
    };
    for (std::uint32_t person = 0; person < persons.count(); ++person) {
        fold(persons.uuid(person), text);
        if (text.find(needle) != std::string::npos || valueHolds(email.value(person)) ||
            valueHolds(name.value(person)) || anyDistinctIdHolds(persons, person, needle, text))
            found.add(person);
    }
    return found;
}

} // namespace demo
