// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/life/identifiers.h"

#include "app/demo/life/csvreader.h"
#include "app/demo/server/apierror.h"

#include <QStringDecoder>

#include <algorithm>
#include <optional>

namespace demo {

namespace {

using Row = CsvReader::Row;

[[noreturn]] void refuse(const char *text)
{
    throw invalid(text, "csv");
}

std::string trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n\v\f");
    if (first == std::string_view::npos)
        return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\r\n\v\f") - first + 1));
}

std::string folded(std::string_view cell)
{
    std::string text = trimmed(cell);
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

bool isUtf8(std::string_view bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder.decode(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    static_cast<void>(text);
    return !decoder.hasError();
}

std::size_t filledCells(const Row &row)
{
    return static_cast<std::size_t>(
        std::count_if(row.begin(), row.end(), [](const std::string &cell) { return !trimmed(cell).empty(); }));
}

bool isPersonHeader(const std::string &cell)
{
    return cell == "person_id" || cell == "person-id" || cell == "person .id";
}

bool isDistinctHeader(const std::string &cell)
{
    return cell == "distinct_id" || cell == "distinct-id";
}

bool isEmailHeader(const std::string &cell)
{
    return cell == "email" || cell == "e-mail";
}

struct Column
{
    IdentifierKind kind = IdentifierKind::DistinctId;
    std::size_t index = 0;
    bool hasHeader = true;
};

// Only two headers are known in a one-column file; any other first cell is an identifier itself.
Column onlyColumn(const Row &row)
{
    const std::string cell = folded(row.front());
    if (isPersonHeader(cell))
        return {IdentifierKind::PersonId};
    if (isEmailHeader(cell))
        return {IdentifierKind::Email};
    return {IdentifierKind::DistinctId, 0, false};
}

std::optional<std::size_t> columnNamed(const Row &header, bool (*isName)(const std::string &))
{
    const auto found =
        std::find_if(header.begin(), header.end(), [&](const std::string &cell) { return isName(folded(cell)); });
    return found == header.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - header.begin()));
}

// Contract 4: the first matching column of the best kind.
std::optional<Column> idColumn(const Row &header)
{
    if (const auto index = columnNamed(header, isPersonHeader))
        return Column{IdentifierKind::PersonId, *index};
    if (const auto index = columnNamed(header, isDistinctHeader))
        return Column{IdentifierKind::DistinctId, *index};
    if (const auto index = columnNamed(header, isEmailHeader))
        return Column{IdentifierKind::Email, *index};
    return {};
}

[[noreturn]] void refuseColumns(const Row &header, bool quoted)
{
    std::string found;
    for (const std::string &cell : header) {
        const std::string name = trimmed(cell);
        if (!name.empty())
            found += (found.empty() ? "" : ", ") + (quoted ? "'" + name + "'" : name);
    }
    throw invalid("Multi-column CSV must contain at least one column with a supported ID header: 'person_id', 'Person "
                  ".id' (PostHog export format), 'distinct_id', 'distinct-id', or 'email'. Found columns: " +
                      (found.empty() ? "none" : found),
                  "csv");
}

Column columnOf(const Row &first, const GenerationTraits &traits)
{
    if (filledCells(first) <= 1)
        return onlyColumn(first);
    const auto found = idColumn(first);
    if (!found)
        refuseColumns(first, traits.quotedCsvColumns);
    return *found;
}

void take(IdentifierList &list, const Row &row, std::size_t column)
{
    if (column >= row.size())
        return;
    if (std::string value = trimmed(row[column]); !value.empty())
        list.values.push_back(std::move(value));
}

IdentifierList readList(CsvReader reader, const GenerationTraits &traits)
{
    Row row;
    bool any = false;
    while (!any && reader.next(row))
        any = filledCells(row) > 0;
    if (!any)
        refuse("CSV file is empty. Please upload a CSV file with at least one row of data.");
    const Column column = columnOf(row, traits);
    IdentifierList list{column.kind};
    if (!column.hasHeader)
        take(list, row, column.index);
    while (reader.next(row))
        take(list, row, column.index);
    return list;
}

} // namespace

IdentifierList identifiersInCsv(std::string_view file, const GenerationTraits &traits)
{
    if (!isUtf8(file))
        refuse("CSV file encoding is not supported. Please save your file as UTF-8 and try again.");
    if (!traits.byteOrderMarkKept && file.starts_with("\xef\xbb\xbf"))
        file.remove_prefix(3);
    IdentifierList list;
    try {
        if (file.find('\0') != std::string_view::npos)
            throw CsvError("line contains NUL");
        list = readList(CsvReader(file), traits);
    } catch (const CsvError &) {
        refuse("CSV file format is invalid. Please check your file format and try again.");
    }
    if (list.values.empty())
        refuse("CSV file contains no valid person IDs, distinct IDs, or email addresses. Please ensure your file has "
               "data rows with person IDs, distinct IDs, or email addresses.");
    return list;
}

} // namespace demo
