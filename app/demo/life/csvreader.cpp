// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/life/csvreader.h"

namespace demo {

namespace {

constexpr std::size_t LongestCell = 131'072;

} // namespace

bool CsvReader::next(Row &row)
{
    if (m_at >= m_text.size())
        return false;
    row.assign(1, {});
    while (m_at < m_text.size() && !endsLine())
        takeCharacter(row);
    m_quoted = false; // the module lets an open quote end with the file
    return true;
}

bool CsvReader::endsLine()
{
    if (m_quoted || (m_text[m_at] != '\n' && m_text[m_at] != '\r'))
        return false;
    if (m_text[m_at] == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n')
        ++m_at;
    ++m_at;
    return true;
}

void CsvReader::takeCharacter(Row &row)
{
    const char c = m_text[m_at++];
    const bool doubled = m_quoted && c == '"' && m_at < m_text.size() && m_text[m_at] == '"';
    if (!m_quoted && c == ',') {
        row.emplace_back();
    } else if (c == '"' && !doubled && (m_quoted || row.back().empty())) {
        m_quoted = !m_quoted;
    } else {
        row.back() += c;
        m_at += doubled ? 1 : 0;
    }
    if (row.back().size() > LongestCell)
        throw CsvError("field larger than field limit");
}

} // namespace demo
