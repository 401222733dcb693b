// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/jsonequal.h"
#include "models/codec/jsontext.h"

#include <QRegularExpression>
#include <QTest>

using namespace desk;

class TestJsonText final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void keepsWhatWasWritten_data();
    void keepsWhatWasWritten();
    void namesTheMistake_data();
    void namesTheMistake();
    void keepsLoneSurrogates();
    void survivesAnyDepth();
    void writesIndented();
    void comparesAsValues_data();
    void comparesAsValues();
    void cutsTextsOut();
    void copiesShareUntilEdited();
};

void TestJsonText::keepsWhatWasWritten_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"null",
                             "true",
                             "false",
                             "0",
                             "-0",
                             "1.0",
                             "1e400",
                             "-1E+5",
                             "18446744073709551616",
                             "\"\"",
                             "\"a\"",
                             "[]",
                             "{}",
                             "[[],{}]",
                             "{\"b\":1,\"a\":2}",
                             "{\"a\":1,\"a\":2}",
                             "[1,\"1\",null,{\"\":[{}]}]",
                             "\"\\\"\\\\\\n\"",
                             "\"\\u0000\\u001f\"",
                             "\"\xef\xbb\xbf\"",
                             "[\"\xef\xbb\xbf\xef\xbb\xbfx\",\"\\n\xef\xbb\xbfx\",{\"\xef\xbb\xbf\":1}]",
                             "\"\xc3\xa4\xf0\x9f\x98\x80\x7f\""})
        QTest::newRow(text) << QByteArray(text);
}

void TestJsonText::keepsWhatWasWritten()
{
    QFETCH(QByteArray, text);
    const auto value = parseJson(text);
    QVERIFY2(value.has_value(), value.has_value() ? "" : qPrintable(value.error().text));
    QCOMPARE(writeJson(*value), text);
    const auto spaced = parseJson(" \n\t" + text + "\r\n ");
    QVERIFY(spaced.has_value());
    QVERIFY(*spaced == *value);
}

void TestJsonText::namesTheMistake_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("offset");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    const auto row = [](const char *name, QByteArray text, int offset, int line, int column) {
        QTest::newRow(name) << text << offset << line << column;
    };
    row("empty", "", 0, 1, 1);
    row("blank", " \n ", 3, 2, 2);
    row("word", "nul", 0, 1, 1);
    row("NaN", "[NaN]", 1, 1, 2);
    row("python", "{'a': 1}", 1, 1, 2);
    row("comma at the end of a list", "[1,]", 3, 1, 4);
    row("comma at the end of an object", "{\"a\":1,}", 7, 1, 8);
    row("no comma", "[1\n2]", 3, 2, 1);
    row("no colon", "{\"a\" 1}", 5, 1, 6);
    row("not closed", "[[1]", 4, 1, 5);
    row("wrong bracket", "[1}", 2, 1, 3);
    row("two values", "{} {}", 3, 1, 4);
    row("leading zero", "01", 2, 1, 3);
    row("plus", "+1", 0, 1, 1);
    row("no digits", "[1.]", 3, 1, 4);
    row("no exponent", "1e", 2, 1, 3);
    row("open text", "\"abc", 4, 1, 5);
    row("line in a text", "\"a\nb\"", 2, 1, 3);
    row("bad escape", "\"\\x\"", 2, 1, 3);
    row("bad code unit", "\"\\u12g4\"", 5, 1, 6);
    row("after wide characters", "\"\xc3\xa4\xf0\x9f\x98\x80\" x", 9, 1, 7);
    row("not UTF-8", "[\"\xc3\"]", 2, 1, 3);
    row("surrogate as UTF-8", "\"\xed\xa0\x80\"", 1, 1, 2);
    row("NUL", QByteArray("\0", 1), 0, 1, 1);
}

void TestJsonText::namesTheMistake()
{
    QFETCH(QByteArray, text);
    const JsonReading reading = readJson(text);
    QVERIFY(reading.error.has_value());
    QVERIFY(reading.value.isAbsent());
    QVERIFY(!reading.error->text.isEmpty());
    QTEST(static_cast<int>(reading.error->offset), "offset");
    QTEST(reading.error->line, "line");
    QTEST(reading.error->column, "column");
    const auto result = parseJson(text);
    QVERIFY(!result.has_value());
    QVERIFY(result.error().text.contains(QStringLiteral("line %1").arg(reading.error->line)));
    QCOMPARE(result.error().raw, text);
}

void TestJsonText::keepsLoneSurrogates()
{
    const QByteArray text = "[\"\\ud800\",\"\\udc00x\",\"\\udc00\\ud800\"]";
    const auto value = parseJson(text);
    QVERIFY(value.has_value());
    QCOMPARE(value->array()[0].toString().size(), 1);
    QCOMPARE(writeJson(*value), text);
    const auto pair = parseJson("\"\\ud83d\\ude00\"");
    QVERIFY(pair.has_value());
    QCOMPARE(writeJson(*pair), QByteArray("\"\xf0\x9f\x98\x80\""));
}

