// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace demo {

std::string percentDecoded(std::string_view text, bool plusIsBlank);
std::string percentEncoded(std::string_view text);

// The fields of a query or of a form body, in the order they were sent.
class QueryString final
{
public:
    QueryString() = default;
    explicit QueryString(std::string_view encoded);

    // The last one wins, as on the real server.
    std::optional<std::string> value(std::string_view name) const;
    std::vector<std::string> values(std::string_view name) const;
    // Nothing when absent or no integer.
    std::optional<long long> integer(std::string_view name) const;
    bool isTrue(std::string_view name) const;

    void set(std::string_view name, std::string value);
    void remove(std::string_view name);
    std::string encoded() const;
    const std::vector<std::pair<std::string, std::string>> &fields() const { return m_fields; }

private:
    std::vector<std::pair<std::string, std::string>> m_fields;
};

} // namespace demo
