// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/engine/failure.h"
#include "app/demo/engine/operators.h"
#include "app/demo/engine/semver.h"
#include "app/demo/engine/valuetext.h"

#include <optional>
#include <string>

namespace demo {

namespace {

TextTest inRange(const std::optional<VersionRange> &range, const std::string &text)
{
    if (!range)
        failValidation("Invalid semver range: " + text);
    return [range = *range](std::string_view stored) {
        const std::optional<Version> version = readVersion(stored);
        return version && *version >= range.from && *version < range.before;
    };
}

template<typename Holds>
TextTest compared(const std::string &text, Holds holds)
{
    const std::optional<Version> limit = readVersion(text);
    if (!limit)
        failValidation("Invalid semver: " + text);
    return [limit = *limit, holds](std::string_view stored) {
        const std::optional<Version> version = readVersion(stored);
        return version && holds(*version, limit);
    };
}

} // namespace

TextTest versioned(std::string_view name, const nlohmann::json &value)
{
    const std::string text = textOfFilter(value);
    if (name == "tilde")
        return inRange(tildeRange(text), text);
    if (name == "caret")
        return inRange(caretRange(text), text);
    if (name == "wildcard")
        return inRange(wildcardRange(text), text);
    if (name == "eq")
        return compared(text, [](const Version &a, const Version &b) { return a == b; });
    if (name == "neq")
        return compared(text, [](const Version &a, const Version &b) { return a != b; });
    if (name == "gt")
        return compared(text, [](const Version &a, const Version &b) { return a > b; });
    if (name == "gte")
        return compared(text, [](const Version &a, const Version &b) { return a >= b; });
    if (name == "lt")
        return compared(text, [](const Version &a, const Version &b) { return a < b; });
    return compared(text, [](const Version &a, const Version &b) { return a <= b; });
}

} // namespace demo
