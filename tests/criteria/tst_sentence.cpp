// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/filtercodec.h"
#include "models/codec/jsontext.h"
#include "models/criteria/cohortgraph.h"
#include "models/criteria/operators.h"
#include "models/criteria/references.h"
#include "models/criteria/sentence.h"
#include "models/criteria/timewindow.h"
#include "models/criteria/words.h"

#include <QFile>
#include <QRegularExpression>
#include <QStringList>
#include <QTest>
#include <QTimeZone>

using namespace desk;

class TestSentence final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void saysALeaf_data();
    void saysALeaf();
    void saysEveryExample();
    void marksItsParts();
    void usesNames();
    void summarisesTrees_data();
    void summarisesTrees();
    void cutsLongTexts();
    void readsTimes();
    void convertsValues();
    void offersOperatorsByType();
    void findsReferences();
    void findsLoops();
};

namespace {

JsonValue json(const QByteArray &text)
{
    auto value = parseJson(text);
    return value ? *value : JsonValue();
}

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

FilterTree treeOf(const QByteArray &properties)
{
    return decodeFilters(json("{\"properties\":" + properties + "}"));
}

} // namespace

void TestSentence::saysALeaf_data()
{
    QTest::addColumn<QByteArray>("leaf");
    QTest::addColumn<QString>("words");
    const auto row = [](const QByteArray &leaf, const char *words) { QTest::newRow(words) << leaf << text(words); };
    row(R"({"type":"person","key":"plan","operator":"exact","value":["pro","team"]})",
        "have the property plan equals pro, team");
    row(R"({"type":"person","key":"plan","operator":"exact","value":"pro","negation":true})",
        "do not have the property plan equals pro");
    row(R"({"type":"person","key":"phone","operator":"is_set","value":"is_set"})", "have the property phone is set");
    row(R"({"type":"person","key":"n","operator":"between","value":[0,100]})", "have the property n between 0 and 100");
    row(R"({"type":"person","key":"d","operator":"is_date_before","value":"-1w"})",
        "have the property d before 1 week ago");
    row(R"({"type":"person","key":"d","operator":"is_date_after","value":"-5q"})", "have the property d since “-5q”");
    row(R"({"type":"person","key":"k","operator":"future","value":1.50})", "have the property k future 1.50");
    row(R"({"type":"person","key":"k","operator":"exact","value":[]})", "have the property k equals (an empty list)");
    row(R"({"type":"person"})", "have the property (choose a property) equals (choose a value)");
    row(R"({"type":"person_metadata","key":"created_at","operator":"is_date_after","value":"2026-01-01","negation":true})",
        "do not have a creation date since 2026-01-01");
    row(R"({"type":"cohort","key":"id","value":"412","negation":"true"})", "not in cohort 412");
    row(R"({"type":"cohort"})", "in cohort (choose a cohort)");
    const auto event = [&row](const QByteArray &members, const char *words) {
        row(R"({"type":"behavioral","key":"login","event_type":"events",)" + members + "}", words);
    };
    event(R"("value":"performed_event","explicit_datetime":"-1d")", "completed event login in the last 1 day");
    event(R"("value":"performed_event","time_value":"2","time_interval":"week","negation":true)",
          "did not complete event login in the last 2 weeks");
    event(R"("value":"performed_event","explicit_datetime":"all")", "completed event login at any time");
    event(R"("value":"performed_event","explicit_datetime":"2025-01-01")", "completed event login after 2025-01-01");
    event(R"("value":"performed_event","explicit_datetime":"-30d","explicit_datetime_to":"-7d")",
          "completed event login between 30 days ago and 7 days ago");
    event(R"("value":"performed_event")", "completed event login in the last (choose a time)");
    event(R"("value":"performed_event_multiple","operator":"gte","operator_value":1,"explicit_datetime":"-30d")",
          "completed event login at least 1 time in the last 30 days");
    event(R"("value":"performed_event_multiple","operator_value":2,"explicit_datetime":"-30d")",
          "completed event login exactly 2 times in the last 30 days");
    event(R"("value":"performed_event_first_time","time_value":1,"time_interval":"month")",
          "completed event login for the first time in the last 1 month");
    event(
        R"("value":"performed_event_sequence","time_value":30,"time_interval":"day","seq_event":"buy","seq_event_type":"events","seq_time_value":7,"seq_time_interval":"day")",
        "completed event login then event buy within 7 days, in the last 30 days");
    event(
        R"("value":"performed_event_regularly","operator":"gte","operator_value":1,"time_value":1,"time_interval":"day","min_periods":3,"total_periods":7)",
        "completed event login at least 1 time per period of 1 day for at least 3 of the last 7 periods");
    event(
        R"("value":"stopped_performing_event","time_value":30,"time_interval":"day","seq_time_value":15,"seq_time_interval":"day")",
        "stopped doing event login in the last 15 days but had done it in the 30 days prior to now");
    event(
        R"("value":"restarted_performing_event","time_value":2,"time_interval":"month","seq_time_value":1,"seq_time_interval":"week","negation":true)",
        "did not start doing event login again in the last 1 week after not having done it in the 2 months prior to "
        "now");
    event(R"("value":"danced")", "have an unknown behaviour, danced, of event login");
    event(
        R"("value":"performed_event","explicit_datetime":"-7d","event_filters":[{"type":"event","key":"n","operator":"gt","value":"1"},{"type":"element","key":"text","operator":"exact","value":["Buy"]},{"type":"hogql","key":"1 = 1","value":null}])",
        "completed event login in the last 7 days where n greater than 1 and the element's text equals Buy and the SQL "
        "expression 1 = 1 holds");
    row(R"({"type":"AND","values":[]})", "ALL of");
    row(R"({"type":"or","values":[7]})", "ANY of");
    row(R"({"type":"hogql","key":"1 = 1"})", "an unknown criterion of type hogql about 1 = 1");
    row("7", "something that is no criterion");
}

