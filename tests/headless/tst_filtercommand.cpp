// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/filtercommand.h"
#include "models/codec/jsontext.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace desk;

class TestFilterCommand final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void checksOne();
    void checksAList();
    void knowsTheCohort();
    void formats();
    void refusesWhatIsNotJson();
};

namespace {

const QByteArray Sound = R"({"properties":{"type":"AND","values":[{"type":"person","key":"a","operator":"is_set"}]}})";
const QByteArray Loop = R"({"properties":{"type":"AND","values":[{"type":"cohort","key":"id","value":7}]}})";

JsonValue json(const QByteArray &text)
{
    auto value = parseJson(text);
    return value ? *value : JsonValue();
}

} // namespace

void TestFilterCommand::checksOne()
{
    const FilterOutcome sound = checkFilters(Sound, {});
    QCOMPARE(sound.exitCode, 0);
    QVERIFY(sound.output.startsWith("People who have the property a is set.\n"));
    QVERIFY(sound.output.endsWith("Sound.\n"));
    const FilterOutcome broken = checkFilters(R"({"properties":{"type":"AND","values":[5]}})", {.json = true});
    QCOMPARE(broken.exitCode, 1);
    const JsonValue verdict = json(broken.output);
    QVERIFY(!verdict[u"sound"].toBool(true));
    const JsonValue &problem = verdict[u"problems"].array().front();
    QCOMPARE(problem[u"path"].toString(), QStringLiteral("properties.values[0]"));
    QCOMPARE(problem[u"severity"].toString(), QStringLiteral("error"));
    QVERIFY(!problem[u"code"].toString().isEmpty() && !problem[u"text"].toString().isEmpty());
    QVERIFY(!verdict[u"summary"].toString().isEmpty());
}

void TestFilterCommand::checksAList()
{
    QFile file(QStringLiteral(COHORT_DESK_SOURCE_DIR "/tests/data/filter-examples.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const JsonValue examples = json(file.readAll());
    JsonArray list;
    for (const JsonValue &example : examples.array())
        list.push_back(example[u"filters"]);
    const FilterOutcome outcome = checkFilters(writeJson(std::move(list)), {});
    QCOMPARE(outcome.exitCode, 1);
    const JsonValue verdicts = json(outcome.output);
    QCOMPARE(verdicts.size(), examples.size());
    for (size_t i = 0; i < verdicts.array().size(); ++i) {
        const JsonValue &example = examples.array()[i];
        const JsonValue &verdict = verdicts.array()[i];
        QCOMPARE(verdict[u"index"].toInteger(), std::optional<qint64>(static_cast<qint64>(i)));
        const bool sound = example[u"save"].toString() == u"ok" && example[u"calc"].toString() == u"ok";
        const bool isSelf = example[u"name"].toString() == u"bad-self-reference"; // unsound for cohort 1 only
        QVERIFY2(verdict[u"sound"].toBool() == (sound || isSelf), qPrintable(example[u"name"].toString()));
        const FilterOutcome own = checkFilters(writeJson(example[u"filters"]), {.cohort = CohortId{1}, .json = true});
        QVERIFY2(own.exitCode == (sound ? 0 : 1), qPrintable(example[u"name"].toString()));
    }
    QCOMPARE(checkFilters('[' + Sound + ']', {}).exitCode, 0);
    QCOMPARE(json(checkFilters("[]", {}).output), JsonValue::emptyArray());
}

void TestFilterCommand::knowsTheCohort()
{
    QCOMPARE(checkFilters(Loop, {}).exitCode, 0);
    QCOMPARE(checkFilters(Loop, {.cohort = CohortId{7}}).exitCode, 1);
    QCOMPARE(checkFilters(Loop, {.cohort = CohortId{8}}).exitCode, 0);
}

void TestFilterCommand::formats()
{
    const QByteArray odd = R"({"z":18446744073709551616,"properties":{"type":"OR","values":[{"bytecode":["_H"],)"
                           R"("conditionHash":"h","type":"person","key":"a","operator":"is_set","x":1,"x":2}]}})";
    const FilterOutcome plain = formatFilters(odd, false);
    QCOMPARE(plain.exitCode, 0);
    QVERIFY(plain.output.endsWith("\n"));
    QCOMPARE(writeJson(json(plain.output)), odd);
    const FilterOutcome saved = formatFilters(odd, true);
    QCOMPARE(writeJson(json(saved.output)), QByteArray(odd).replace(R"("bytecode":["_H"],"conditionHash":"h",)", ""));
    QCOMPARE(writeJson(json(formatFilters("[null," + odd + "]", false).output)), "[null," + odd + "]");
}

void TestFilterCommand::refusesWhatIsNotJson()
{
    for (const FilterOutcome &outcome : {checkFilters("{'a'}", {}), formatFilters("", true)}) {
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY(outcome.output.isEmpty());
        QVERIFY(outcome.message.contains(u"line 1"));
    }
}

QTEST_GUILESS_MAIN(TestFilterCommand)
#include "tst_filtercommand.moc"
