// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/jsonoutline.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

namespace desk {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

//! true for the bytes that a string runs over without looking twice.
constexpr std::array<bool, 256> plainBytes()
{
    std::array<bool, 256> table{};
    for (size_t i = 0x20; i < 256; ++i)
        table[i] = i != '"' && i != '\\';
    return table;
}

//! A scanner over one text. Each function passes over what it names and tells whether that was there.
class Scanner final
{
public:
    explicit Scanner(QByteArrayView text)
        : m_at(text.data())
        , m_end(text.data() + text.size())
    {}
    JsonOutline run();

private:
    enum class Next { Value, ValueOrEnd, Name, NameOrEnd, CommaOrEnd };

    bool step();
    bool value();
    bool open(char bracket, Next then);
    bool close(char bracket);
    bool name();
    bool comma();
    bool string();
    bool escape();
    bool unicodeEscape();
    bool number();
    bool digits();
    bool word(QByteArrayView expected);
    bool take(char c);
    void space();
    char peek() const { return m_at < m_end ? *m_at : '\0'; }

    const char *m_at;
    const char *m_end;
    std::vector<bool> m_objects; //!< the open brackets: true for {
    Next m_next = Next::Value;
    bool m_whole = false;
    JsonOutline m_outline;
};

JsonOutline Scanner::run()
{
    space();
    m_outline.root = peek();
    while (!m_whole) {
        space();
        if (!step())
            return m_outline;
    }
    space();
    m_outline.wellFormed = m_at == m_end;
    return m_outline;
}

bool Scanner::step()
{
    switch (m_next) {
    case Next::ValueOrEnd:
        return close(']') || value();
    case Next::Value:
        return value();
    case Next::NameOrEnd:
        return close('}') || name();
    case Next::Name:
        return name();
    case Next::CommaOrEnd:
        return comma() || close(m_objects.back() ? '}' : ']');
    }
    return false;
}

bool Scanner::value()
{
    const char c = peek();
    if (c == '{')
        return open('{', Next::NameOrEnd);
    if (c == '[')
        return open('[', Next::ValueOrEnd);
    m_next = Next::CommaOrEnd;
    m_whole = m_objects.empty();
    if (c == '"')
        return string();
    if (c == '-' || isDigit(c))
        return number();
    return word("true") || word("false") || word("null");
}

bool Scanner::open(char bracket, Next then)
{
    ++m_at;
    m_objects.push_back(bracket == '{');
    m_next = then;
    return true;
}

bool Scanner::close(char bracket)
{
    if (!take(bracket))
        return false;
    m_objects.pop_back();
    m_next = Next::CommaOrEnd;
    m_whole = m_objects.empty();
    return true;
}

bool Scanner::name()
{
    const char *start = m_at + 1;
    if (!string())
        return false;
    if (m_objects.size() == 1)
        m_outline.members.emplace_back(start, m_at - 1 - start);
    space();
    m_next = Next::Value;
    return take(':');
}

bool Scanner::comma()
{
    if (!take(','))
        return false;
    m_next = m_objects.back() ? Next::Name : Next::Value;
    return true;
}

bool Scanner::string()
{
    static constexpr std::array<bool, 256> plain = plainBytes();
    if (!take('"'))
        return false;
    for (;;) {
        while (m_at < m_end && plain[static_cast<unsigned char>(*m_at)])
            ++m_at;
        if (take('"'))
            return true;
        if (!escape())
            return false;
    }
}

bool Scanner::escape()
{
    if (!take('\\') || m_at == m_end)
        return false;
    const char c = *m_at++;
    return c == 'u' ? unicodeEscape() : QByteArrayView("\"\\/bfnrt").contains(c);
}

bool Scanner::unicodeEscape()
{
    if (m_end - m_at < 4 || !std::all_of(m_at, m_at + 4, isHexDigit))
        return false;
    m_at += 4;
    return true;
}

bool Scanner::number()
{
    take('-');
    if (!take('0') && !digits())
        return false;
    if (take('.') && !digits())
        return false;
    if (!take('e') && !take('E'))
        return true;
    if (!take('+'))
        take('-');
    return digits();
}

bool Scanner::digits()
{
    const char *start = m_at;
    m_at = std::find_if_not(m_at, m_end, isDigit);
    return m_at != start;
}

bool Scanner::word(QByteArrayView expected)
{
    if (m_end - m_at < expected.size() || QByteArrayView(m_at, expected.size()) != expected)
        return false;
    m_at += expected.size();
    return true;
}

bool Scanner::take(char c)
{
    if (m_at == m_end || *m_at != c)
        return false;
    ++m_at;
    return true;
}

void Scanner::space()
{
    while (m_at < m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
        ++m_at;
}

QByteArrayView withoutByteOrderMark(QByteArrayView text)
{
    return text.startsWith("\xEF\xBB\xBF") ? text.sliced(3) : text;
}

} // namespace

bool JsonOutline::has(QByteArrayView name) const
{
    return std::find(members.begin(), members.end(), name) != members.end();
}

JsonOutline outlineOf(QByteArrayView text)
{
    if (!simdjson::validate_utf8(text.data(), static_cast<size_t>(text.size())))
        return {};
    return Scanner(withoutByteOrderMark(text)).run();
}

} // namespace desk
