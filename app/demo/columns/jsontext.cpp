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

void ObjectReader::skipScalar()
{
    while (m_at < m_json.size() && !endsScalar(m_json[m_at]))
        ++m_at;
}

void ObjectReader::readValue()
{
    if (m_at >= m_json.size())
        fail();
    const char c = m_json[m_at];
    if (c == '"') {
        m_value = readString();
    } else if (c == '{' || c == '[') {
        readComposite();
    } else {
        const std::size_t begin = m_at;
        skipScalar();
        m_value = m_json.substr(begin, m_at - begin);
        if (m_value.empty() || !nlohmann::json::accept(m_value))
            fail();
    }
}

// Copies a list or object without the blanks between its tokens. Depth is counted, so nesting costs no stack.
void ObjectReader::readComposite()
{
    m_compact.clear();
    std::size_t depth = 0;
    do {
        skipBlanks();
        if (m_at >= m_json.size())
            fail();
        const char c = m_json[m_at];
        if (c == '"') {
            m_compact += readString();
            continue;
        }
        depth += c == '{' || c == '[' ? 1 : 0;
        depth -= c == '}' || c == ']' ? 1 : 0;
        m_compact += c;
        ++m_at;
    } while (depth > 0);
    if (!nlohmann::json::accept(m_compact))
        fail();
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