void TestSentence::saysALeaf()
{
    QFETCH(QByteArray, leaf);
    QTEST(sentenceText(decodeNode(json(leaf))), "words");
}

void TestSentence::saysEveryExample()
{
    QFile file(QStringLiteral(COHORT_DESK_SOURCE_DIR "/tests/data/filter-examples.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const JsonValue examples = json(file.readAll());
    for (const JsonValue &example : examples.array()) {
        const FilterTree tree = decodeFilters(example[u"filters"]);
        const QString summary = summaryText(tree);
        QVERIFY(!summary.isEmpty());
        static const QRegularExpression leftOver(QStringLiteral("[{]|[(]s[)]|%[0-9nL]"));
        QVERIFY2(!summary.contains(leftOver), qPrintable(summary));
        QCOMPARE(oneLineSummary(tree).isEmpty(), !tree.hasRoot || tree.root.children.empty());
    }
}

void TestSentence::marksItsParts()
{
    using Role = SentencePart::Role;
    const Sentence parts =
        sentence(decodeNode(json(R"({"type":"person","key":"plan","operator":"is_not","value":"pro"})")));
    const Sentence expected{
        {Role::Word, text("have the property ")}, {Role::Property, text("plan")}, {Role::Word, text(" ")},
        {Role::Operator, text("does not equal")}, {Role::Word, text(" ")},        {Role::Value, text("pro")}};
    QCOMPARE(parts, expected);
}

void TestSentence::usesNames()
{
    const CriteriaNames names{[](CohortId id) { return id.value == 4 ? text("VIPs") : QString(); },
                              [](ActionId id) { return id.value == 31 ? text("Signed up") : QString(); }};
    QCOMPARE(sentenceText(decodeNode(json(R"({"type":"cohort","key":"id","value":4})")), names),
             text("in cohort VIPs"));
    QCOMPARE(sentenceText(decodeNode(json(R"({"type":"cohort","key":"id","value":[5]})")), names), text("in cohort 5"));
    QCOMPARE(
        sentenceText(
            decodeNode(json(
                R"({"type":"behavioral","value":"performed_event","event_type":"actions","key":"31","explicit_datetime":"-1h"})")),
            names),
        text("completed action Signed up in the last 1 hour"));
}

void TestSentence::summarisesTrees_data()
{
    QTest::addColumn<QByteArray>("filters");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *filters, const char *words) {
        QTest::newRow(filters) << QByteArray(filters) << text(words);
    };
    row("null", "No criteria.");
    row(R"({"properties":{}})", "No criteria.");
    row(R"({"properties":{"type":"AND","values":[]}})", "No criteria.");
    row(R"({"properties":[1]})", "Criteria in a form that this program shows only as JSON.");
    row(R"({"properties":{"type":"OR","values":[{"type":"AND","values":[{"type":"person","key":"a","operator":"is_set"},{"type":"person","key":"b","operator":"is_set"}]},{"type":"AND","values":[{"type":"cohort","key":"id","value":4}]}]},"filterTestAccounts":true})",
        "People who (have the property a is set and have the property b is set) or are in cohort 4. Test accounts are "
        "left out.");
    row(R"({"properties":{"type":"AND","values":[{"type":"OR","values":[]},7]}})",
        "People who (an empty group) and meet something that is no criterion.");
}

void TestSentence::summarisesTrees()
{
    QFETCH(QByteArray, filters);
    QTEST(summaryText(decodeFilters(json(filters))), "words");
}

void TestSentence::cutsLongTexts()
{
    const QByteArray leaf =
        R"({"type":"person","key":"k\u0000\n","operator":"regex","value":")" + QByteArray(1 << 20, 'x') + "\"},";
    const QString one = sentenceText(decodeNode(json(leaf.chopped(1))));
    QVERIFY(one.size() < 200);
    QVERIFY(!one.contains(QChar(u'\n')) && !one.contains(QChar(u'\0')));
    const QByteArray many = "{\"type\":\"OR\",\"values\":[" +
                            QByteArray(R"({"type":"person","key":"k","operator":"is_set"},)").repeated(999) + "7]}";
    const QString summary = summaryText(treeOf(many), {}, 300);
    QVERIFY(summary.size() < 420);
    QVERIFY2(summary.contains(QRegularExpression(text("and 9\\d\\d more criteria"))), qPrintable(summary));
    QVERIFY(oneLineSummary(treeOf(many), {}, 100).size() <= 100);
    // Wherever it is cut, no word is left hanging and every bracket is closed.
    const QByteArray leaf2 = R"({"type":"person","key":"k","operator":"is_set"})";
    const QByteArray pair = R"({"type":"AND","values":[)" + leaf2 + ',' + leaf2 + "]}";
    const QByteArray pairs = R"({"type":"OR","values":[)" + pair + R"(,{"type":"OR","values":[]},)" + pair + "]}";
    const QByteArray nested = R"({"type":"AND","values":[)" + pairs + ',' + pairs + "]}";
    for (int longest = 1; longest < 600; ++longest) {
        const QString cut = summaryText(treeOf(nested), {}, longest);
        QVERIFY2(!cut.contains(QRegularExpression(text("(and|or) *(\\)|…|\\.)|\\( ?(\\)|…)"))), qPrintable(cut));
        QCOMPARE(cut.count(QChar(u'(')), cut.count(QChar(u')')));
    }
    JsonArray values(10, JsonValue(QString()));
    QCOMPARE(valueText(values).count(text("(empty text)")), 6);
    QVERIFY(valueText(values).endsWith(text("4 more")));
    QCOMPARE(counted("%n day(s)", 99999999999), text("99999999999 days"));
}

