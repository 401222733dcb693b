// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/membership/recordscanner.h"

#include <algorithm>

namespace desk {

namespace {

//! A record keeps no more cells than that; what follows cannot be chosen as a column.
constexpr size_t MostCells = 4096;

} // namespace

RecordScanner::RecordScanner(char separator, bool hasQuotes)
    : m_separator(separator)
    , m_hasQuotes(hasQuotes)
{}

//! The end of the text from `at` that is nothing but cell.
size_t RecordScanner::plainRun(std::string_view text, size_t at) const
{
    if (m_state == State::QuoteInQuoted)
        return at;
    const bool mayOpen = m_hasQuotes && m_state == State::CellStart;
    if (mayOpen && text[at] == '"')
        return at;
    while (at < text.size() && text[at] != '\n' && text[at] != '\r' && (text[at] != m_separator || !m_separator))
        ++at;
    return at;
}

size_t RecordScanner::quotedRun(std::string_view text, size_t at) const
{
    return std::min(text.find('"', at), text.size());
}

void RecordScanner::keep(std::string_view text)
{
    m_isInRecord = true;
    m_wasCr = false;
    if (m_state == State::CellStart)
        m_state = State::Plain;
    const size_t kept = m_text.size() - m_cellStart;
    const size_t room = m_ends.size() < MostCells && kept < LongestCell ? LongestCell - kept : 0;
    m_isCut = m_isCut || text.size() > room;
    m_text.append(text.substr(0, room));
}

void RecordScanner::endCell()
{
    if (m_ends.size() < MostCells) {
        m_ends.push_back(m_text.size());
        m_cut.push_back(m_isCut);
    }
    m_cellStart = m_text.size();
    m_isCut = false;
    m_state = State::CellStart;
}

bool RecordScanner::step(char c)
{
    if (m_state == State::Quoted) { // only a quotation mark ends its run
        m_state = State::QuoteInQuoted;
        return false;
    }
    if (m_state == State::QuoteInQuoted) {
        m_state = c == '"' ? State::Quoted : State::Plain;
        if (c == '"' || (c != m_separator && c != '\n' && c != '\r')) {
            keep({&c, 1});
            return false;
        }
    }
    return stepOutside(c);
}

bool RecordScanner::stepOutside(char c)
{
    const bool followsCr = m_wasCr;
    m_wasCr = c == '\r';
    if (c == '\n' && followsCr)
        return false; // the second half of one line end
    if (c == '\n' || c == '\r') {
        endCell();
        return true;
    }
    m_isInRecord = true;
    if (c == '"' && m_state == State::CellStart && m_hasQuotes)
        m_state = State::Quoted;
    else
        endCell();
    return false;
}

} // namespace desk
