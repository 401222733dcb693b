// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/filters/problem.h"

#include "app/demo/filters/pythontext.h"

namespace demo {

namespace {

std::string locationText(const Location &where)
{
    std::string text;
    std::size_t parts = 0;
    for (const Location *part = &where; part != nullptr; part = part->above, ++parts) {
        const std::string one = part->position ? std::to_string(*part->position) : pythonQuoted(part->name);
        text = parts == 0 ? one : one + ", " + text;
    }
    return '(' + text + (parts == 1 ? ",)" : ")");
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

} // namespace demo
