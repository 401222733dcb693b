// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/life/identifiers.h"

#include "app/demo/columns/columns.h"
#include "app/demo/server/apierror.h"

#include <QStringDecoder>

#include <algorithm>
#include <unordered_map>

namespace demo {

namespace {

using Row = std::vector<std::string>;

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

// RFC 4180 as Python's csv module reads it, over lines that end in any way.
class CsvReader
{
public:
    explicit CsvReader(std::string_view text)
        : m_text(text)
    {}

    bool next(Row &row)
    {
        if (m_at >= m_text.size())
            return false;
        row.assign(1, {});
        while (m_at < m_text.size() && !endsLine(row))
            takeCharacter(row);
        if (m_quoted)
            m_quoted = false; // the module lets an open quote end with the file
        return true;
    }

private:
    bool endsLine(const Row &)
    {
        if (m_quoted || (m_text[m_at] != '\n' && m_text[m_at] != '\r'))
            return false;
        if (m_text[m_at] == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n')
            ++m_at;
        ++m_at;
        return true;
    }
    void takeCharacter(Row &row)
    {
        const char c = m_text[m_at++];
        if (m_quoted && c == '"' && m_at < m_text.size() && m_text[m_at] == '"')
            row.back() += m_text[m_at++];
        else if (m_quoted && c == '"')
            m_quoted = false;
        else if (!m_quoted && c == '"' && row.back().empty())
            m_quoted = true;
        else if (!m_quoted && c == ',')
            row.emplace_back();
        else
            row.back() += c;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    bool m_quoted = false;
};

bool isBlank(const Row &row)
{
    return std::all_of(row.begin(), row.end(), [](const std::string &cell) { return trimmed(cell).empty(); });
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

bool isEmailHeader(const std::string &cell)
{
    return cell == "email" || cell == "e-mail";
}

struct Column
{
    IdentifierKind kind;
    std::size_t index;
};

// Contract 4: the first matching column of the best kind.
std::optional<Column> idColumn(const Row &header)
{
    const auto find = [&](IdentifierKind kind, auto test) -> std::optional<Column> {
        for (std::size_t i = 0; i < header.size(); ++i)
            if (test(folded(header[i])))
                return Column{kind, i};
        return {};
    };
    if (auto column = find(IdentifierKind::PersonId, isPersonHeader))
        return column;
    const auto isDistinct = [](const std::string &cell) { return cell == "distinct_id" || cell == "distinct-id"; };
    if (auto column = find(IdentifierKind::DistinctId, isDistinct))
        return column;
    return find(IdentifierKind::Email, isEmailHeader);
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

void take(IdentifierList &list, const Row &row, std::size_t column)
{
    if (column >= row.size())
        return;
    if (std::string value = trimmed(row[column]); !value.empty())
        list.values.push_back(std::move(value));
}

// Only these two headers are known in a one-column file; any other first cell is an identifier itself.
std::optional<IdentifierKind> singleHeader(const Row &row)
{
    const std::string cell = folded(row.front());
    if (isPersonHeader(cell))
        return IdentifierKind::PersonId;
    if (isEmailHeader(cell))
        return IdentifierKind::Email;
    return {};
}

} // namespace

IdentifierList identifiersInCsv(std::string_view file, const GenerationTraits &traits)
{
    if (!isUtf8(file))
        refuse("CSV file encoding is not supported. Please save your file as UTF-8 and try again.");
    if (!traits.byteOrderMarkKept && file.starts_with("\xef\xbb\xbf"))
        file.remove_prefix(3);
    if (file.find('\0') != std::string_view::npos)
        refuse("CSV file format is invalid. Please check your file format and try again.");
    CsvReader reader(file);
    Row row;
    bool any = false;
    while (!any && reader.next(row))
        any = !isBlank(row);
    if (!any)
        refuse("CSV file is empty. Please upload a CSV file with at least one row of data.");
    IdentifierList list;
    std::size_t column = 0;
    if (filledCells(row) <= 1) {
        const auto header = singleHeader(row);
        list.kind = header.value_or(IdentifierKind::DistinctId);
        if (!header)
            take(list, row, 0);
    } else {
        const auto found = idColumn(row);
        if (!found)
            refuseColumns(row, traits.quotedCsvColumns);
        list.kind = found->kind;
        column = found->index;
    }
    while (reader.next(row))
        take(list, row, column);
    if (list.values.empty())
        refuse("CSV file contains no valid person IDs, distinct IDs, or email addresses. Please ensure your file has "
               "data rows with person IDs, distinct IDs, or email addresses.");
    return list;
}

namespace {

// Persons by the exact text of their property `email`; several may share one.
std::unordered_multimap<std::string, std::uint32_t> emails(const Columns &columns)
{
    std::unordered_multimap<std::string, std::uint32_t> byEmail;
    for (std::uint32_t person = 0; person < columns.personCount(); ++person) {
        const auto value = nlohmann::json::parse(columns.persons().property(person, "email"), nullptr, false);
        if (value.is_string())
            byEmail.emplace(value.get<std::string>(), person);
    }
    return byEmail;
}

Matched matchEmails(const IdentifierList &list, const Columns &columns)
{
    const auto byEmail = emails(columns);
    Matched matched{Members(columns.personCount()), 0};
    for (const std::string &email : list.values) {
        const auto [from, to] = byEmail.equal_range(email);
        matched.unmatched += from == to ? 1 : 0;
        for (auto person = from; person != to; ++person)
            matched.members.add(person->second);
    }
    return matched;
}

} // namespace

Matched matchIdentifiers(const IdentifierList &list, const Columns &columns)
{
    if (list.kind == IdentifierKind::Email)
        return matchEmails(list, columns);
    Matched matched{Members(columns.personCount()), 0};
    for (const std::string &value : list.values) {
        const auto person = list.kind == IdentifierKind::DistinctId ? columns.persons().byDistinctId(value)
                            : isUuid(value)                         ? columns.persons().byUuid(canonicalUuid(value))
                                                                    : std::nullopt;
        if (person)
            matched.members.add(*person);
        else
            ++matched.unmatched;
    }
    return matched;
}

bool isUuid(std::string_view text)
{
    std::size_t digits = 0;
    for (const char c : text) {
        const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        if (!hex && c != '-')
            return false;
        digits += hex ? 1 : 0;
    }
    return digits == 32;
}

std::string canonicalUuid(std::string_view text)
{
    std::string digits;
    for (const char c : text)
        if (c != '-')
            digits += c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    for (const std::size_t at : {8U, 13U, 18U, 23U})
        if (digits.size() > at)
            digits.insert(at, 1, '-');
    return digits;
}

} // namespace demo
