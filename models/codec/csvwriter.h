// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/codec/textbuffer.h"

#include <string_view>

namespace desk {

//! How a table of text is written. The defaults are RFC 4180 with \n.
struct CsvDialect
{
    char separator = ',';       //!< ',' or a tab
    bool crlf = false;          //!< \r\n for spreadsheets of old
    bool byteOrderMark = false; //!< tells spreadsheets that it is UTF-8
    bool formulaGuard = false;  //!< an apostrophe before texts that a spreadsheet would take for a formula
    bool operator==(const CsvDialect &) const = default;
};

//! Writes rows of cells to a buffer, quoted only where a reader needs it. Cells are UTF-8 of any content. A row of one
//! empty cell is written as "", because readers pass over blank lines. Owned by its user; any one thread.
class CsvWriter final
{
public:
    CsvWriter(CsvDialect dialect, TextBuffer &out)
        : m_dialect(dialect)
        , m_out(out)
    {}

    //! The byte order mark, where the dialect asks for one. Before the first row.
    void begin();
    //! A text: guarded and quoted as needed.
    void text(std::string_view utf8);
    //! The inside of a JSON string as received, whose 16 bytes behind the end may be read. The hot path.
    void jsonString(std::string_view inside);
    //! Several such strings, with their quotes, as one cell with `between` between them. False, and nothing is written,
    //! when one of them is more than plain text: then the cell is written as text().
    bool jsonStrings(const std::string_view *begin, const std::string_view *end, char between);
    //! A number or a word that no dialect quotes or guards.
    void plain(std::string_view token);
    void empty() { separate(); }
    void endRow();

private:
    void separate()
    {
        if (m_inRow)
            m_out.append(m_dialect.separator);
        else
            m_rowStart = m_out.size();
        m_inRow = true;
    }
    void write(std::string_view utf8);
    bool isFormula(std::string_view utf8) const;
    void quoted(std::string_view utf8, bool guarded);
    bool copyClean(std::string_view inside);

    CsvDialect m_dialect;
    TextBuffer &m_out;
    TextBuffer m_unescaped;
    size_t m_rowStart = 0;
    bool m_inRow = false;
};

} // namespace desk
