// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/csvwriter.h"

#include <QByteArrayList>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <cstring>
#include <vector>

using namespace desk;

namespace {

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<size_t>(bytes.size())};
}

QByteArray bytesOf(const TextBuffer &buffer)
{
    return {buffer.view().data(), static_cast<qsizetype>(buffer.size())};
}

QByteArray written(const QList<QByteArrayList> &rows, const CsvDialect &dialect = {})
{
    TextBuffer out;
    CsvWriter writer(dialect, out);
    writer.begin();
    for (const QByteArrayList &row : rows) {
        for (const QByteArray &cell : row)
            writer.text(viewOf(cell));
        writer.endRow();
    }
    return bytesOf(out);
}

//! The strict reader of RFC 4180 that everything is checked against. Blank lines are no rows, as in common readers.
QList<QByteArrayList> readCsv(const QByteArray &text, char separator)
{
    QList<QByteArrayList> rows;
    QByteArrayList row{QByteArray()};
    bool isQuoted = false;
    bool sawAny = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (isQuoted) {
            if (c != '"')
                row.back() += c;
            else if (i + 1 < text.size() && text[i + 1] == '"')
                row.back() += text[++i];
            else
                isQuoted = false;
        } else if (c == '"') {
            isQuoted = sawAny = true;
        } else if (c == separator) {
            row.append(QByteArray());
            sawAny = true;
        } else if (c == '\n') {
            if (sawAny)
                rows.append(row);
            row = {QByteArray()};
            sawAny = false;
        } else if (c != '\r') {
            row.back() += c;
            sawAny = true;
        }
    }
    return rows;
}

//! JSON string escapes for every character that may or must have one, chosen by the generator.
QByteArray jsonInside(const QByteArray &text, QRandomGenerator &random)
{
    QByteArray out;
    for (const char c : text) {
        const bool must = static_cast<uchar>(c) < 0x20 || c == '"' || c == '\\';
        const bool may = static_cast<uchar>(c) < 0x80 && random.bounded(8) == 0;
        if (must || may)
            out += "\\u00" + QByteArray::number(static_cast<uchar>(c), 16).rightJustified(2, '0');
        else
            out += c;
    }
    return out;
}

QByteArray randomText(QRandomGenerator &random)
{
    static const QByteArrayList Pieces{
        ",", "\"", "\n", "\r", "\t", ";", "=", "a", "bc", " ", "é", "漢", "😀", "\\", QByteArray("\0", 1), "'"};
    QByteArray text;
    const int length = random.bounded(40) == 0 ? 400 : random.bounded(12);
    for (int i = 0; i < length; ++i)
        text += random.bounded(3) == 0 ? Pieces[random.bounded(int(Pieces.size()))] : QByteArray("x");
    return text;
}

} // namespace

class TestCsvWriter final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void quotesOnlyWhereNeeded_data();
    void quotesOnlyWhereNeeded();
    void writesTheMarkOnceAndBeforeAll();
    void keepsRowsOfOneEmptyCell();
    void guardsFormulas_data();
    void guardsFormulas();
    void guardsNoNumbers();
    void joinsPlainTextsOnly();
    void everyLengthTakesTheSamePath();
    void readsBackWhatWasWritten_data();
    void readsBackWhatWasWritten();
};

