// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/server/router.h"

#include <algorithm>

namespace demo {

namespace {

bool isCapture(const std::string &segment)
{
    return !segment.empty() && segment.front() == '{';
}

bool fits(const std::vector<std::string> &pattern, const std::vector<std::string> &segments)
{
    return std::equal(pattern.begin(), pattern.end(), segments.begin(), segments.end(),
                      [](const std::string &part, const std::string &got) { return isCapture(part) || part == got; });
}

// Literals sort before captures, segment by segment from the left.
bool isMoreExact(const std::vector<std::string> &left, const std::vector<std::string> &right)
{
    return std::lexicographical_compare(
        left.begin(), left.end(), right.begin(), right.end(),
        [](const std::string &a, const std::string &b) { return !isCapture(a) && isCapture(b); });
}

} // namespace

std::vector<std::string> pathSegments(std::string_view path)
{
    std::vector<std::string> segments;
    while (!path.empty() && path.front() == '/')
        path.remove_prefix(1);
    if (!path.empty() && path.back() == '/')
        path.remove_suffix(1);
    while (!path.empty()) {
        const auto end = std::min(path.find('/'), path.size());
        segments.emplace_back(path.substr(0, end));
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return segments;
}

void Router::on(std::string method, std::string_view pattern, std::vector<std::string> scopes, Handler handler)
{
    m_routes.push_back({std::move(method), pathSegments(pattern), std::move(scopes), std::move(handler)});
    std::stable_sort(m_routes.begin(), m_routes.end(),
                     [](const Route &a, const Route &b) { return isMoreExact(a.pattern, b.pattern); });
}

Router::Match Router::find(const std::string &method, const std::vector<std::string> &segments) const
{
    Match match;
    const std::vector<std::string> *pattern = nullptr;
    for (const Route &route : m_routes) {
        if (pattern ? route.pattern != *pattern : !fits(route.pattern, segments))
            continue;
        pattern = &route.pattern;
        match.methods.push_back(route.method);
        if (route.method == method)
            match.route = &route;
    }
    for (std::size_t i = 0; pattern && i < segments.size(); ++i) {
        const std::string &part = (*pattern)[i];
        if (isCapture(part))
            match.captures[part.substr(1, part.size() - 2)] = segments[i];
    }
    return match;
}

} // namespace demo