void TestJsonText::survivesAnyDepth()
{
    constexpr int Depth = 100000;
    const QByteArray text = QByteArray("{\"a\":[").repeated(Depth) + QByteArray("]}").repeated(Depth);
    auto value = parseJson(text);
    QVERIFY(value.has_value());
    QVERIFY(writeJson(*value) == text);
    const auto other = parseJson(text);
    QVERIFY(*value == *other);
    QVERIFY(jsonEqual(*value, *other));
    JsonValue copy = *value;
    copy.set(QStringLiteral("b"), JsonValue(true));
    QVERIFY(!(copy == *value));
    QVERIFY(!jsonEqual(copy, *value));
    QVERIFY(writeJson(*value, JsonLayout::Indented).size() < text.size() * 60);
}

void TestJsonText::writesIndented()
{
    const auto value = parseJson("{\"a\":[1,{}],\"b\":[]}");
    QVERIFY(value.has_value());
    QCOMPARE(writeJson(*value, JsonLayout::Indented),
             QByteArray("{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": []\n}"));
    QCOMPARE(writeJson(JsonValue()), QByteArray());
}

void TestJsonText::comparesAsValues_data()
{
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::addColumn<bool>("equal");
    const auto row = [](const char *a, const char *b, bool equal) {
        QTest::addRow("%s | %s", a, b) << QByteArray(a) << QByteArray(b) << equal;
    };
    row("{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}", true);
    row("{\"a\":1,\"a\":2}", "{\"a\":2,\"a\":1}", false);
    row("{\"a\":1,\"a\":1}", "{\"a\":1}", false);
    row("[1,2]", "[2,1]", false);
    row("1", "1.0", true);
    row("10e-1", "1", true);
    row("0", "-0.0", true);
    row("120", "1.2e2", true);
    row("1e400", "1E+400", true);
    row("1e99999999999", "1e99999999999", true);
    row("1e99999999999", "1e99999999998", false);
    row("18446744073709551616", "18446744073709551617", false);
    row("1", "\"1\"", false);
    row("null", "false", false);
    row("{}", "[]", false);
    row("\"a\"", "\"b\"", false);
    row("true", "false", false);
    row("{\"a\":null}", "{}", false);
}

void TestJsonText::comparesAsValues()
{
    QFETCH(QByteArray, a);
    QFETCH(QByteArray, b);
    const auto left = parseJson(a);
    const auto right = parseJson(b);
    QVERIFY(left.has_value() && right.has_value());
    QTEST(jsonEqual(*left, *right), "equal");
    QTEST(jsonEqual(*right, *left), "equal");
}

void TestJsonText::cutsTextsOut()
{
    const QByteArray list = " [ {\"a\": \"],\\\"\"} ,1.0, [ ] ]";
    const auto texts = elementTexts(list);
    QCOMPARE(texts.size(), size_t(3));
    QCOMPARE(texts[0].toByteArray(), QByteArray("{\"a\": \"],\\\"\"}"));
    QCOMPARE(texts[1].toByteArray(), QByteArray("1.0"));
    QCOMPARE(texts[2].toByteArray(), QByteArray("[ ]"));
    const QByteArray object = "{\"a\" : {\"b\":1} , \"b\":2, \"a\": 18446744073709551616 }";
    QCOMPARE(memberText(object, u"a").toByteArray(), QByteArray("18446744073709551616"));
    QCOMPARE(memberText(object, u"b").toByteArray(), QByteArray("2"));
    QVERIFY(memberText(object, u"c").isEmpty());
    QVERIFY(elementTexts(object).empty());
    QVERIFY(memberTexts("[]").empty());
    QVERIFY(elementTexts("[]").empty());
}

void TestJsonText::copiesShareUntilEdited()
{
    const auto parsed = parseJson("{\"a\":{\"b\":[1,2]},\"n\":30,\"f\":30.0,\"t\":\"30\"}");
    QVERIFY(parsed.has_value());
    JsonValue copy = *parsed;
    copy.set(QStringLiteral("a"), copy[u"a"][u"b"]); // a value out of itself
    QCOMPARE(writeJson(copy[u"a"]), QByteArray("[1,2]"));
    QCOMPARE(writeJson((*parsed)[u"a"]), QByteArray("{\"b\":[1,2]}"));
    QCOMPARE((*parsed)[u"n"].toInteger(), std::optional<qint64>(30));
    QCOMPARE((*parsed)[u"f"].toInteger(), std::optional<qint64>(30));
    QVERIFY(!(*parsed)[u"t"].toInteger());
    QVERIFY((*parsed)[u"missing"].isAbsent());
    QVERIFY(copy.remove(u"n"));
    QVERIFY(!copy.remove(u"n"));
    QVERIFY(parsed->contains(u"n"));
    QCOMPARE(JsonValue::fromDouble(0.1).numberToken(), QByteArray("0.1"));
    QVERIFY(JsonValue::fromDouble(qInf()).isNull());
}

QTEST_GUILESS_MAIN(TestJsonText)
#include "tst_jsontext.moc"
