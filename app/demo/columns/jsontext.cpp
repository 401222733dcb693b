// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/columns/jsontext.h"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace demo {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool endsScalar(char c)
{
    return c == ',' || c == '}' || c == ']' || isBlank(c);
}

std::size_t digits(std::string_view text, std::size_t at)
{
    const std::size_t end = text.find_first_not_of("0123456789", at);
    return (end == std::string_view::npos ? text.size() : end) - at;
}

bool isNumber(std::string_view text)
{
    std::size_t at = text.starts_with('-') ? 1 : 0;
    const std::size_t whole = digits(text, at);
    if (whole == 0 || (whole > 1 && text[at] == '0'))
        return false;
    at += whole;
    if (at < text.size() && text[at] == '.') {
        const std::size_t fraction = digits(text, at + 1);
        if (fraction == 0)
            return false;
        at += 1 + fraction;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        at += at + 1 < text.size() && (text[at + 1] == '+' || text[at + 1] == '-') ? 2 : 1;
        const std::size_t exponent = digits(text, at);
        return exponent > 0 && at + exponent == text.size();
    }
    return at == text.size();
}

} // namespace

ObjectReader::ObjectReader(std::string_view json)
    : m_json(json)
{
    expect('{');
}

void ObjectReader::fail()
{
    throw std::invalid_argument("properties are not a JSON object");
}

void ObjectReader::skipBlanks()
{
    while (m_at < m_json.size() && isBlank(m_json[m_at]))
        ++m_at;
}

void ObjectReader::expect(char wanted)
{
    skipBlanks();
    if (m_at >= m_json.size() || m_json[m_at] != wanted)
        fail();
    ++m_at;
}

bool ObjectReader::next()
{
    skipBlanks();
    if (m_at < m_json.size() && m_json[m_at] == '}') {
        ++m_at;
        skipBlanks();
        if (m_at != m_json.size())
            fail();
        return false;
    }
    if (!m_first)
        expect(',');
    m_first = false;
    skipBlanks();
    const std::string_view token = readString();
    m_key = unescaped(token.substr(1, token.size() - 2));
    expect(':');
    skipBlanks();
    readValue();
    return true;
}

std::string_view ObjectReader::readString()
{
    const std::size_t begin = m_at;
    if (m_at >= m_json.size() || m_json[m_at] != '"')
        fail();
    for (++m_at; m_at < m_json.size(); ++m_at) {
        if (m_json[m_at] == '"') {
            ++m_at;
            return m_json.substr(begin, m_at - begin);
        }
        if (m_json[m_at] == '\\')
            ++m_at;
    }
    fail();
}

// Numbers are only checked by their grammar: one that no double holds is fine, it is kept as text.
void ObjectReader::readScalar()
{
    const std::size_t begin = m_at;
    while (m_at < m_json.size() && !endsScalar(m_json[m_at]))
        ++m_at;
    m_value = m_json.substr(begin, m_at - begin);
    if (m_value != "true" && m_value != "false" && m_value != "null" && !isNumber(m_value))
        fail();
}

char ObjectReader::peek() const
{
    return m_at < m_json.size() ? m_json[m_at] : '\0';
}

void ObjectReader::readPlain()
{
    if (peek() == '"')
        m_value = readString();
    else
        readScalar();
}

void ObjectReader::readValue()
{
    if (peek() == '{' || peek() == '[')
        readComposite();
    else
        readPlain();
}

void ObjectReader::readOpening()
{
    m_open += m_json[m_at];
    m_compact += m_json[m_at++];
}

void ObjectReader::readClosing()
{
    const char wanted = m_open.back() == '{' ? '}' : ']';
    if (m_json[m_at] != wanted)
        fail();
    m_open.pop_back();
    m_compact += m_json[m_at++];
}

//! Reads what stands before a value inside a list or object: the comma unless it is the first, the key in an object.
void ObjectReader::readItemStart(bool first)
{
    if (!first) {
        expect(',');
        m_compact += ',';
        skipBlanks();
    }
    if (m_open.back() == '{') {
        m_compact += readString();
        expect(':');
        m_compact += ':';
        skipBlanks();
    }
}

// Copies a list or object without the blanks between its tokens. The open brackets are kept in a text, so that
// nesting costs no stack.
void ObjectReader::readComposite()
{
    m_compact.clear();
    m_open.clear();
    readOpening();
    bool first = true; // nothing read yet since the last opening bracket
    while (!m_open.empty()) {
        skipBlanks();
        if (peek() == '}' || peek() == ']') {
            readClosing();
            first = false;
            continue;
        }
        readItemStart(first);
        first = peek() == '{' || peek() == '[';
        if (first) {
            readOpening();
        } else {
            readPlain();
            m_compact += m_value;
        }
    }
    m_value = m_compact;
}

std::string unescaped(std::string_view inner)
{
    if (inner.find('\\') == std::string_view::npos)
        return std::string(inner);
    const std::string token = '"' + std::string(inner) + '"';
    const nlohmann::json parsed = nlohmann::json::parse(token, nullptr, false);
    return parsed.is_string() ? parsed.get<std::string>() : std::string("\xef\xbf\xbd");
}

std::string quoted(std::string_view text)
{
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace demo
