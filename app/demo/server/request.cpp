// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/server/request.h"

#include "app/demo/server/apierror.h"

#include <algorithm>
#include <charconv>

namespace demo {

namespace {

// Far beyond any list, and far from overflow when two of them are added.
constexpr long long Farthest = 1'000'000'000'000;

std::string encodedPath(const std::string &path)
{
    std::string text;
    std::size_t start = 0;
    while (start <= path.size()) {
        const std::size_t end = std::min(path.find('/', start), path.size());
        text += percentEncoded(std::string_view(path).substr(start, end - start));
        if (end < path.size())
            text += '/';
        start = end + 1;
    }
    return text;
}

} // namespace

std::int64_t Request::id(const std::string &name) const
{
    const std::string &digits = captures.at(name);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || end != digits.data() + digits.size())
        throw notFound();
    return number;
}

std::string Request::format() const
{
    return query.value("format").value_or(suffix);
}

std::int64_t Request::limit(std::int64_t standard) const
{
    const long long wanted = query.integer("limit").value_or(0);
    return wanted > 0 ? std::min(wanted, Farthest) : standard;
}

std::int64_t Request::offset() const
{
    const long long wanted = query.integer("offset").value_or(0);
    return wanted > 0 ? std::min(wanted, Farthest) : 0;
}

std::string Request::urlWith(const QueryString &fields) const
{
    const std::string encoded = fields.encoded();
    return origin + encodedPath(path) + (encoded.empty() ? encoded : '?' + encoded);
}

} // namespace demo
