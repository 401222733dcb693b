// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/answerpattern.h"

#include <regex>

namespace demo::test {

namespace {

bool isKind(const std::string &pattern)
{
    return pattern.size() > 2 && pattern.front() == '<' && pattern.back() == '>';
}

bool fitsExpression(const std::string &expression, const Json &value)
{
    return value.is_string() && std::regex_search(value.get<std::string>(), std::regex(expression));
}

bool fitsKind(const std::string &kind, const Json &value)
{
    static const std::map<std::string, std::string> texts = {
        {"uuid", "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"},
        {"time", "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{6})?Z$"},
        {"url", "^http://127[.]0[.]0[.]1:[0-9]+/api/"},
    };
    if (const auto found = texts.find(kind); found != texts.end())
        return fitsExpression(found->second, value);
    if (kind.rfind("re:", 0) == 0)
        return fitsExpression(kind.substr(3), value);
    if (kind == "any")
        return true;
    if (kind == "not empty")
        return !value.is_null() && !value.empty();
    return kind == (value.is_string() ? "text" : value.is_array() ? "list" : value.type_name());
}

std::string shortened(const Json &value)
{
    constexpr std::size_t most = 300;
    const std::string text = jsonText(value);
    return text.size() > most ? text.substr(0, most) + "..." : text;
}

std::string objectDifference(const Json &pattern, const Json &value, const std::string &place)
{
    if (!value.is_object())
        return place + " is " + shortened(value) + ", not an object";
    for (const auto &[name, wanted] : pattern.items()) {
        const auto found = value.find(name);
        if (wanted == "<absent>") {
            if (found != value.end())
                return place + '.' + name + " should not be there";
            continue;
        }
        if (found == value.end())
            return place + '.' + name + " is missing";
        if (const std::string wrong = difference(wanted, *found, place + '.' + name); !wrong.empty())
            return wrong;
    }
    return {};
}

std::string listDifference(const Json &pattern, const Json &value, const std::string &place)
{
    if (!value.is_array())
        return place + " is " + shortened(value) + ", not a list";
    const bool more = !pattern.empty() && pattern.back() == "<more>";
    const std::size_t count = pattern.size() - (more ? 1 : 0);
    if (more ? value.size() < count : value.size() != count)
        return place + " has " + std::to_string(value.size()) + " elements";
    for (std::size_t i = 0; i < count; ++i) {
        if (const std::string wrong = difference(pattern[i], value[i], place + '[' + std::to_string(i) + ']');
            !wrong.empty())
            return wrong;
    }
    return {};
}

} // namespace

std::string difference(const Json &pattern, const Json &value, const std::string &place)
{
    if (pattern.is_object())
        return objectDifference(pattern, value, place);
    if (pattern.is_array())
        return listDifference(pattern, value, place);
    if (pattern.is_string() && isKind(pattern.get<std::string>())) {
        const auto text = pattern.get<std::string>();
        return fitsKind(text.substr(1, text.size() - 2), value) ? std::string()
                                                                : place + " is " + shortened(value) + ", not " + text;
    }
    return pattern == value ? std::string() : place + " is " + shortened(value) + ", not " + shortened(pattern);
}

std::string filledIn(std::string text, const Remembered &remembered)
{
    for (const auto &[name, value] : remembered) {
        const std::string placeholder = '{' + name + '}';
        const std::string shown = value.is_string() ? value.get<std::string>() : jsonText(value);
        for (auto at = text.find(placeholder); at != std::string::npos; at = text.find(placeholder, at + shown.size()))
            text.replace(at, placeholder.size(), shown);
    }
    return text;
}

Json filledIn(const Json &pattern, const Remembered &remembered)
{
    if (pattern.is_string()) {
        const auto text = pattern.get<std::string>();
        if (text.size() > 2 && text.front() == '{' && text.back() == '}') {
            if (const auto found = remembered.find(text.substr(1, text.size() - 2)); found != remembered.end())
                return found->second;
        }
        return filledIn(text, remembered);
    }
    if (!pattern.is_structured())
        return pattern;
    Json filled = pattern;
    for (Json &part : filled)
        part = filledIn(part, remembered);
    return filled;
}

} // namespace demo::test
