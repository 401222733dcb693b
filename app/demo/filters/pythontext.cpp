// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/filters/pythontext.h"

#include <array>
#include <cstdio>

namespace demo {

namespace {

constexpr std::size_t longest = 2000;
constexpr int deepest = 40;

void append(std::string &out, const nlohmann::json &value, int depth);

bool isFull(std::string &out)
{
    if (out.size() < longest)
        return false;
    if (!out.ends_with("..."))
        out += "...";
    return true;
}

void appendItems(std::string &out, const nlohmann::json &value, int depth)
{
    bool first = true;
    for (auto item = value.begin(); item != value.end() && !isFull(out); ++item) {
        if (!first)
            out += ", ";
        first = false;
        if (value.is_object())
            out += pythonQuoted(item.key()) + ": ";
        append(out, *item, depth + 1);
    }
}

void append(std::string &out, const nlohmann::json &value, int depth)
{
    if (value.is_structured()) {
        out += value.is_object() ? '{' : '[';
        if (depth < deepest)
            appendItems(out, value, depth);
        else
            out += "...";
        out += value.is_object() ? '}' : ']';
    } else if (value.is_string()) {
        out += pythonQuoted(value.get_ref<const std::string &>());
    } else if (value.is_boolean()) {
        out += value.get<bool>() ? "True" : "False";
    } else {
        out += value.is_null() ? "None" : value.dump();
    }
}

std::string hexEscape(char c)
{
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "\\x%02x", static_cast<unsigned>(static_cast<unsigned char>(c)));
    return text.data();
}

} // namespace

std::string pythonQuoted(std::string_view text)
{
    const bool doubles = text.find('\'') != std::string_view::npos && text.find('"') == std::string_view::npos;
    const char quote = doubles ? '"' : '\'';
    std::string out(1, quote);
    for (const char c : text) {
        if (c == '\n')
            out += "\\n";
        else if (c == '\t')
            out += "\\t";
        else if (c == '\r')
            out += "\\r";
        else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            out += hexEscape(c);
        else
            out += c == quote || c == '\\' ? std::string("\\") + c : std::string(1, c);
    }
    return out + quote;
}

std::string pythonText(const nlohmann::json &value)
{
    std::string out;
    append(out, value, 0);
    return out;
}

} // namespace demo
