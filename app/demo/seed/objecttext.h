// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace demo {

// Writes one JSON object as text, member by member: with millions of them a tree of values would cost too much.
class ObjectText final
{
public:
    // Appends to `out`, which stays the caller's.
    explicit ObjectText(std::string &out);

    ObjectText &text(std::string_view key, std::string_view value);
    ObjectText &number(std::string_view key, std::int64_t value);
    ObjectText &flag(std::string_view key, bool value);
    ObjectText &null(std::string_view key) { return raw(key, "null"); }
    // `json` is written as it is: nested values, and numbers with a certain spelling.
    ObjectText &raw(std::string_view key, std::string_view json);
    void end();

private:
    void key(std::string_view key);

    std::string &m_out;
    bool m_first = true;
};

} // namespace demo
