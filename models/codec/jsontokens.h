// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <simdjson.h>

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace desk {

//! The tokens of one JSON text, found by the first stage of simdjson, which also checks the UTF-8 and that strings are
//! closed; and a place among them. What follows what is looked at by who walks. For the hot path of export, where the
//! parsers above that stage take longer than the work itself. Owned by one reader; any one thread.
class JsonTokens final
{
public:
    //! Finds the tokens and stands at the first one. The text stays and has SIMDJSON_PADDING readable bytes behind it.
    simdjson::error_code find(const QByteArray &text);

    //! The first character of this token; NUL at the end of the text.
    char kind() const { return m_text[*m_at]; }
    //! From here to the end of the text.
    const char *here() const { return m_text + *m_at; }
    bool isAtEnd() const { return m_at == m_end; }
    //! To the next token. Only from one whose kind was looked at.
    void pass() { ++m_at; }

    //! Reads the value that stands here, of any type, as it is written, and goes past it. False when there is none, or
    //! when tokens stand wrong in it.
    bool value(std::string_view &token)
    {
        const char *const begin = here();
        if (isGroup())
            return group(token);
        if (isAtEnd())
            return false;
        pass();
        token = trimmed({begin, static_cast<size_t>(here() - begin)});
        return isScalar(token);
    }
    //! Goes past the name of a member and its colon. False when there is none.
    bool passName()
    {
        if (kind() != '"')
            return false;
        pass();
        if (kind() != ':')
            return false;
        pass();
        return true;
    }
    //! Goes past a value of any type that nobody needs. False when there is none; what is in it is not looked at.
    bool skip()
    {
        if (isGroup())
            return passGroup();
        const char first = kind();
        if (isAtEnd() || first == ',' || first == ':' || first == '}' || first == ']')
            return false;
        pass();
        return true;
    }

private:
    static constexpr bool isBlank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
    //! Without the blanks of JSON behind it: other control characters are a fault and stay. No token begins with a
    //! blank, so something is left.
    static std::string_view trimmed(std::string_view token)
    {
        while (isBlank(token.back()))
            token.remove_suffix(1);
        return token;
    }
    static bool isScalar(std::string_view token)
    {
        if (token.front() == '"')
            return token.size() > 1 && token.back() == '"';
        return isNumberOrWord(token);
    }
    static bool isNumberOrWord(std::string_view token);
    bool isGroup() const { return kind() == '{' || kind() == '['; }
    bool group(std::string_view &token);
    bool passGroup();
    bool passWellFormedGroup();
    bool enterGroup();
    bool passBehindValue();

    std::unique_ptr<simdjson::internal::dom_parser_implementation> m_finder;
    std::vector<char> m_open; //!< the brackets that end the groups around a place
    const char *m_text = nullptr;
    const uint32_t *m_at = nullptr;
    const uint32_t *m_end = nullptr;
};

} // namespace desk
