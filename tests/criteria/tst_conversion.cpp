// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/filtercodec.h"
#include "models/codec/jsontext.h"
#include "models/criteria/behaviours.h"
#include "models/criteria/words.h"

#include <QRegularExpression>
#include <QTest>

using namespace desk;

//! What a criterion keeps when it becomes one of another kind: everything that means the same there, nothing else.
class TestConversion final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void keepsWhatMeansTheSame_data();
    void keepsWhatMeansTheSame();
    void readsFlagsAsServersDo_data();
    void readsFlagsAsServersDo();
};

namespace {

JsonValue json(const QByteArray &text)
{
    auto value = parseJson(text);
    return value ? *value : JsonValue();
}

QByteArray behaviour(const char *value, const QByteArray &more)
{
    return QByteArray(R"({"type":"behavioral","key":"paid","value":")") + value + R"(","event_type":"events",)" + more +
           R"(,"negation":true})";
}

} // namespace

void TestConversion::keepsWhatMeansTheSame_data()
{
    using K = CriterionKind;
    QTest::addColumn<QByteArray>("leaf");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("members"); // absent ones are written null
    const auto row = [](const char *name, const QByteArray &leaf, K kind, const QByteArray &members) {
        QTest::newRow(name) << leaf << static_cast<int>(kind) << members;
    };
    const QByteArray range = R"("explicit_datetime":"-30d","explicit_datetime_to":"-3d")";
    const QByteArray day = R"("explicit_datetime":"2026-01-31","explicit_datetime_to":"2026-02-28")";
    const QByteArray window = R"("time_value":"6","time_interval":"week")";
    row("an end stays", behaviour("performed_event", range), K::Multiple, '{' + range + R"(,"time_value":null})");
    row("an end stays in a first time", behaviour("performed_event", range), K::FirstTime, '{' + range + '}');
    row("fixed dates of a first time", behaviour("performed_event", day), K::FirstTime,
        '{' + day + R"(,"time_value":30,"time_interval":"day"})");
    row("and back", behaviour("performed_event_first_time", day + R"(,"time_value":30,"time_interval":"day")"),
        K::Performed, '{' + day + R"(,"time_value":null,"time_interval":null})");
    row("a distance becomes a window", behaviour("performed_event", R"("explicit_datetime":"-6w")"), K::Sequence,
        R"({"time_value":6,"time_interval":"week","explicit_datetime":null})");
    row("a window becomes a distance", behaviour("performed_event_sequence", window), K::Performed,
        R"({"explicit_datetime":"-6w","time_value":null,"time_interval":null})");
    row("windows stay",
        behaviour("performed_event_sequence", window + R"(,"seq_time_value":2,"seq_time_interval":"hour")"), K::Stopped,
        '{' + window + R"(,"seq_time_value":2,"seq_time_interval":"hour","seq_event":null})");
    row("a null date is none", behaviour("performed_event", window + R"(,"explicit_datetime":null)"), K::Multiple,
        R"({"explicit_datetime":"-6w"})");
    row("days are not months", behaviour("performed_event", R"("explicit_datetime":"-5M")"), K::Sequence,
        R"({"time_value":30,"time_interval":"day"})"); // M is minutes, which a window cannot say
    row("a window is no period", behaviour("performed_event", range), K::Regularly,
        R"({"time_value":1,"time_interval":"day","explicit_datetime":null,"explicit_datetime_to":null})");
    row("a period is no window", behaviour("performed_event_regularly", window), K::Sequence,
        R"({"time_value":30,"time_interval":"day","min_periods":null})");
    row("a count that periods know", behaviour("performed_event_multiple", R"("operator":"gte","operator_value":7)"),
        K::Regularly, R"({"operator":"gte","operator_value":7})");
    row("a count that they do not know", behaviour("performed_event_multiple", R"("operator":"gt","operator_value":7)"),
        K::Regularly, R"({"operator":"exact","operator_value":7})");
    row("conditions stay",
        behaviour("performed_event", R"("event_filters":[{"type":"hogql","key":"1 = 1"}],"explicit_datetime":"-1d")"),
        K::FirstTime, R"({"event_filters":[{"type":"hogql","key":"1 = 1"}],"time_value":1})");
    row("a cohort keeps its not", behaviour("performed_event", R"("explicit_datetime":"-1d")"), K::Cohort,
        R"({"key":"id","value":null,"event_type":null,"explicit_datetime":null})");
}

void TestConversion::keepsWhatMeansTheSame()
{
    QFETCH(QByteArray, leaf);
    QFETCH(int, kind);
    QFETCH(QByteArray, members);
    const FilterNode made = convertedCriterion(decodeNode(json(leaf)), static_cast<CriterionKind>(kind));
    QCOMPARE(criterionKindOf(made), std::optional(static_cast<CriterionKind>(kind)));
    QVERIFY(isNegated(made));
    if (made.kind == FilterNode::Kind::Behavioral)
        QCOMPARE(made.json[u"key"].toString(), QStringLiteral("paid"));
    const JsonValue wanted = json(members);
    QVERIFY(wanted.size() > 0);
    for (const JsonMember &member : wanted.members()) {
        const JsonValue &is = made.json[member.name];
        const bool fits = member.value.isNull() ? !isGiven(is) : is == member.value;
        QVERIFY2(fits, qPrintable(member.name + QStringLiteral(": ") + QString::fromUtf8(writeJson(made.json))));
    }
}

void TestConversion::readsFlagsAsServersDo_data()
{
    QTest::addColumn<QByteArray>("negation");
    QTest::addColumn<bool>("isNegated");
    for (const char *yes : {"true", "1", "\"true\"", "\"True\"", "\"yes\"", "\"on\"", "\"1\"", "\"t\"", "\"Y\""})
        QTest::newRow(yes) << QByteArray(yes) << true;
    for (const char *no : {"false", "0", "\"false\"", "\"no\"", "\"off\"", "\"0\"", "null", "2", "\"maybe\"", "[]"})
        QTest::newRow(no) << QByteArray(no) << false;
}

void TestConversion::readsFlagsAsServersDo()
{
    QFETCH(QByteArray, negation);
    QFETCH(bool, isNegated);
    const FilterNode leaf = decodeNode(json(R"({"type":"cohort","key":"id","value":1,"negation":)" + negation + '}'));
    QCOMPARE(desk::isNegated(leaf), isNegated);
}

QTEST_GUILESS_MAIN(TestConversion)
#include "tst_conversion.moc"
