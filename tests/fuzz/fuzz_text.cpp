// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/errorcodec.h"
#include "models/codec/jsonequal.h"
#include "models/codec/jsonstring.h"
#include "models/codec/jsontext.h"
#include "models/codec/jsonunescape.h"
#include "models/codec/personcolumns.h"
#include "models/codec/timecodec.h"
#include "models/jobs/listtime.h"
#include "tests/fuzz/fuzzinput.h"
#include "tests/fuzz/plaintable.h"

#include <nlohmann/json.hpp>

#include <QSet>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

using namespace desk;
using namespace desk::test;

namespace {

using Other = nlohmann::json;

QByteArray bytesOf(const TextBuffer &buffer)
{
    return {buffer.view().data(), static_cast<qsizetype>(buffer.size())};
}

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<size_t>(bytes.size())};
}

QByteArray textOf(const Other &string)
{
    return QByteArray::fromStdString(string.get_ref<const std::string &>());
}

//! The same without what is inside, and what is inside for later.
void expectShallow(const JsonValue &ours, const Other &other,
                   std::vector<std::pair<const JsonValue *, const Other *>> &open)
{
    expect(ours.isNull() == other.is_null() && ours.isBool() == other.is_boolean() &&
           ours.isNumber() == other.is_number() && ours.isString() == other.is_string() &&
           ours.isArray() == other.is_array() && ours.isObject() == other.is_object());
    if (ours.isBool())
        expect(ours.toBool() == other.get<bool>());
    if (ours.isNumber())
        expect(ours.toDouble().value_or(0) == other.get<double>()); // nothing: too small for a double
    if (ours.isString())
        expect(ours.toString().toUtf8() == textOf(other));
    for (size_t i = 0; i < ours.array().size(); ++i)
        open.emplace_back(&ours.array()[i], &other.at(i));
    QSet<QString> names;
    for (const JsonMember &member : ours.members()) {
        names.insert(member.name);
        const auto found = other.find(member.name.toStdString());
        expect(found != other.end());
        open.emplace_back(&ours[member.name], &*found); // of members with one name both keep the last
    }
    if (ours.isArray() || ours.isObject())
        expect(ours.array().size() + static_cast<size_t>(names.size()) == other.size());
}

bool mayHoldHugeNumber(const QByteArray &text)
{
    const auto isExponent = [](char digit, char e) { return digit >= '0' && digit <= '9' && (e == 'e' || e == 'E'); };
    return text.size() > 308 || std::adjacent_find(text.begin(), text.end(), isExponent) != text.end();
}

//! What another library makes of the text. It refuses numbers beyond a double and half surrogates, which we keep, and
//! stops at NUL.
void expectSameElsewhere(const QByteArray &text, const JsonReading &reading)
{
    if (text.contains('\0'))
        return;
    const Other other = Other::parse(text.begin(), text.end(), nullptr, false);
    expect(other.is_discarded() || !reading.error);
    if (other.is_discarded())
        return expect(reading.error || text.contains("\\u") || mayHoldHugeNumber(text));
    std::vector<std::pair<const JsonValue *, const Other *>> open{{&reading.value, &other}};
    while (!open.empty()) {
        const auto [ours, theirs] = open.back();
        open.pop_back();
        expectShallow(*ours, *theirs, open);
    }
}

bool isSame(QByteArrayView text, const JsonValue &value)
{
    const JsonReading reading = readJson(text);
    return !reading.error && reading.value == value && jsonEqual(reading.value, value);
}

//! The texts of the parts are the parts.
void expectSlices(QByteArrayView text, const JsonValue &value)
{
    const auto elements = elementTexts(text);
    expect(elements.size() == value.array().size());
    for (size_t i = 0; i < elements.size(); ++i)
        expect(isSame(elements[i], value.array()[i]));
    const auto members = memberTexts(text);
    expect(members.size() == value.members().size());
    for (size_t i = 0; i < members.size(); ++i) {
        expect(members[i].name == value.members()[i].name && isSame(members[i].value, value.members()[i].value));
        expect(isSame(memberText(text, members[i].name), value[members[i].name]));
    }
}

//! Members in another order are the same object; those that share a name stay in theirs.
void expectOrderIsNothing(const JsonValue &value)
{
    JsonValue turned = value;
    if (value.isObject())
        std::stable_sort(turned.editMembers().begin(), turned.editMembers().end(),
                         [](const JsonMember &a, const JsonMember &b) { return a.name > b.name; });
    expect(jsonEqual(turned, value) && jsonEqual(value, turned));
}

//! Any bytes as JSON.
void asJson(const QByteArray &text)
{
    const JsonReading reading = readJson(text);
    expectSameElsewhere(text, reading);
    if (reading.error)
        return;
    const QByteArray compact = writeJson(reading.value);
    expect(isSame(compact, reading.value) && isSame(writeJson(reading.value, JsonLayout::Indented), reading.value));
    TextBuffer out;
    appendCompact(out, viewOf(text.startsWith("\xef\xbb\xbf") ? text.sliced(3) : text));
    expect(bytesOf(out) == compact); // the fast way of the export and the way of the window agree to the byte
    expectSlices(text, reading.value);
    expectOrderIsNothing(reading.value);
}

