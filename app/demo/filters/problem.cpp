// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/filters/problem.h"

#include "app/demo/filters/pythontext.h"

namespace demo {

namespace {

std::string locationText(const Location &where)
{
    std::string text = "(";
    for (std::size_t i = 0; i < where.size(); ++i) {
        text += i == 0 ? "" : ", ";
        if (const auto *name = std::get_if<std::string>(&where[i]))
            text += pythonQuoted(*name);
        else
            text += std::to_string(std::get<std::size_t>(where[i]));
    }
    return text + (where.size() == 1 ? ",)" : ")");
}

} // namespace

void refuse(std::string_view type, const Location &where, std::string_view message, const nlohmann::json &input)
{
    std::string text = "[{'type': " + pythonQuoted(type) + ", 'loc': " + locationText(where);
    text += ", 'msg': " + pythonQuoted(message) + ", 'input': " + pythonText(input) + "}]";
    throw Refusal{{text, "filters"}};
}

void refuseMissing(std::string_view kind, const std::vector<std::string> &names)
{
    std::string text = "Missing required keys for " + std::string(kind) + " filter: ";
    for (std::size_t i = 0; i < names.size(); ++i)
        text += (i == 0 ? "" : ", ") + names[i];
    throw Refusal{{text, "filters"}};
}

Location below(Location where, std::string_view name)
{
    where.emplace_back(std::string(name));
    return where;
}

Location below(Location where, std::size_t position)
{
    where.emplace_back(position);
    return where;
}

} // namespace demo
