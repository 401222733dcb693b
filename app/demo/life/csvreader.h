// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace demo {

// What Python's csv module calls an error: a cell beyond its limit.
class CsvError final : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

// Reads rows as Python's csv module does, over lines that end in any way. Borrows the text.
class CsvReader final
{
public:
    using Row = std::vector<std::string>;

    explicit CsvReader(std::string_view text)
        : m_text(text)
    {}

    // False at the end. Throws CsvError.
    bool next(Row &row);

private:
    bool endsLine();
    void takeCharacter(Row &row);

    std::string_view m_text;
    std::size_t m_at = 0;
    bool m_quoted = false;
};

} // namespace demo