//! Any UTF-16 as a JSON string, and any bytes as the inside of one.
void asString(const QByteArray &bytes)
{
    const QString units = unitsOf(bytes);
    QByteArray quoted;
    appendJsonString(quoted, units);
    qsizetype at = 0;
    expect(readJsonString(quoted, at) == units && at == quoted.size() && firstInvalidUtf8(quoted) < 0);
    TextBuffer out;
    appendUnescaped(out, viewOf(quoted.sliced(1).chopped(1)));
    expect(bytesOf(out) == utf8Of(units));
    const bool isUtf8 = Other(bytes.toStdString()).dump(-1, ' ', false, Other::error_handler_t::ignore) ==
                        Other(bytes.toStdString()).dump(-1, ' ', false, Other::error_handler_t::replace);
    expect((firstInvalidUtf8(bytes) < 0) == isUtf8);
    out.clear();
    appendQuotedJson(out, viewOf(bytes));
    const JsonReading reading = readJson(bytesOf(out));
    expect(!isUtf8 || (!reading.error && reading.value.toString().toUtf8() == bytes));
}

QString sign(bool isMinus)
{
    return isMinus ? QStringLiteral("-") : QStringLiteral("+");
}

//! A moment of the years 2 to 9998, written in one of the ways of servers.
QString written(const QDateTime &time, int microseconds, unsigned way)
{
    const int minutes = static_cast<int>(way >> 4) % 840;
    const QDateTime local = time.addSecs((way & 1) ? -minutes * 60 : minutes * 60);
    const QString zone = QStringLiteral("%1%2%3%4").arg(sign(way & 1)).arg(minutes / 60, 2, 10, QChar(u'0'));
    const QString clock = local.toString((way & 2) ? QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz")
                                                   : QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
    return clock + QStringLiteral("%1").arg(microseconds, 3, 10, QChar(u'0')) +
           zone.arg((way & 4) ? QStringLiteral(":") : QString()).arg(minutes % 60, 2, 10, QChar(u'0'));
}

struct Moment
{
    qint64 microseconds;
    QString text;
};

Moment momentFrom(FuzzInput &input)
{
    constexpr qint64 First = -62'104'000'000'000'000; // of the year 2
    constexpr quint64 Span = 315'500'000'000'000'000;
    const qint64 moment = First + static_cast<qint64>(input.number() % Span);
    const qint64 thousandths = moment % 1000 < 0 ? moment % 1000 + 1000 : moment % 1000;
    const QDateTime time = QDateTime::fromMSecsSinceEpoch((moment - thousandths) / 1000, Qt::UTC);
    const auto way = static_cast<unsigned>(input.number());
    const QString text = written(time, static_cast<int>(thousandths), way);
    expect(readServerTime(text) == time);
    return {moment, text};
}

std::optional<ListTime> listTimeOf(const QString &text)
{
    return readListTime('"' + text.toStdString() + '"');
}

//! Moments come back, and stand in a list in their order; any text is a moment that comes back, or none.
void asTimes(FuzzInput input, const QByteArray &bytes)
{
    const Moment a = momentFrom(input);
    const Moment b = momentFrom(input);
    const auto left = listTimeOf(a.text);
    const auto right = listTimeOf(b.text);
    expect(left && right && (*left <=> *right) == (a.microseconds <=> b.microseconds));
    const QDateTime any = readServerTime(QString::fromUtf8(bytes));
    const bool isWritable = any.isValid() && any.date().year() > 0 && any.date().year() < 10'000;
    expect(!isWritable || readServerTime(any.toString(Qt::ISODateWithMs)) == any);
}

//! A list of columns is read again as it was, with its commas written as the help says.
void asColumns(const QByteArray &bytes)
{
    const auto columns = parsePersonColumns(QString::fromUtf8(bytes));
    if (!columns)
        return expect(!columns.error().text.isEmpty());
    QStringList names;
    for (const PersonColumn &column : *columns)
        names << QString::fromUtf8(column.name()).replace(u',', QStringLiteral("\\,"));
    const auto again = parsePersonColumns(names.join(u','));
    const bool isSayable = !bytes.contains('\\'); // one before a comma that parts columns is not
    expect(!isSayable || (again && *again == *columns));
}

//! Cells of any bytes, written in any dialect, are those that a strict reader finds.
void asCells(FuzzInput input)
{
    const CsvDialect dialect = dialectOf(input.byte());
    TextBuffer out;
    CsvWriter writer(dialect, out);
    writer.begin();
    QList<QByteArrayList> rows;
    while (!input.isAtEnd()) {
        QByteArrayList row;
        for (int cells = input.byte() % 4; cells >= 0; --cells) {
            const QByteArray cell = input.piece();
            writer.text(viewOf(cell));
            row << guarded(cell, dialect);
        }
        writer.endRow();
        rows << row;
    }
    expect(PlainTable(out.view(), dialect).rows() == rows);
}

} // namespace

//! Any bytes as everything that is written letter by letter: JSON, strings, times, lists of columns, cells of a table.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    asJson(bytes);
    asString(bytes);
    asTimes({data, size}, bytes);
    asColumns(bytes);
    asCells({data, size});
    (void)wordsOfValidationList(QString::fromUtf8(bytes));
    return 0;
}
