// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/jsontext.h"
#include "models/codec/personcodec.h"
#include "models/codec/personwriter.h"
#include "tests/fuzz/fuzzinput.h"
#include "tests/fuzz/plaintable.h"

#include <algorithm>
#include <vector>

using namespace desk;
using namespace desk::test;

namespace {

using Field = PersonColumn::Field;
using Columns = std::vector<PersonColumn>;

QByteArray bytesOf(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

bool isList(const PersonColumn &column)
{
    return column.field == Field::DistinctIds || column.field == Field::DistinctId;
}

std::vector<QByteArray> itemsOf(const PersonRows &rows, size_t row)
{
    std::vector<QByteArray> items;
    std::transform(rows.itemsBegin(row), rows.itemsEnd(row), std::back_inserter(items), bytesOf);
    return items;
}

//! A reader that has seen other pages finds what a new one finds: it remembers only in what order members come.
void expectSameRows(const PersonRows &a, const PersonRows &b, const Columns &columns)
{
    expect(a.size() == b.size() && a.unreadable() == b.unreadable() && a.next() == b.next());
    for (size_t row = 0; row < a.size(); ++row) {
        expect(a.identity(row) == b.identity(row) && a.createdAt(row) == b.createdAt(row));
        expect(a.hasItems(row) == b.hasItems(row) && itemsOf(a, row) == itemsOf(b, row));
        for (size_t column = 0; column < columns.size(); ++column)
            expect(a.cell(row, column) == b.cell(row, column));
    }
}

bool stands(std::string_view token, const JsonValue &value)
{
    if (token.empty() || value.isAbsent())
        return token.empty() && value.isAbsent();
    const JsonReading reading = readJson(bytesOf(token));
    return !reading.error && reading.value == value;
}

//! The member of a person that a column shows, by the slow reader.
const JsonValue &memberOf(const JsonValue &person, const PersonColumn &column)
{
    const QString name = QString::fromUtf8(column.name());
    if (column.field == Field::Property)
        return person[u"properties"][name.sliced(name.indexOf(u'.') + 1)];
    if (column.field == Field::Email)
        return person[u"properties"][u"email"];
    return person[isList(column) ? QStringLiteral("distinct_ids") : name];
}

void expectPerson(const PersonRows &rows, size_t row, const JsonValue &person, const Columns &columns)
{
    expect(stands(rows.createdAt(row), person[u"created_at"]));
    const JsonValue &uuid = person[u"uuid"];
    const bool hasUuid = uuid.isString() && !uuid.toString().isEmpty();
    expect(stands(rows.identity(row), hasUuid ? uuid : person[u"id"]));
    const JsonArray &ids = person[u"distinct_ids"].array();
    for (size_t column = 0; column < columns.size(); ++column) {
        const JsonValue &value = memberOf(person, columns[column]);
        const bool areItems = isList(columns[column]) && value.isArray();
        expect(areItems ? rows.cell(row, column).empty() && rows.hasItems(row) : stands(rows.cell(row, column), value));
        expect(!areItems || itemsOf(rows, row).size() == ids.size());
        for (size_t i = 0; areItems && i < ids.size(); ++i)
            expect(stands(rows.itemsBegin(row)[i], ids[i]));
    }
}

//! The people of a page, and how many of its rows are none, by the slow reader.
std::vector<JsonValue> peopleOf(const JsonValue &page, size_t &others)
{
    std::vector<JsonValue> people = page[u"results"].array();
    others = std::erase_if(people, [](const JsonValue &row) { return !row.isObject(); });
    return people;
}

QByteArray shown(const JsonValue &value)
{
    if (value.isString())
        return utf8Of(value.toString());
    return value.isNull() ? QByteArray() : writeJson(value);
}

QByteArray shownItems(const JsonArray &items, bool onlyFirst)
{
    QByteArrayList texts;
    for (const JsonValue &item : items)
        texts << shown(item);
    return onlyFirst ? texts.value(0) : texts.join(';');
}

QByteArray cellOf(const JsonValue &person, const PersonColumn &column, const CsvDialect &dialect)
{
    const JsonValue &value = memberOf(person, column);
    if (value.isNumber())
        return value.numberToken(); // no spreadsheet takes one for a formula
    if (isList(column) && value.isArray()) {
        const bool isOne = column.field == Field::DistinctId || value.size() == 1;
        if (isOne && value.size() > 0 && value.array().front().isNumber())
            return value.array().front().numberToken();
        return guarded(shownItems(value.array(), isOne), dialect);
    }
    return guarded(shown(value), dialect);
}

QByteArray written(const PersonRows &rows, const Columns &columns, const PersonFormat &format)
{
    TextBuffer out;
    PersonWriter writer(columns, format, out);
    writer.begin();
    for (size_t row = 0; row < rows.size(); ++row)
        writer.write(rows, row);
    return bytesOf(out.view());
}

//! The table has a line a person and a cell a column, whatever the tokens are.
QList<QByteArrayList> expectTable(const PersonRows &rows, const Columns &columns, const CsvDialect &dialect)
{
    const QByteArray text = written(rows, columns, {PersonFormat::Kind::Table, dialect});
    QList<QByteArrayList> table = PlainTable({text.constData(), static_cast<size_t>(text.size())}, dialect).rows();
    expect(table.size() == static_cast<qsizetype>(rows.size()) + 1);
    for (const QByteArrayList &line : table)
        expect(line.size() == static_cast<qsizetype>(columns.size()));
    table.removeFirst();
    return table;
}

//! A line a person, an object whose members are the columns in their order and keep their types.
void expectLines(const PersonRows &rows, const std::vector<JsonValue> &people, const Columns &columns)
{
    QByteArrayList lines = written(rows, columns, {PersonFormat::Kind::JsonLines, {}}).split('\n');
    expect(lines.takeLast().isEmpty() && lines.size() == static_cast<qsizetype>(people.size()));
    for (size_t row = 0; row < people.size(); ++row) {
        const JsonReading line = readJson(lines[static_cast<qsizetype>(row)]);
        expect(!line.error && line.value.members().size() == columns.size());
        for (size_t column = 0; column < columns.size(); ++column) {
            const JsonMember &member = line.value.members()[column];
            JsonValue value = memberOf(people[row], columns[column]);
            if (columns[column].field == Field::DistinctId && value.isArray())
                value = value.size() > 0 ? JsonValue(value.array().front()) : JsonValue();
            expect(member.name == QString::fromUtf8(columns[column].name()));
            expect(member.value == (value.isAbsent() ? JsonValue(nullptr) : value));
        }
    }
}

//! What the window shows of the same page.
void expectSameInWindow(const QByteArray &body, const PersonRows &rows, const JsonValue &next)
{
    const auto page = decodePersonPage(body);
    expect(page && page->rows.size() == rows.size() + rows.unreadable());
    expect(!(next.isString() || next.isNull() || next.isAbsent()) || page->hasMore == rows.hasMore());
}

//! A page that both readers take says the same in both.
void expectSlowReading(const QByteArray &body, const PersonRows &rows, const Columns &columns,
                       const CsvDialect &dialect)
{
    const QList<QByteArrayList> table = expectTable(rows, columns, dialect);
    const JsonReading reading = readJson(body);
    if (reading.error)
        return;
    size_t others = 0;
    const std::vector<JsonValue> people = peopleOf(reading.value, others);
    expect(people.size() == rows.size() && others == rows.unreadable());
    for (size_t row = 0; row < people.size(); ++row) {
        expectPerson(rows, row, people[row], columns);
        for (size_t column = 0; column < columns.size(); ++column)
            expect(table[static_cast<qsizetype>(row)][static_cast<qsizetype>(column)] ==
                   cellOf(people[row], columns[column], dialect));
    }
    expectLines(rows, people, columns);
    expectSameInWindow(body, rows, reading.value[u"next"]);
}

//! JSON with one list of results, whose name is not spelled with escapes, is no page that may be refused; the parser
//! takes a thousand levels.
bool mustBeRead(const QByteArray &body)
{
    const JsonReading reading = readJson(body);
    const auto isResults = [](const JsonMember &member) { return member.name == u"results"; };
    const JsonMembers &members = reading.value.members();
    return !reading.error && std::count_if(members.begin(), members.end(), isResults) == 1 &&
           reading.value[u"results"].isArray() && !body.contains("\\u") && body.count('[') + body.count('{') < 1000;
}

Columns columnsFrom(const QString &list)
{
    const auto columns = parsePersonColumns(list);
    return columns ? *columns : defaultPersonColumns();
}

} // namespace

//! Pages of people as the export reads and writes them, one after another through one reader, against the slow reader
//! of the window: the dialect, a list of columns, then the pages.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    FuzzInput input(data, size);
    const CsvDialect dialect = dialectOf(input.byte());
    const Columns columns = columnsFrom(input.text());
    PersonRows used(columns);
    while (!input.isAtEnd()) {
        const QByteArray body = input.piece();
        PersonRows fresh(columns);
        const auto read = fresh.read(body);
        expect(used.read(body).has_value() == read.has_value());
        expectSameRows(used, fresh, columns);
        expect(read ? true : fresh.size() == 0 && !read.error().text.isEmpty() && !mustBeRead(body));
        if (read)
            expectSlowReading(body, used, columns, dialect);
    }
    return 0;
}
