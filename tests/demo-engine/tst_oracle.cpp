// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/engine/engine.h"
#include "app/demo/filters/savecheck.h"
#include "tests/demo-engine/examples.h"
#include "tests/demo-engine/trees.h"
#include "tests/demo-engine/worlds.h"

#include <QObject>
#include <QTest>

using oracle::Json;

namespace {

std::int64_t at(const char *iso)
{
    return QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODateWithMs).toMSecsSinceEpoch() * 1000;
}

std::set<std::uint32_t> setOf(const demo::Members &members)
{
    std::set<std::uint32_t> set;
    members.forEach([&](std::uint32_t person) { set.insert(person); });
    return set;
}

//! Empty when both say the same, else what differs.
std::string difference(const oracle::Outcome &expected, const demo::Evaluation &found)
{
    if (found.ok() != expected.errors.empty())
        return "error '" + found.errorCode + "' (" + found.error + "), expected " +
               (expected.errors.empty() ? std::string("none") : *expected.errors.begin());
    if (!found.ok() && !expected.errors.contains(found.errorCode))
        return "error code " + found.errorCode + ", expected " + *expected.errors.begin();
    if (setOf(found.members) != expected.members)
        return std::to_string(found.members.count()) + " members, expected " + std::to_string(expected.members.size());
    if (found.ok() && found.dropped.size() != expected.dropped)
        return "dropped " + std::to_string(found.dropped.size()) + ", expected " + std::to_string(expected.dropped);
    return {};
}

} // namespace

//! The engine against the oracle: on the known examples and on random criteria under several clocks and zones.
class OracleTest : public QObject
{
    Q_OBJECT

private slots:
    void agreesOnExamples();
    void agreesOnRandomLeaves_data() { addClocks(); }
    void agreesOnRandomLeaves();
    void agreesOnRandomTrees_data() { addClocks(); }
    void agreesOnRandomTrees();

private:
    static void addClocks();
};

void OracleTest::agreesOnExamples()
{
    oracle::World world = makeWorld(7, 150);
    world.nowUs = at("2026-04-09T12:00:00.000Z");
    const EngineWorld engine(world);
    const auto subjects = oracle::subjectsOf(world);
    int calculated = 0;
    for (const Json &example : filterExamples()) {
        const std::string name = example.at("name");
        const demo::SaveCheck check = demo::checkFilters(example.at("filters"));
        if (!check.ok() || name.find("hogql") != std::string::npos)
            continue;
        const demo::Evaluation found = demo::evaluate(check.filters, Json::array(), engine.surroundings());
        const std::string text = difference(oracle::evaluate(check.filters, world, subjects), found);
        QVERIFY2(text.empty(), (name + ": " + text).c_str());
        ++calculated;
    }
    QVERIFY(calculated >= 75);
}

void OracleTest::addClocks()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<qint64>("now");
    const auto add = [](const char *zone, const char *now) {
        QTest::addRow("%s at %s", zone, now) << QByteArray(zone) << qint64(at(now));
    };
    add("UTC", "2026-04-09T12:00:00.000Z");
    add("Europe/Berlin", "2026-03-29T10:15:30.250Z");
    add("Europe/Berlin", "2025-10-26T00:30:00.000Z");
    add("America/New_York", "2025-11-02T05:30:00.000Z");
    add("Asia/Kolkata", "2025-12-31T18:30:00.000Z");
    add("Australia/Lord_Howe", "2026-04-04T15:10:00.000Z");
    add("America/Havana", "2026-03-08T12:00:00.000Z");
    add("UTC", "2024-02-29T12:00:00.000Z");
    add("Pacific/Apia", "2025-04-09T12:00:00.000Z");
    add("America/St_Johns", "2026-01-01T00:00:00.000Z");
}

// One leaf at a time, so that no other criterion hides a difference.
void OracleTest::agreesOnRandomLeaves()
{
    QFETCH(QByteArray, zone);
    QFETCH(qint64, now);
    const bool full = qEnvironmentVariableIsSet("COHORT_DESK_LONG");
    oracle::World world = makeWorld(5, full ? 120 : 60);
    world.nowUs = now;
    world.zone = QTimeZone(zone);
    const EngineWorld engine(world);
    const demo::Surroundings around = engine.surroundings();
    const auto subjects = oracle::subjectsOf(world);
    Dice dice(static_cast<std::uint32_t>(now / 3'000'000));
    int telling = 0;
    const int leaves = full ? 2000 : 150;
    for (int i = 0; i < leaves; ++i) {
        Json leaf = makeLeaf(dice);
        leaf.erase("negation");
        const Json filters{{"properties", {{"type", "OR"}, {"values", Json::array({leaf})}}}};
        const oracle::Outcome expected = oracle::evaluate(filters, world, subjects);
        const std::string text = difference(expected, demo::evaluate(filters, Json::array(), around));
        QVERIFY2(text.empty(), ("leaf " + std::to_string(i) + ": " + text + "\n" + leaf.dump(1)).c_str());
        telling += !expected.members.empty() && expected.members.size() < world.persons.size() ? 1 : 0;
    }
    QVERIFY2(telling > leaves / 3, qPrintable(QStringLiteral("only %1 leaves match some and not all").arg(telling)));
}

void OracleTest::agreesOnRandomTrees()
{
    QFETCH(QByteArray, zone);
    QFETCH(qint64, now);
    const bool full = qEnvironmentVariableIsSet("COHORT_DESK_LONG");
    oracle::World world = makeWorld(11, full ? 120 : 60);
    world.nowUs = now;
    world.zone = QTimeZone(zone);
    QVERIFY(world.zone.isValid());
    const EngineWorld engine(world);
    const demo::Surroundings around = engine.surroundings();
    const auto subjects = oracle::subjectsOf(world);
    Dice dice(static_cast<std::uint32_t>(now / 1'000'000));
    int sound = 0;
    const int trees = full ? 500 : 50;
    for (int i = 0; i < trees; ++i) {
        const Json filters = makeFilters(dice);
        const oracle::Outcome expected = oracle::evaluate(filters, world, subjects);
        const std::string text = difference(expected, demo::evaluate(filters, Json::array(), around));
        QVERIFY2(text.empty(), ("tree " + std::to_string(i) + ": " + text + "\n" + filters.dump(1)).c_str());
        sound += expected.errors.empty() ? 1 : 0;
    }
    QVERIFY2(sound > trees / 4, qPrintable(QStringLiteral("only %1 sound trees").arg(sound)));
}

QTEST_APPLESS_MAIN(OracleTest)
#include "tst_oracle.moc"
