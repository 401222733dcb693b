// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/filters/fields.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace demo {

namespace {

using nlohmann::json;

std::string trimmedLower(std::string_view text)
{
    const auto blank = [](unsigned char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    while (!text.empty() && blank(static_cast<unsigned char>(text.front())))
        text.remove_prefix(1);
    while (!text.empty() && blank(static_cast<unsigned char>(text.back())))
        text.remove_suffix(1);
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

bool isOneOf(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), text) != words.end();
}

json integerOfText(std::string_view text)
{
    std::string digits = trimmedLower(text);
    const std::size_t point = digits.find('.');
    if (point != std::string::npos && digits.find_first_not_of('0', point + 1) == std::string::npos)
        digits.resize(point);
    if (digits.starts_with('+'))
        digits.erase(0, 1);
    const std::size_t first = digits.starts_with('-') ? 1 : 0;
    if (digits.size() == first || digits.size() > 19 ||
        digits.find_first_not_of("0123456789", first) != std::string::npos)
        return nullptr;
    try {
        return std::stoll(digits);
    } catch (const std::out_of_range &) {
        return nullptr;
    }
}

json integerOfNumber(const json &value)
{
    if (!value.is_number_float())
        return value;
    const double number = value.get<double>();
    if (std::trunc(number) != number || std::abs(number) >= 9.2e18)
        return nullptr;
    return static_cast<std::int64_t>(number);
}

json checkText(const json &value, const Location &where)
{
    if (!value.is_string())
        refuse("string_type", where, "Input should be a valid string", value);
    return value;
}

json checkInteger(const json &value, const Location &where)
{
    json integer = laxInteger(value);
    if (!integer.is_null())
        return integer;
    if (value.is_number_float())
        refuse("int_from_float", where, "Input should be a valid integer, got a number with a fractional part", value);
    if (value.is_string())
        refuse("int_parsing", where, "Input should be a valid integer, unable to parse string as an integer", value);
    refuse("int_type", where, "Input should be a valid integer", value);
}

json checkTruth(const json &value, const Location &where)
{
    const std::optional<bool> truth = laxTruth(value);
    if (truth)
        return *truth;
    if (value.is_string() || value.is_number())
        refuse("bool_parsing", where, "Input should be a valid boolean, unable to interpret input", value);
    refuse("bool_type", where, "Input should be a valid boolean", value);
}

json checkTextOrInteger(const json &value, const Location &where)
{
    if (value.is_string())
        return value;
    if (value.is_number())
        return checkInteger(value, where);
    refuse("string_type", below(where, "str"), "Input should be a valid string", value);
}

json checkEventFilter(const json &entry, const Location &where, Generation generation)
{
    if (!entry.is_object())
        refuse("model_type", where, "Input should be a valid dictionary or instance of EventPropFilter", entry);
    const auto type = entry.find("type");
    if (type == entry.end())
        refuseMissing("behavioral", {"type"});
    const Model *model = type->is_string() ? eventFilterModel(type->get_ref<const std::string &>()) : nullptr;
    if (model == nullptr)
        refuse("literal_error", below(where, "type"), "Input should be 'event', 'element' or 'hogql'", *type);
    return checkFields(entry, *model, where, "behavioral", generation);
}

json checkList(const json &value, const Location &where)
{
    if (!value.is_array())
        refuse("list_type", where, "Input should be a valid list", value);
    return value;
}

json checkEventFilters(const json &value, const Location &where, Generation generation)
{
    json checked = json::array();
    std::size_t position = 0;
    for (const json &entry : checkList(value, where))
        checked.push_back(checkEventFilter(entry, below(where, position++), generation));
    return checked;
}

json checkValue(const json &value, FieldType type, const Location &where, Generation generation)
{
    switch (type) {
    case FieldType::Text:
        return checkText(value, where);
    case FieldType::Integer:
        return checkInteger(value, where);
    case FieldType::TextOrInteger:
        return checkTextOrInteger(value, where);
    case FieldType::Truth:
        return checkTruth(value, where);
    case FieldType::List:
        return checkList(value, where);
    case FieldType::EventFilters:
        return checkEventFilters(value, where, generation);
    case FieldType::Any:
        break;
    }
    return value;
}

void refuseIncomplete(const json &object, const Model &model, std::string_view missingKind)
{
    std::vector<std::string> missing;
    for (const Field &field : model.fields) {
        if (field.required && !object.contains(field.name))
            missing.emplace_back(field.name);
    }
    if (!missing.empty())
        refuseMissing(missingKind, missing);
}

void refuseUnknown(const json &object, const Model &model, const Location &where, Generation generation)
{
    for (auto item = object.begin(); item != object.end(); ++item) {
        const bool known = std::any_of(model.fields.begin(), model.fields.end(), [&](const Field &field) {
            return field.name == item.key() && field.since <= generation;
        });
        if (!known)
            refuse("extra_forbidden", below(where, item.key()), "Extra inputs are not permitted", *item);
    }
}

} // namespace

std::optional<bool> laxTruth(const json &value)
{
    if (value.is_boolean())
        return value.get<bool>();
    if (value.is_number() && (value == 0 || value == 1))
        return value == 1;
    if (!value.is_string())
        return std::nullopt;
    const std::string word = trimmedLower(value.get_ref<const std::string &>());
    if (isOneOf(word, {"true", "t", "yes", "y", "on", "1"}))
        return true;
    return isOneOf(word, {"false", "f", "no", "n", "off", "0"}) ? std::optional(false) : std::nullopt;
}

json laxInteger(const json &value)
{
    if (value.is_boolean())
        return value.get<bool>() ? 1 : 0;
    if (value.is_number())
        return integerOfNumber(value);
    return value.is_string() ? integerOfText(value.get_ref<const std::string &>()) : json();
}

json checkFields(const json &object, const Model &model, const Location &where, std::string_view missingKind,
                 Generation generation)
{
    refuseIncomplete(object, model, missingKind);
    json checked = json::object();
    for (const Field &field : model.fields) {
        const auto found = object.find(field.name);
        if (found == object.end() || field.since > generation)
            continue;
        // A truth has a default but no null; for the rest null is the same as absent and vanishes.
        const bool nullIsFine = field.type == FieldType::Any || !(field.required || field.type == FieldType::Truth);
        if (found->is_null() && nullIsFine)
            continue;
        checked[std::string(field.name)] = checkValue(*found, field.type, below(where, field.name), generation);
    }
    refuseUnknown(object, model, where, generation);
    return checked;
}

} // namespace demo
