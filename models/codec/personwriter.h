// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/codec/csvwriter.h"
#include "models/codec/personrows.h"

namespace desk {

//! How people are written: a table, or one JSON object a line with the columns as members.
struct PersonFormat
{
    enum class Kind { Table, JsonLines };
    Kind kind = Kind::Table;
    CsvDialect dialect; //!< only for Table
    bool operator==(const PersonFormat &) const = default;
};

//! Formats rows of people. Table cells: text as it is, numbers and booleans as received, null and absent empty, lists
//! and objects as compact JSON, `distinct_ids` joined by ';'. JSON Lines keep the types. Owned by its user; any one
//! thread.
class PersonWriter final
{
public:
    PersonWriter(const std::vector<PersonColumn> &columns, const PersonFormat &format, TextBuffer &out);

    //! Byte order mark and header row, where the format has them.
    void begin();
    void write(const PersonRows &rows, size_t row);

private:
    void writeTableRow(const PersonRows &rows, size_t row);
    void writeTableCell(std::string_view token);
    void writeJoined(const PersonRows &rows, size_t row);
    void writeJsonLine(const PersonRows &rows, size_t row);
    void appendJsonItems(const PersonRows &rows, size_t row);

    std::vector<PersonColumn> m_columns;
    std::vector<std::string> m_jsonNames; //!< "name": with its quotes and colon
    PersonFormat m_format;
    TextBuffer &m_out;
    TextBuffer m_cell;
    CsvWriter m_csv;
};

} // namespace desk
