// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/filtercodec.h"
#include "models/codec/jsonequal.h"
#include "models/codec/jsontext.h"

#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace desk;

class TestFilterCodec final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void keepsEveryExample();
    void keepsAnyValue();
    void keepsNonsense_data();
    void keepsNonsense();
    void survivesDepthAndWidth();
    void anEditChangesNothingElse();
    void savesWithoutServerKeys();
    void knowsWhatMeansTheSame_data();
    void knowsWhatMeansTheSame();
};

namespace {

JsonValue json(const QByteArray &text)
{
    auto value = parseJson(text);
    return value ? *value : JsonValue();
}

//! Any JSON value, biased towards what filters look like, so that every branch of the codec is met.
class Generator final
{
public:
    explicit Generator(quint32 seed)
        : m_random(seed)
    {}
    QByteArray value(int depth);

private:
    int below(int end) { return m_random.bounded(end); }
    QByteArray scalar();
    QByteArray string();
    QByteArray name();
    QByteArray list(int depth);
    QByteArray object(int depth);

    QRandomGenerator m_random;
};

QByteArray Generator::string()
{
    static const QByteArrayList texts{
        "\"\"",         "\"AND\"",      "\"or\"",      "\"person\"",         "\"behavioral\"",
        "\"cohort\"",   "\"\\ud800\"",  "\"\\u0000\"", "\"\xc3\xa9\"",       "\"true\"",
        "\"a \\\" b\"", "\"\\\\/\\b\"", "\"30\"",      "\"performed_event\""};
    return texts[below(static_cast<int>(texts.size()))];
}

QByteArray Generator::scalar()
{
    static const QByteArrayList scalars{"null", "true",  "false", "0",  "-0",
                                        "1.0",  "1e400", "-1E-9", "12", "18446744073709551616",
                                        "3e5",  "0.1",   "123456"};
    return below(2) == 0 ? string() : scalars[below(static_cast<int>(scalars.size()))];
}

QByteArray Generator::name()
{
    static const QByteArrayList names{"\"type\"",     "\"values\"",        "\"properties\"", "\"key\"",
                                      "\"value\"",    "\"negation\"",      "\"bytecode\"",   "\"event_filters\"",
                                      "\"operator\"", "\"conditionHash\"", "\"x\"",          "\"\""};
    return names[below(static_cast<int>(names.size()))];
}

QByteArray Generator::list(int depth)
{
    QByteArrayList elements;
    for (int i = below(4); i > 0; --i)
        elements.append(value(depth - 1));
    return '[' + elements.join(',') + ']';
}

QByteArray Generator::object(int depth)
{
    QByteArrayList members;
    if (below(2) == 0)
        members.append(below(2) == 0 ? "\"type\":\"AND\"" : "\"type\":\"or\"");
    if (below(2) == 0)
        members.append("\"values\":" + list(depth));
    for (int i = below(4); i > 0; --i)
        members.append(name() + ':' + value(depth - 1)); // may repeat a name: duplicates are wanted
    if (members.size() > 1 && below(3) == 0)
        std::swap(members.front(), members.back());
    return '{' + members.join(',') + '}';
}

QByteArray Generator::value(int depth)
{
    const int kind = depth <= 0 ? 0 : below(5);
    return kind == 0 ? scalar() : kind == 1 ? list(depth) : object(depth);
}

int countWanted()
{
    return qEnvironmentVariableIsSet("COHORT_DESK_LONG") ? 20000 : 1000;
}

} // namespace

