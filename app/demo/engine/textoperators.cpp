// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/engine/failure.h"
#include "app/demo/engine/fold.h"
#include "app/demo/engine/operators.h"
#include "app/demo/engine/valuetext.h"

#include <re2/re2.h>

#include <algorithm>
#include <memory>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace demo {

namespace {

using nlohmann::json;

//! The parts of a list that are not null: null equals nothing and is found in nothing.
std::vector<std::string> textsOf(const json &parts)
{
    std::vector<std::string> texts;
    for (const json &part : parts) {
        if (!part.is_null())
            texts.push_back(textOfFilter(part));
    }
    return texts;
}

std::shared_ptr<const re2::RE2> compiled(const std::string &pattern)
{
    re2::RE2::Options options;
    options.set_log_errors(false);
    auto expression = std::make_shared<const re2::RE2>(pattern, options);
    if (!expression->ok())
        throw Failure{"invalid_regex", "Invalid regular expression: " + expression->error()};
    return expression;
}

} // namespace

TextTest equalsAny(const json &parts)
{
    std::vector<std::string> texts = textsOf(parts);
    if (texts.size() == 1)
        return [text = std::move(texts.front())](std::string_view value) { return value == text; };
    auto set = std::make_shared<std::unordered_set<std::string>>(texts.begin(), texts.end());
    return [set = std::move(set)](std::string_view value) { return set->contains(std::string(value)); };
}

TextTest containsAny(const json &parts, bool wildcards)
{
    std::vector<std::string> needles = textsOf(parts);
    for (std::string &needle : needles)
        needle = folded(needle);
    return [needles = std::move(needles), wildcards, text = std::string()](std::string_view value) mutable {
        fold(value, text);
        return std::any_of(needles.begin(), needles.end(), [&](const std::string &needle) {
            return wildcards ? containsLike(text, needle) : text.find(needle) != std::string::npos;
        });
    };
}

TextTest findsAny(const json &parts)
{
    std::vector<std::shared_ptr<const re2::RE2>> expressions;
    for (const std::string &pattern : textsOf(parts))
        expressions.push_back(compiled(pattern));
    return [expressions = std::move(expressions)](std::string_view value) {
        const re2::StringPiece text(value.data(), value.size());
        return std::any_of(expressions.begin(), expressions.end(),
                           [&](const auto &expression) { return re2::RE2::PartialMatch(text, *expression); });
    };
}

} // namespace demo
