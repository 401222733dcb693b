// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/filters/savecheck.h"

#include "app/demo/engine/dates.h"
#include "app/demo/filters/depth.h"
#include "app/demo/filters/fields.h"
#include "app/demo/filters/problem.h"
#include "app/demo/filters/pythontext.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace demo {

namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 8> singleValueOperators{"icontains",       "not_icontains", "starts_with",
                                                               "not_starts_with", "ends_with",     "not_ends_with",
                                                               "is_date_before",  "is_date_after"};

bool isOperator(const json &leaf, std::string_view name)
{
    const auto found = leaf.find("operator");
    return found != leaf.end() && *found == name;
}

// A one-element list of a text is stored as the bare text (contract 2.1).
void unwrapSingleValue(json &leaf)
{
    const bool single = std::any_of(singleValueOperators.begin(), singleValueOperators.end(),
                                    [&](std::string_view name) { return isOperator(leaf, name); });
    const auto value = leaf.find("value");
    if (!single || value == leaf.end() || !value->is_array() || value->size() != 1 || !value->front().is_string())
        return;
    json text = value->front();
    *value = std::move(text);
}

void checkDate(const json &leaf, const Location &where)
{
    if (!isOperator(leaf, "is_date_before") && !isOperator(leaf, "is_date_after"))
        return;
    const json &value = leaf.at("value");
    if (value.is_string() && isDateValue(value.get_ref<const std::string &>()))
        return;
    const std::string shown =
        value.is_string() ? pythonQuoted(value.get_ref<const std::string &>()) : '\'' + pythonText(value) + '\'';
    const std::string name = leaf.at("operator").get<std::string>();
    refuse("value_error", where, "Value error, Invalid date value " + shown + " for operator '" + name + "'", leaf);
}

void checkPersonLeaf(json &leaf, const Location &where, Generation generation)
{
    std::vector<std::string> missing;
    if (!leaf.contains("value") && !isOperator(leaf, "is_set") && !isOperator(leaf, "is_not_set"))
        missing.emplace_back("value");
    if (!leaf.contains("operator"))
        missing.emplace_back("operator");
    if (!missing.empty())
        refuseMissing(leaf.at("type").get<std::string>(), missing);
    if (generation == Generation::Newest)
        unwrapSingleValue(leaf);
    checkDate(leaf, where);
}

void checkMetadataKey(const json &leaf, const Location &where)
{
    if (leaf.at("key") == "created_at")
        return;
    const std::string key = pythonQuoted(leaf.at("key").get_ref<const std::string &>());
    refuse("value_error", below(where, "key"), "Value error, Unsupported person_metadata key " + key, leaf.at("key"));
}

json checkLeaf(const json &leaf, const Model &model, const Location &where, Generation generation)
{
    json checked = checkFields(leaf, model, where, model.kind, generation);
    if (model.kind == "person_metadata")
        checkMetadataKey(checked, where);
    if (model.kind == "cohort" && checked.at("key") != "id")
        refuse("literal_error", below(where, "key"), "Input should be 'id'", checked.at("key"));
    if (model.kind == "person" || model.kind == "person_metadata")
        checkPersonLeaf(checked, where, generation);
    if (!checked.contains("negation"))
        checked["negation"] = false;
    return checked;
}

bool isGroupTag(std::string_view tag)
{
    return tag == "AND" || tag == "OR";
}

std::string tagOf(const json &node, const Location &where, Generation generation)
{
    if (!node.is_object())
        refuse("model_attributes_type", where, "Input should be a valid dictionary or object to extract fields from",
               node);
    const auto type = node.find("type");
    if (type == node.end() || !type->is_string())
        refuse("union_tag_not_found", where, "Unable to extract tag using discriminator 'type'", node);
    const std::string tag = type->get<std::string>();
    const bool isRoot = where.above == nullptr;
    if (isGroupTag(tag) || (!isRoot && leafModel(tag, generation) != nullptr))
        return tag;
    std::string expected = "'AND', 'OR'";
    if (!isRoot)
        expected += generation == Generation::Older ? ", 'behavioral', 'cohort', 'person'"
                                                    : ", 'behavioral', 'cohort', 'person', 'person_metadata'";
    refuse("union_tag_invalid", where,
           "Input tag " + pythonQuoted(tag) +
               " found using 'type' does not match any of the expected tags: " + expected,
           node);
}

void checkGroupKeys(const json &group, const Location &where)
{
    const auto values = group.find("values");
    if (values == group.end())
        refuse("missing", below(where, "values"), "Field required", group);
    if (!values->is_array())
        refuse("list_type", below(where, "values"), "Input should be a valid list", *values);
}

json checkNode(const json &node, const Location &where, Generation generation)
{
    const std::string tag = tagOf(node, where, generation);
    const Location here = below(where, tag);
    if (!isGroupTag(tag))
        return checkLeaf(node, *leafModel(tag, generation), here, generation);
    checkGroupKeys(node, here);
    json checked{{"type", tag}, {"values", json::array()}};
    const Location list = below(here, "values");
    std::size_t position = 0;
    for (const json &child : node.at("values"))
        checked["values"].push_back(checkNode(child, below(list, position++), generation));
    for (const auto &[name, value] : node.items()) {
        if (name != "type" && name != "values")
            refuse("extra_forbidden", below(here, name), "Extra inputs are not permitted", value);
    }
    return checked;
}

// The parser of property groups runs on the whole tree after the models have passed (grammar 1.2).
void refuseMixedLists(const json &group)
{
    bool groups = false;
    bool leaves = false;
    for (const json &child : group.at("values")) {
        const bool isGroup = child.contains("values");
        groups |= isGroup;
        leaves |= !isGroup;
        if (isGroup)
            refuseMixedLists(child);
    }
    if (groups && leaves)
        throw Refusal{{"Property list cannot contain both PropertyGroup and Property objects", ""}};
}

void checkRootKeys(const json &filters, json &checked, Generation generation)
{
    for (const auto &[name, value] : filters.items()) {
        if (name == "properties")
            continue;
        if (name != "filterTestAccounts" || generation != Generation::Newest)
            refuse("extra_forbidden", {nullptr, name}, "Extra inputs are not permitted", value);
        const std::optional<bool> truth = laxTruth(value);
        if (!value.is_null() && !truth)
            refuse("bool_type", {nullptr, name}, "Input should be a valid boolean", value);
        if (truth)
            checked[name] = *truth;
    }
}

json checkRoot(const json &filters, Generation generation)
{
    if (!filters.is_object() || !filters.contains("properties"))
        throw Refusal{{"Must contain a 'properties' key with type and values", "filters__detail"}};
    if (nestedDeeperThan(filters, deepestFilters))
        throw Refusal{{"The filters are nested deeper than 1000 levels", "filters"}};
    json checked = json::object();
    checked["properties"] = checkNode(filters.at("properties"), {nullptr, "properties"}, generation);
    checkRootKeys(filters, checked, generation);
    refuseMixedLists(checked.at("properties"));
    return checked;
}

} // namespace

SaveCheck checkFilters(const json &filters, Generation generation)
{
    try {
        if (filters.is_string())
            return {{}, checkRoot(json::parse(filters.get_ref<const std::string &>(), nullptr, false), generation)};
        return {{}, checkRoot(filters, generation)};
    } catch (const Refusal &refusal) {
        return {refusal.error, {}};
    }
}

} // namespace demo