void TestSentence::readsTimes()
{
    const QTimeZone berlin("Europe/Berlin");
    const QDateTime now(QDate(2026, 4, 9), QTime(12, 0), berlin);
    QCOMPARE(readRelativeDate(text("6m")), std::optional(RelativeTime{6, text("month")}));
    QVERIFY(!readRelativeDate(text("-3q")) && !readRelativeDate(text("-10000d")) && !readRelativeDate(text("-d")));
    QCOMPARE(readRelativeBound(text("-3M")), std::optional(RelativeTime{3, text("minute")}));
    QCOMPARE(relativeText({14, text("day")}), text("-14d"));
    QCOMPARE(instantOf({10, text("month")}, now).date(), QDate(2025, 6, 9));
    QCOMPARE(instantOf({2, text("week")}, now).time(), QTime(12, 0)); // the wall clock, over the change to summer time
    QCOMPARE(instantOf({24 * 14, text("hour")}, now).time(), QTime(11, 0));
    QCOMPARE(readAbsoluteTime(text("2026-02-01"), berlin)->toUTC().time(), QTime(23, 0));
    QCOMPARE(readAbsoluteTime(text("2026-02-01T08:30:00+02:00"), berlin)->toUTC().time(), QTime(6, 30));
    QVERIFY(!readAbsoluteTime(text("2026-02-30"), berlin) && !readAbsoluteTime(text("soon"), berlin));
}

