// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/engine/elements.h"

#include "app/demo/engine/valuetext.h"

#include <nlohmann/json.hpp>

#include <sstream>

namespace demo {

namespace {

using nlohmann::json;

std::optional<std::string> textMember(const json &object, const char *name)
{
    const auto found = object.find(name);
    if (found == object.end() || found->is_null())
        return std::nullopt;
    return textOfFilter(*found);
}

std::vector<std::string> classesOf(const json &object)
{
    const auto found = object.find("attr_class");
    std::vector<std::string> classes;
    if (found != object.end() && found->is_array()) {
        for (const json &name : *found)
            classes.push_back(textOfFilter(name));
    } else if (found != object.end() && found->is_string()) {
        std::istringstream words(found->get<std::string>());
        for (std::string word; words >> word;)
            classes.push_back(word);
    }
    return classes;
}

Element readElement(const json &object)
{
    Element element;
    element.tag = textMember(object, "tag_name").value_or("");
    element.text = textMember(object, "text");
    element.href = textMember(object, "href");
    element.id = textMember(object, "attr_id").value_or("");
    element.classes = classesOf(object);
    for (const char *name : {"nth_child", "nth_of_type"}) {
        if (const auto text = textMember(object, name))
            element.attributes[name] = *text;
    }
    const auto attributes = object.find("attributes");
    if (attributes == object.end() || !attributes->is_object())
        return element;
    for (const auto &[name, value] : attributes->items())
        element.attributes[name.starts_with("attr__") ? name.substr(6) : name] = textOfFilter(value);
    return element;
}

} // namespace

ElementChain readElements(std::string_view text)
{
    ElementChain chain;
    const json list = json::parse(text, nullptr, false);
    if (!list.is_array())
        return chain;
    for (const json &object : list) {
        if (object.is_object())
            chain.push_back(readElement(object));
    }
    return chain;
}

} // namespace demo
