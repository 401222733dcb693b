// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/life/cohortfields.h"

#include "app/demo/filters/fields.h"
#include "app/demo/server/apierror.h"

#include <algorithm>

namespace demo {

namespace {

constexpr std::size_t LongestName = 400;
constexpr std::size_t LongestDescription = 1000;

std::size_t letters(const std::string &text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

// Texts, and numbers as their text; anything else is refused, as the framework's text field does.
std::string textField(const Json &value, const char *name, std::size_t longest)
{
    if (!value.is_string() && !value.is_number())
        throw invalid("Not a valid string.", name);
    std::string text = value.is_string() ? value.get<std::string>() : jsonText(value);
    const auto first = text.find_first_not_of(" \t\r\n");
    text =
        first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
    if (letters(text) > longest)
        throw invalid("Ensure this field has no more than " + std::to_string(longest) + " characters.", name,
                      "max_length");
    return text;
}

bool truthField(const Json &value, const char *name)
{
    if (value.is_null())
        throw invalid("This field may not be null.", name, "null");
    const std::optional<bool> truth = laxTruth(value);
    if (!truth)
        throw invalid("Must be a valid boolean.", name);
    return *truth;
}

const char *pythonType(const Json &value)
{
    return value.is_object()         ? "dict"
           : value.is_string()       ? "str"
           : value.is_boolean()      ? "bool"
           : value.is_null()         ? "NoneType"
           : value.is_number_float() ? "float"
                                     : "int";
}

std::vector<std::string> personIds(const Json &value)
{
    constexpr const char *name = "_create_static_person_ids";
    if (value.is_null())
        throw invalid("This field may not be null.", name, "null");
    if (!value.is_array())
        throw invalid(std::string("Expected a list of items but got type \"") + pythonType(value) + "\".", name,
                      "not_a_list");
    std::vector<std::string> ids;
    for (const Json &id : value) {
        if (!id.is_string())
            throw invalid("Not a valid string.", std::string(name) + "__" + std::to_string(ids.size()));
        ids.push_back(id.get<std::string>());
    }
    return ids;
}

// A JSON-valued field may come as text, in form bodies always (contract 1.4); a text that is no object or list is left
// to the field's own check.
std::optional<Json> jsonField(const Json &fields, const char *name)
{
    const auto found = fields.find(name);
    if (found == fields.end())
        return {};
    if (found->is_string())
        if (std::optional<Json> parsed = parsedJson(found->get_ref<const std::string &>());
            parsed && parsed->is_structured())
            return parsed;
    return *found;
}

std::optional<bool> optionalTruth(const Json &fields, const char *name, bool missingIsFalse)
{
    const auto found = fields.find(name);
    if (found != fields.end())
        return truthField(*found, name);
    return missingIsFalse ? std::optional(false) : std::nullopt;
}

void readTexts(const Json &sent, CohortFields &fields)
{
    if (const auto name = sent.find("name"); name != sent.end())
        fields.name = name->is_null() ? std::optional<std::string>() : textField(*name, "name", LongestName);
    const auto text = sent.find("description");
    if (text == sent.end())
        return;
    if (text->is_null())
        throw invalid("This field may not be null.", "description", "null");
    fields.description = textField(*text, "description", LongestDescription);
}

} // namespace

CohortFields readCohortFields(const RequestBody &body, Save save)
{
    const Json &sent = body.fields;
    CohortFields fields;
    readTexts(sent, fields);
    const bool missingIsFalse = body.form == BodyForm::Multipart && save != Save::Patch;
    fields.groups = jsonField(sent, "groups");
    fields.deleted = optionalTruth(sent, "deleted", missingIsFalse);
    fields.filters = jsonField(sent, "filters");
    fields.query = jsonField(sent, "query");
    fields.isStatic = optionalTruth(sent, "is_static", missingIsFalse);
    if (const auto type = sent.find("cohort_type"); type != sent.end())
        fields.cohortType = *type;
    if (const auto ids = sent.find("_create_static_person_ids"); ids != sent.end())
        fields.personIds = personIds(*ids);
    if (const auto file = body.files.find("csv"); file != body.files.end())
        fields.csv = file->second;
    return fields;
}

} // namespace demo