void TestFilterCodec::keepsEveryExample()
{
    QFile file(QStringLiteral(COHORT_DESK_SOURCE_DIR "/tests/data/filter-examples.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const JsonValue examples = json(file.readAll());
    QCOMPARE(examples.size(), 112);
    for (const JsonValue &example : examples.array()) {
        const JsonValue &filters = example[u"filters"];
        QVERIFY2(encodeFilters(decodeFilters(filters)) == filters, qPrintable(example[u"name"].toString()));
        QVERIFY(sameFilters(filters, filters));
    }
}

void TestFilterCodec::keepsAnyValue()
{
    Generator generator(20260101);
    int trees = 0;
    for (int i = 0; i < countWanted(); ++i) {
        QByteArray text = generator.value(6);
        if (i % 2 == 0)
            text = "{\"properties\":{\"type\":\"OR\",\"values\":[" + text + "]},\"more\":" + generator.value(3) + '}';
        const auto value = parseJson(text);
        QVERIFY2(value.has_value(), text.constData());
        const FilterTree tree = decodeFilters(*value);
        trees += tree.hasRoot ? 1 : 0;
        const JsonValue back = encodeFilters(tree);
        QVERIFY2(back == *value, text.constData());
        QVERIFY(jsonEqual(*value, json(writeJson(back))));
        QVERIFY(decodeFilters(back) == tree);
        QVERIFY2(sameFilters(*value, filtersForSave(tree)), text.constData());
    }
    QVERIFY(trees >= countWanted() / 2);
}

void TestFilterCodec::keepsNonsense_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"null", "5", "\"AND\"", "[]", "{}", "{\"properties\":null}", "{\"properties\":{\"type\":\"AND\"}}",
          "{\"properties\":{\"type\":\"AND\",\"values\":{}}}", "{\"properties\":{\"type\":1,\"values\":[]}}",
          "{\"properties\":{\"type\":\"AND\",\"values\":[]},\"properties\":[]}",
          "{\"properties\":1,\"properties\":{\"type\":\"AND\",\"values\":[1]},\"a\":{}}",
          "{\"properties\":{\"type\":\"AND\",\"values\":[1],\"values\":[{\"type\":\"or\",\"values\":[null]}]}}"})
        QTest::newRow(text) << QByteArray(text);
}

void TestFilterCodec::keepsNonsense()
{
    QFETCH(QByteArray, text);
    QCOMPARE(writeJson(encodeFilters(decodeFilters(json(text)))), text);
}

void TestFilterCodec::survivesDepthAndWidth()
{
    constexpr int Depth = 10000;
    const QByteArray leaf =
        R"({"bytecode":["_H",1,18446744073709551616],"type":"person","key":"k","operator":"is_set"})";
    const QByteArray deep = "{\"properties\":" + QByteArray("{\"type\":\"AND\",\"values\":[").repeated(Depth) + leaf +
                            QByteArray("]}").repeated(Depth) + '}';
    const FilterTree tree = decodeFilters(json(deep));
    QCOMPARE(writeJson(encodeFilters(tree)), deep);
    QVERIFY(!writeJson(filtersForSave(tree)).contains("bytecode")); // below the levels that are shown, too
    QVERIFY(sameFilters(json(deep), filtersForSave(tree)));

    const int Width = 5 * countWanted();
    const QByteArray wide =
        "{\"properties\":{\"type\":\"OR\",\"values\":[" + (leaf + ',').repeated(Width - 1) + leaf + "]}}";
    const FilterTree broad = decodeFilters(json(wide));
    QCOMPARE(broad.root.children.size(), static_cast<size_t>(Width));
    QVERIFY(writeJson(encodeFilters(broad)) == wide);
}

void TestFilterCodec::anEditChangesNothingElse()
{
    const QByteArray text = R"({"x":1e400,"properties":{"values":[{"type":"person","key":"a","a":1,"a":2},)"
                            R"({"key":"b","value":18446744073709551616,"type":"person"}],"type":"AND"}})";
    FilterTree tree = decodeFilters(json(text));
    tree.root.children[1].json.set(QStringLiteral("key"), QStringLiteral("c"));
    QCOMPARE(writeJson(encodeFilters(tree)), QByteArray(text).replace("\"b\"", "\"c\""));
}

