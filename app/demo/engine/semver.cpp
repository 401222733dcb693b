// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/engine/semver.h"

#include <charconv>
#include <vector>

namespace demo {

namespace {

std::vector<std::string_view> partsOf(std::string_view text)
{
    if (!text.empty() && (text.front() == 'v' || text.front() == 'V'))
        text.remove_prefix(1);
    text = text.substr(0, text.find('-'));
    std::vector<std::string_view> parts;
    for (std::size_t dot = text.find('.'); dot != std::string_view::npos; dot = text.find('.')) {
        parts.push_back(text.substr(0, dot));
        text.remove_prefix(dot + 1);
    }
    parts.push_back(text);
    return parts;
}

std::optional<Version> versionOf(const std::vector<std::string_view> &parts)
{
    Version version{};
    for (std::size_t i = 0; i < parts.size() && i < version.size(); ++i) {
        const char *end = parts[i].data() + parts[i].size();
        const auto result = std::from_chars(parts[i].data(), end, version.at(i));
        // The last number has no successor, which the ranges need.
        if (result.ec != std::errc() || result.ptr != end || version.at(i) == ~std::uint64_t(0))
            return std::nullopt;
    }
    return version;
}

//! The versions from \a version on that are equal to it up to and with the part \a position.
VersionRange rangeAt(const Version &version, std::size_t position)
{
    VersionRange range{version, {}};
    for (std::size_t i = 0; i <= position; ++i)
        range.before.at(i) = version.at(i);
    ++range.before.at(position);
    return range;
}

} // namespace

std::optional<Version> readVersion(std::string_view text)
{
    return versionOf(partsOf(text));
}

std::optional<VersionRange> tildeRange(std::string_view text)
{
    const auto parts = partsOf(text);
    const auto version = versionOf(parts);
    if (!version || parts.size() < 2)
        return std::nullopt;
    return rangeAt(*version, 1);
}

std::optional<VersionRange> caretRange(std::string_view text)
{
    const auto version = readVersion(text);
    if (!version)
        return std::nullopt;
    std::size_t position = 0;
    while (position < 2 && version->at(position) == 0)
        ++position;
    return rangeAt(*version, position);
}

std::optional<VersionRange> wildcardRange(std::string_view text)
{
    auto parts = partsOf(text);
    while (!parts.empty() && parts.back() == "*")
        parts.pop_back();
    const auto version = versionOf(parts);
    if (parts.empty() || parts.size() > 3 || !version)
        return std::nullopt;
    return rangeAt(*version, parts.size() - 1);
}

} // namespace demo