void TestCsvWriter::quotesOnlyWhereNeeded_data()
{
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<QByteArray>("tsv");
    QTest::newRow("plain") << QByteArray("plain") << QByteArray("plain") << QByteArray("plain");
    QTest::newRow("blank at both ends") << QByteArray(" a ") << QByteArray(" a ") << QByteArray(" a ");
    QTest::newRow("comma") << QByteArray("a,b") << QByteArray("\"a,b\"") << QByteArray("a,b");
    QTest::newRow("tab") << QByteArray("a\tb") << QByteArray("a\tb") << QByteArray("\"a\tb\"");
    QTest::newRow("quote") << QByteArray("a\"b") << QByteArray("\"a\"\"b\"") << QByteArray("\"a\"\"b\"");
    QTest::newRow("only quotes") << QByteArray("\"\"") << QByteArray("\"\"\"\"\"\"") << QByteArray("\"\"\"\"\"\"");
    QTest::newRow("newline") << QByteArray("a\nb") << QByteArray("\"a\nb\"") << QByteArray("\"a\nb\"");
    QTest::newRow("return") << QByteArray("a\rb") << QByteArray("\"a\rb\"") << QByteArray("\"a\rb\"");
    QTest::newRow("semicolon") << QByteArray("a;b") << QByteArray("a;b") << QByteArray("a;b");
    QTest::newRow("apostrophe") << QByteArray("'a'") << QByteArray("'a'") << QByteArray("'a'");
    QTest::newRow("nul") << QByteArray("a\0b", 3) << QByteArray("a\0b", 3) << QByteArray("a\0b", 3);
    QTest::newRow("formula") << QByteArray("=1+1") << QByteArray("=1+1") << QByteArray("=1+1");
    QTest::newRow("other scripts") << QByteArray("Łódź 漢字 😀") << QByteArray("Łódź 漢字 😀")
                                   << QByteArray("Łódź 漢字 😀");
}

void TestCsvWriter::quotesOnlyWhereNeeded()
{
    QFETCH(QByteArray, cell);
    QFETCH(QByteArray, csv);
    QFETCH(QByteArray, tsv);
    QCOMPARE(written({{"1", cell, "2"}}), "1," + csv + ",2\n");
    QCOMPARE(written({{"1", cell, "2"}}, {.separator = '\t'}), "1\t" + tsv + "\t2\n");
    QCOMPARE(written({{cell}, {"", cell}}, {.crlf = true}), csv + "\r\n," + csv + "\r\n");
}

void TestCsvWriter::writesTheMarkOnceAndBeforeAll()
{
    QCOMPARE(written({{"a"}, {"b"}}, {.byteOrderMark = true}), QByteArray("\xef\xbb\xbf"
                                                                          "a\nb\n"));
}

void TestCsvWriter::keepsRowsOfOneEmptyCell()
{
    QCOMPARE(written({{"h"}, {""}, {"x"}}), QByteArray("h\n\"\"\nx\n"));
    QCOMPARE(written({{"", ""}}), QByteArray(",\n"));
}

void TestCsvWriter::guardsFormulas_data()
{
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<QByteArray>("guarded");
    for (const char *start : {"=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"})
        QTest::newRow(start) << QByteArray(start) + "1"
                             << "'" + QByteArray(start) + "1";
    QTest::newRow("newline") << QByteArray("\n=1") << QByteArray("\"'\n=1\"");
    QTest::newRow("return") << QByteArray("\r=1") << QByteArray("\"'\r=1\"");
    QTest::newRow("with comma") << QByteArray("=a,b") << QByteArray("\"'=a,b\"");
    QTest::newRow("later") << QByteArray("a=1") << QByteArray("a=1");
    QTest::newRow("empty") << QByteArray() << QByteArray();
}

void TestCsvWriter::guardsFormulas()
{
    QFETCH(QByteArray, cell);
    QFETCH(QByteArray, guarded);
    QCOMPARE(written({{cell, "x"}}, {.formulaGuard = true}), guarded + ",x\n");

    // The same text as a JSON string, plain and with every character escaped.
    TextBuffer out;
    CsvWriter writer({.formulaGuard = true}, out);
    QRandomGenerator random(7);
    QByteArray inside = jsonInside(cell, random);
    inside.append(16, '\0');
    writer.jsonString({inside.constData(), static_cast<size_t>(inside.size() - 16)});
    writer.empty();
    writer.endRow();
    QCOMPARE(bytesOf(out), guarded + ",\n");
}

void TestCsvWriter::guardsNoNumbers()
{
    TextBuffer out;
    CsvWriter writer({.formulaGuard = true}, out);
    writer.plain("-5");
    writer.endRow();
    QCOMPARE(bytesOf(out), QByteArray("-5\n"));
}

