// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/server/body.h"

#include "app/demo/server/apierror.h"
#include "app/demo/server/querystring.h"

#include <algorithm>
#include <array>

namespace demo {

namespace {

// Beyond this the real server's parser gives up too; here it keeps recursive printing off the end of the stack.
constexpr int MaximumDepth = 900;

bool isTooDeep(std::string_view text)
{
    int depth = 0;
    bool inText = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inText && c == '\\')
            ++i;
        else if (c == '"')
            inText = !inText;
        else if (!inText && (c == '[' || c == '{') && ++depth > MaximumDepth)
            return true;
        else if (!inText && (c == ']' || c == '}'))
            --depth;
    }
    return false;
}

ApiError parseErrorAt(std::string_view text, std::size_t byte)
{
    const std::size_t at = std::min(byte > 0 ? byte - 1 : 0, text.size());
    const std::string_view before = text.substr(0, at);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    return parseError("JSON parse error - Expecting value: line " + std::to_string(line) + " column " +
                      std::to_string(at - start + 1) + " (char " + std::to_string(at) + ")");
}

bool isOneOf(std::string_view name, const auto &names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

Json formValue(const std::string &name, const std::string &value)
{
    static constexpr std::array<std::string_view, 3> jsonFields = {"filters", "query", "groups"};
    static constexpr std::array<std::string_view, 2> booleans = {"is_static", "deleted"};
    if (isOneOf(name, jsonFields))
        return parsedJson(value).value_or(value);
    if (isOneOf(name, booleans) && (value == "true" || value == "false" || value == "True" || value == "False"))
        return value == "true" || value == "True";
    return value;
}

} // namespace

Json parseJson(std::string_view text)
{
    if (isTooDeep(text))
        throw parseError("JSON parse error - maximum recursion depth exceeded");
    try {
        return Json::parse(text.begin(), text.end());
    } catch (const Json::parse_error &error) {
        throw parseErrorAt(text, error.byte);
    } catch (const Json::exception &) {
        throw parseError("JSON parse error - Out of range float values are not JSON compliant");
    }
}

std::optional<Json> parsedJson(std::string_view text)
{
    if (isTooDeep(text))
        return {};
    Json parsed = Json::parse(text, nullptr, false);
    return parsed.is_discarded() ? std::nullopt : std::optional(std::move(parsed));
}

RequestBody jsonBody(std::string_view text)
{
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return {};
    RequestBody body{BodyForm::Object, parseJson(text)};
    if (!body.fields.is_object()) {
        const char *kind = body.fields.is_array() ? "list" : body.fields.is_string() ? "str" : body.fields.type_name();
        throw invalid(std::string("Invalid data. Expected a dictionary, but got ") + kind + ".");
    }
    return body;
}

RequestBody formBody(std::string_view text)
{
    RequestBody body{BodyForm::Fields};
    const QueryString fields(text);
    for (const auto &[name, value] : fields.fields())
        putFormField(body, name, value);
    return body;
}

void putFormField(RequestBody &body, const std::string &name, const std::string &value)
{
    static constexpr std::array<std::string_view, 2> lists = {"_create_static_person_ids", "person_ids"};
    if (!isOneOf(name, lists)) {
        body.fields[name] = formValue(name, value);
        return;
    }
    Json &list = body.fields[name];
    if (!list.is_array())
        list = Json::array();
    list.push_back(value);
}

} // namespace demo