void TestSentence::convertsValues()
{
    QCOMPARE(convertedValue(json("\"a\""), u"exact"), json("[\"a\"]"));
    QCOMPARE(convertedValue(json("[\"a\",\"b\"]"), u"icontains"), json("\"a\""));
    QCOMPARE(convertedValue(json("[1,2]"), u"not_between"), json("[1,2]"));
    QVERIFY(convertedValue(json("\"a\""), u"is_set").isAbsent());
    QCOMPARE(convertedValue(JsonValue(), u"exact"), json("[]"));
    QCOMPARE(convertedValue(json("[1]"), u"some_future_op"), json("[1]"));
}

void TestSentence::offersOperatorsByType()
{
    QCOMPARE(operatorsFor(text("DateTime")).front()->name.toString(), text("is_set"));
    QCOMPARE(operatorsFor(text("String")).front()->name.toString(), text("exact"));
    for (const QString &type : {text("DateTime"), text("String"), text("Numeric"), text("Boolean"), QString()}) {
        const auto offered = operatorsFor(type);
        QVERIFY(offered.size() >= 30); // the row offers all, whatever the type
        for (const Operator *op : offered)
            QVERIFY(op->calculates && !op->text().isEmpty());
    }
    for (const Operator *op : operatorsFor({}, true))
        QVERIFY(op->name != u"between" && op->name != u"in");
}

void TestSentence::findsReferences()
{
    const CriteriaReferences found = referencesOf(treeOf(
        R"({"type":"AND","values":[{"type":"cohort","key":"id","value":"4"},{"type":"OR","values":[{"type":"cohort","key":"id","value":[4]},)"
        R"({"type":"person","key":"plan","operator":"exact","value":["pro",7]},{"type":"behavioral","key":"login","event_type":"events",)"
        R"("seq_event":31,"seq_event_type":"actions","event_filters":[{"type":"event","key":"n","value":"pro"},{"type":"hogql","key":"x"}]}]},)"
        R"({"type":"cohort","key":"id","value":[5,6]},{"type":"nonsense","key":"y"}]})"));
    QCOMPARE(found.cohorts, std::vector<CohortId>{CohortId{4}});
    QCOMPARE(found.actions, std::vector<ActionId>{ActionId{31}});
    QCOMPARE(found.events, QStringList{text("login")});
    QCOMPARE(found.personProperties, QStringList{text("plan")});
    QCOMPARE(found.eventProperties, QStringList{text("n")});
    QCOMPARE(found.values, (QStringList{text("pro"), text("7")}));
    QCOMPARE(referencesOf(decodeFilters(JsonValue(nullptr))), CriteriaReferences());
}

void TestSentence::findsLoops()
{
    const CohortId a{1}, b{2}, c{3}, d{4};
    CohortGraph graph;
    graph.set(a, {b, b});
    graph.set(b, {c});
    graph.set(d, {d}); // stored loops must not hang
    QVERIFY(graph.makesLoop(c, a));
    QVERIFY(graph.makesLoop(a, a));
    QVERIFY(!graph.makesLoop(a, c));
    QCOMPARE(graph.dependencies(a), (std::vector<CohortId>{b, c}));
    QCOMPARE(graph.dependants(c), (std::vector<CohortId>{a, b}));
    QCOMPARE(graph.directDependants(c), std::vector<CohortId>{b});
    QCOMPARE(graph.dependencies(d), std::vector<CohortId>{d});
    graph.remove(b);
    QVERIFY(!graph.makesLoop(c, a));
    QVERIFY(graph.directDependants(c).empty());
}

QTEST_GUILESS_MAIN(TestSentence)
#include "tst_sentence.moc"