//! Several JSON strings in one cell, or nothing at all when one of them is more than plain text.
void TestCsvWriter::joinsPlainTextsOnly()
{
    const auto joined = [](std::vector<std::string_view> items, const CsvDialect &dialect) {
        TextBuffer out;
        CsvWriter writer(dialect, out);
        const bool wasWritten = writer.jsonStrings(items.data(), items.data() + items.size(), ';');
        if (!wasWritten)
            writer.plain("else");
        writer.empty();
        writer.endRow();
        return bytesOf(out);
    };
    // As in the body of an answer, something stands behind each.
    const QByteArray body = R"("a" "bc" "" "d,e" "\u0066" "=g" 5                )";
    const auto item = [&body](const char *text) {
        return viewOf(body).substr(static_cast<size_t>(body.indexOf(text)), std::strlen(text));
    };
    QCOMPARE(joined({item("\"a\""), item("\"bc\"")}, {}), QByteArray("a;bc,\n"));
    QCOMPARE(joined({item("\"\""), item("\"a\""), item("\"\"")}, {}), QByteArray(";a;,\n"));
    QCOMPARE(joined({}, {}), QByteArray(",\n"));
    QCOMPARE(joined({item("\"=g\""), item("\"a\"")}, {}), QByteArray("=g;a,\n"));
    QCOMPARE(joined({item("\"d,e\""), item("\"a\"")}, {.separator = '\t'}), QByteArray("d,e;a\t\n"));
    for (const char *more : {"\"d,e\"", "\"\\u0066\"", "5"})
        QCOMPARE(joined({item("\"a\""), item(more)}, {}), QByteArray("else,\n"));
    QCOMPARE(joined({item("\"=g\""), item("\"a\"")}, {.formulaGuard = true}), QByteArray("else,\n"));
}

//! The copy works in blocks of 16: the character that asks for quotes must be seen at every place, and one beyond the
//! end must not.
void TestCsvWriter::everyLengthTakesTheSamePath()
{
    for (int length = 0; length < 70; ++length) {
        for (int at = 0; at <= length; ++at) {
            QByteArray inside(length, 'x');
            if (at < length)
                inside[at] = ',';
            const QByteArray beyond = inside + QByteArray(16, ',');
            TextBuffer out;
            CsvWriter writer({}, out);
            writer.plain("1");
            writer.jsonString({beyond.constData(), static_cast<size_t>(length)});
            writer.endRow();
            QCOMPARE(bytesOf(out), at < length ? "1,\"" + inside + "\"\n" : "1," + inside + '\n');
        }
    }
}

void TestCsvWriter::readsBackWhatWasWritten_data()
{
    QTest::addColumn<CsvDialect>("dialect");
    QTest::newRow("csv") << CsvDialect{};
    QTest::newRow("tsv") << CsvDialect{.separator = '\t'};
    QTest::newRow("crlf") << CsvDialect{.crlf = true};
}

void TestCsvWriter::readsBackWhatWasWritten()
{
    QFETCH(CsvDialect, dialect);
    QRandomGenerator random(20260101);
    QList<QByteArrayList> rows;
    TextBuffer out;
    CsvWriter writer(dialect, out);
    for (int i = 0; i < 3000; ++i) {
        QByteArrayList row;
        for (int column = 0; column <= i % 4; ++column) {
            row.append(randomText(random));
            const QByteArray inside = jsonInside(row.back(), random) + QByteArray(16, '\0');
            if (random.bounded(2))
                writer.text(viewOf(row.back()));
            else
                writer.jsonString({inside.constData(), static_cast<size_t>(inside.size() - 16)});
        }
        writer.endRow();
        rows.append(row);
    }
    QCOMPARE(readCsv(bytesOf(out), dialect.separator), rows);
}

QTEST_APPLESS_MAIN(TestCsvWriter)
#include "tst_csvwriter.moc"