void TestFilterCodec::savesWithoutServerKeys()
{
    const QByteArray text =
        R"({"properties":{"type":"AND","values":[{"bytecode":[],"conditionHash":"x","type":"person","key":"a"},)"
        R"({"type":"OR","values":[{"bytecode_error":"e","type":"nonsense"},7]}]}})";
    QCOMPARE(writeJson(filtersForSave(decodeFilters(json(text)))),
             QByteArray(R"({"properties":{"type":"AND","values":[{"type":"person","key":"a"},)"
                        R"({"type":"OR","values":[{"type":"nonsense"},7]}]}})"));
}

void TestFilterCodec::knowsWhatMeansTheSame_data()
{
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::addColumn<bool>("same");
    const auto leaves = [](const char *name, const QByteArray &a, const QByteArray &b, bool same) {
        const auto wrap = [](const QByteArray &leaf) {
            return "{\"properties\":{\"type\":\"AND\",\"values\":[" + leaf + "]}}";
        };
        QTest::newRow(name) << wrap(a) << wrap(b) << same;
    };
    const QByteArray person = R"({"type":"person","key":"k","operator":"exact","value":["x"]})";
    leaves("server keys", person, R"({"bytecode":["_H"],"type":"person","key":"k","operator":"exact","value":["x"]})",
           true);
    leaves("default negation", person,
           R"({"type":"person","key":"k","operator":"exact","value":["x"],"negation":false})", true);
    leaves("negation", person, R"({"type":"person","key":"k","operator":"exact","value":["x"],"negation":true})",
           false);
    leaves("text of negation", R"({"type":"cohort","value":1,"negation":"True"})",
           R"({"type":"cohort","value":"1","negation":true})", true);
    leaves("nulls", person, R"({"type":"person","key":"k","operator":"exact","value":["x"],"negation":null})", true);
    leaves("bare value", person, R"({"type":"person","key":"k","operator":"exact","value":"x"})", true);
    leaves("list of two", person, R"({"type":"person","key":"k","operator":"exact","value":["x","y"]})", false);
    leaves("text and number", R"({"type":"person","key":"k","operator":"gt","value":"1"})",
           R"({"type":"person","key":"k","operator":"gt","value":1})", false);
    leaves("window as text", R"({"type":"behavioral","time_value":"30"})", R"({"type":"behavioral","time_value":30})",
           true);
    leaves("whole float", R"({"type":"behavioral","time_value":30.0})", R"({"type":"behavioral","time_value":30})",
           true);
    leaves("event key as text", R"({"type":"behavioral","key":"30"})", R"({"type":"behavioral","key":30})", false);
    leaves("null in an event filter", R"({"type":"behavioral","event_filters":[{"key":"a","operator":null}]})",
           R"({"type":"behavioral","event_filters":[{"key":"a"}]})", true);
    leaves("order of leaves", "1,2", "2,1", false);
    const auto row = [](const char *name, const QByteArray &a, const QByteArray &b, bool same) {
        QTest::newRow(name) << a << b << same;
    };
    row("no criteria", "null", "{\"properties\":{}}", true);
    row("nothing at all", "{}", "{\"properties\":{}}", true);
    row("none and an empty group", "{}", R"({"properties":{"type":"AND","values":[]}})", false);
    row("case of the type", R"({"properties":{"type":"and","values":[]}})",
        R"({"properties":{"type":"AND","values":[]}})", true);
    row("AND and OR", R"({"properties":{"type":"OR","values":[]}})", R"({"properties":{"type":"AND","values":[]}})",
        false);
    row("test accounts", R"({"properties":{"type":"OR","values":[]},"filterTestAccounts":true})",
        R"({"properties":{"type":"OR","values":[]}})", false);
}

void TestFilterCodec::knowsWhatMeansTheSame()
{
    QFETCH(QByteArray, a);
    QFETCH(QByteArray, b);
    QVERIFY(!json(a).isAbsent() && !json(b).isAbsent());
    QTEST(sameFilters(json(a), json(b)), "same");
    QTEST(sameFilters(json(b), json(a)), "same");
    QTEST(sameFilters(decodeFilters(json(a)), decodeFilters(json(b))), "same"); // node by node
}

QTEST_GUILESS_MAIN(TestFilterCodec)
#include "tst_filtercodec.moc"
