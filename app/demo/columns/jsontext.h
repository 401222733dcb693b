// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace demo {

/*! Reads the members of one JSON object from its text, keeping every value as it is written (numbers keep their
    token) but without blanks between tokens. Throws std::invalid_argument when the text is no JSON object. */
class ObjectReader final
{
public:
    explicit ObjectReader(std::string_view json);

    //! Steps to the next member; false after the last.
    bool next();
    [[nodiscard]] const std::string &key() const noexcept { return m_key; } //!< unescaped
    //! Good until the next call of next().
    [[nodiscard]] std::string_view value() const noexcept { return m_value; }

private:
    [[noreturn]] static void fail();
    void skipBlanks();
    void expect(char wanted);
    std::string_view readString();
    void readValue();
    void readComposite();
    void readOpening();
    void readClosing();
    void readItemStart(bool first);
    void readPlain();
    [[nodiscard]] char peek() const;
    void readScalar();

    std::string_view m_json;
    std::size_t m_at = 0;
    bool m_first = true;
    std::string m_key;
    std::string_view m_value;
    std::string m_compact; //!< holds a value whose blanks had to go
    std::string m_open;    //!< the brackets that are open inside it
};

//! The text inside a JSON string token without its quotes, escapes resolved; a lone surrogate becomes U+FFFD.
[[nodiscard]] std::string unescaped(std::string_view inner);

//! A text as a JSON string token.
[[nodiscard]] std::string quoted(std::string_view text);

} // namespace demo
