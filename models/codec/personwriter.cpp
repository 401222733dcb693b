// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/personwriter.h"

#include "models/codec/jsonunescape.h"

namespace desk {

namespace {

using Field = PersonColumn::Field;

//! Between the items of a list in one cell.
constexpr char ListSeparator = ';';

std::string_view inside(std::string_view quoted)
{
    return quoted.substr(1, quoted.size() - 2);
}

std::string jsonName(const PersonColumn &column)
{
    const QByteArray name = column.name();
    TextBuffer text;
    appendQuotedJson(text, {name.constData(), static_cast<size_t>(name.size())});
    text.append(':');
    return std::string(text.view());
}

//! What a list of ids or an element shows as text: strings unquoted, null nothing, others as compact JSON.
void appendText(TextBuffer &out, std::string_view token)
{
    if (token.empty() || token == "null")
        return;
    if (token.front() == '"')
        appendUnescaped(out, inside(token));
    else
        appendCompact(out, token);
}

} // namespace

PersonWriter::PersonWriter(const std::vector<PersonColumn> &columns, const PersonFormat &format, TextBuffer &out)
    : m_columns(columns)
    , m_format(format)
    , m_out(out)
    , m_csv(format.dialect, out)
{
    for (const PersonColumn &column : columns)
        m_jsonNames.push_back(jsonName(column));
}

void PersonWriter::begin()
{
    if (m_format.kind == PersonFormat::Kind::JsonLines)
        return;
    m_csv.begin();
    for (const PersonColumn &column : m_columns) {
        const QByteArray name = column.name();
        m_csv.text({name.constData(), static_cast<size_t>(name.size())});
    }
    m_csv.endRow();
}

void PersonWriter::write(const PersonRows &rows, size_t row)
{
    if (m_format.kind == PersonFormat::Kind::JsonLines)
        writeJsonLine(rows, row);
    else
        writeTableRow(rows, row);
}

void PersonWriter::writeTableRow(const PersonRows &rows, size_t row)
{
    for (size_t column = 0; column < m_columns.size(); ++column) {
        const Field field = m_columns[column].field;
        const bool isList = (field == Field::DistinctIds || field == Field::DistinctId) && rows.hasItems(row);
        if (!isList)
            writeTableCell(rows.cell(row, column));
        else if (field == Field::DistinctIds)
            writeJoined(rows, row);
        else
            writeTableCell(rows.itemsBegin(row) == rows.itemsEnd(row) ? std::string_view() : *rows.itemsBegin(row));
    }
    m_csv.endRow();
}

//! A token's first character says what it is: the only word that begins with n is null.
void PersonWriter::writeTableCell(std::string_view token)
{
    switch (token.empty() ? 'n' : token.front()) {
    case 'n':
        return m_csv.empty();
    case '"':
        return m_csv.jsonString(inside(token));
    case '[':
    case '{':
        m_cell.clear();
        appendCompact(m_cell, token);
        return m_csv.text(m_cell.view());
    default:
        return m_csv.plain(token);
    }
}

void PersonWriter::writeJoined(const PersonRows &rows, size_t row)
{
    const std::string_view *const begin = rows.itemsBegin(row);
    const std::string_view *const end = rows.itemsEnd(row);
    if (end - begin == 1)
        return writeTableCell(*begin);
    if (m_csv.jsonStrings(begin, end, ListSeparator))
        return;
    m_cell.clear();
    for (const std::string_view *item = begin; item != end; ++item) {
        if (item != begin)
            m_cell.append(ListSeparator);
        appendText(m_cell, *item);
    }
    m_csv.text(m_cell.view());
}

void PersonWriter::writeJsonLine(const PersonRows &rows, size_t row)
{
    for (size_t column = 0; column < m_columns.size(); ++column) {
        m_out.append(column == 0 ? '{' : ',');
        m_out.append(m_jsonNames[column]);
        const Field field = m_columns[column].field;
        const bool isList = (field == Field::DistinctIds || field == Field::DistinctId) && rows.hasItems(row);
        const bool isEmptyList = rows.itemsBegin(row) == rows.itemsEnd(row);
        if (isList && field == Field::DistinctIds)
            appendJsonItems(rows, row);
        else if (isList && !isEmptyList)
            appendCompact(m_out, *rows.itemsBegin(row));
        else if (const std::string_view token = rows.cell(row, column); !token.empty())
            appendCompact(m_out, token);
        else
            m_out.append("null");
    }
    m_out.append("}\n");
}

void PersonWriter::appendJsonItems(const PersonRows &rows, size_t row)
{
    m_out.append('[');
    for (const std::string_view *item = rows.itemsBegin(row); item != rows.itemsEnd(row); ++item) {
        if (item != rows.itemsBegin(row))
            m_out.append(',');
        appendCompact(m_out, *item);
    }
    m_out.append(']');
}

} // namespace desk
