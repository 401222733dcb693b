// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/jsontokens.h"

#include <algorithm>

namespace desk {

namespace {

//! Nothing here goes deeper than one level; the first stage does not ask.
constexpr size_t AnyDepth = 1;

constexpr bool isOfNumber(char c)
{
    return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
}

} // namespace

simdjson::error_code JsonTokens::find(const QByteArray &text)
{
    const auto size = static_cast<size_t>(text.size());
    if (!m_finder) {
        const auto error =
            simdjson::get_active_implementation()->create_dom_parser_implementation(size, AnyDepth, m_finder);
        if (error)
            return error;
    }
    if (m_finder->capacity() < size) {
        if (const auto error = m_finder->set_capacity(size))
            return error;
    }
    const auto *bytes = reinterpret_cast<const uint8_t *>(text.constData());
    if (const auto error = m_finder->stage1(bytes, size, simdjson::stage1_mode::regular))
        return error;
    m_text = text.constData();
    m_at = m_finder->structural_indexes.get();
    m_end = m_at + m_finder->n_structural_indexes;
    return simdjson::SUCCESS;
}

bool JsonTokens::isNumberOrWord(std::string_view token)
{
    if (token.front() == '-' || (token.front() >= '0' && token.front() <= '9'))
        return std::all_of(token.begin(), token.end(), isOfNumber);
    return token == "true" || token == "false" || token == "null";
}

bool JsonTokens::group(std::string_view &token)
{
    const char *const begin = here();
    if (!passWellFormedGroup())
        return false;
    token = {begin, static_cast<size_t>(m_text + m_at[-1] + 1 - begin)};
    return true;
}

bool JsonTokens::passWellFormedGroup()
{
    m_open.clear();
    do {
        std::string_view scalar;
        if (isGroup() ? !enterGroup() : !(value(scalar) && passBehindValue()))
            return false;
    } while (!m_open.empty());
    return true;
}

//! Stands then at the first value of the group; behind it, when it is empty.
bool JsonTokens::enterGroup()
{
    const char end = kind() == '{' ? '}' : ']';
    m_open.push_back(end);
    pass();
    if (kind() == end)
        return passBehindValue();
    return end == ']' || passName();
}

//! The ends of groups, then a comma and what stands before the next value. Nothing, when the outermost has ended.
bool JsonTokens::passBehindValue()
{
    while (!m_open.empty() && kind() == m_open.back()) {
        m_open.pop_back();
        pass();
    }
    if (m_open.empty())
        return true;
    if (kind() != ',')
        return false;
    pass();
    return m_open.back() == ']' || passName();
}

bool JsonTokens::passGroup()
{
    size_t depth = 0;
    do {
        if (isAtEnd())
            return false;
        if (isGroup())
            ++depth;
        else if (kind() == '}' || kind() == ']')
            --depth;
        pass();
    } while (depth > 0);
    return true;
}

} // namespace desk
