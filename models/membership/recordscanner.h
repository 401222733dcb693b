// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace desk {

//! One record of a list, good during the call it is given to.
struct ListRecord
{
    qint64 number = 0;                          //!< from 1, every record counts, as rows of a spreadsheet do
    const std::vector<std::string_view> &cells; //!< UTF-8 as far as the text is; not trimmed
    const std::vector<bool> &cut;               //!< the cell was longer than what is kept of it
};

//! Cuts text that arrives in pieces into records and cells (RFC 4180, any line end, mixed too) in constant memory: of a
//! cell no more than LongestCell bytes are kept. A quotation mark inside an unquoted cell is text. Any one thread.
class RecordScanner final
{
public:
    static constexpr size_t LongestCell = 2048;

    //! `separator` NUL: none.
    RecordScanner(char separator, bool hasQuotes);

    //! Calls `take(const ListRecord &)` for each whole record; false from it ends the scan and is returned.
    template<class Take>
    bool feed(std::string_view text, Take &&take);
    //! After the last piece.
    template<class Take>
    bool finish(Take &&take);

    //! The record in which a quotation mark opened that was never closed; after finish().
    std::optional<qint64> openQuote() const { return m_openQuote; }
    qint64 records() const { return m_number; }

private:
    enum class State { CellStart, Plain, Quoted, QuoteInQuoted };

    size_t plainRun(std::string_view text, size_t at) const;
    size_t quotedRun(std::string_view text, size_t at) const;
    void keep(std::string_view text);
    void endCell();
    //! Takes one character that means something; true when it ends the record.
    bool step(char c);
    bool stepOutside(char c);
    template<class Take>
    bool give(Take &&take);

    char m_separator;
    bool m_hasQuotes;
    State m_state = State::CellStart;
    bool m_wasCr = false;
    bool m_isInRecord = false;
    qint64 m_number = 0;
    std::string m_text; //!< of all cells of this record
    size_t m_cellStart = 0;
    bool m_isCut = false;
    std::vector<size_t> m_ends;
    std::vector<bool> m_cut;
    std::vector<std::string_view> m_cells;
    std::optional<qint64> m_openQuote;
};

template<class Take>
bool RecordScanner::feed(std::string_view text, Take &&take)
{
    size_t at = 0;
    while (at < text.size()) {
        const size_t run = m_state == State::Quoted ? quotedRun(text, at) : plainRun(text, at);
        if (run > at) {
            keep(text.substr(at, run - at));
            at = run;
            continue;
        }
        if (step(text[at++]) && !give(take))
            return false;
    }
    return true;
}

template<class Take>
bool RecordScanner::finish(Take &&take)
{
    if (m_state == State::Quoted)
        m_openQuote = m_number + 1;
    if (!m_isInRecord)
        return true;
    endCell();
    return give(take);
}

template<class Take>
bool RecordScanner::give(Take &&take)
{
    m_cells.clear();
    size_t start = 0;
    for (const size_t end : m_ends) {
        m_cells.push_back(std::string_view(m_text).substr(start, end - start));
        start = end;
    }
    const bool goesOn = take(ListRecord{++m_number, m_cells, m_cut});
    m_text.clear();
    m_ends.clear();
    m_cut.clear();
    m_cellStart = 0;
    m_isInRecord = false;
    return goesOn;
}

} // namespace desk
