// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/demopair.h"
#include "tests/api/sidebyside.h"
#include "tests/support/scriptedpeer.h"

#include <QElapsedTimer>
#include <QTest>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Pairs = std::vector<std::unique_ptr<DemoPair>>;

bool everything()
{
    return qEnvironmentVariableIsSet("COHORT_DESK_LONG");
}

//! The operations that meet a fault in this run: all, or every third (of what moves hundreds of megabytes every sixth),
//! other ones for each fault.
std::vector<const Operation *> chosen(size_t turn, const PlannedFault &how)
{
    const size_t part = how.isHeavy ? 6 : 3;
    std::vector<const Operation *> all;
    for (size_t i = 0; i < operations().size(); ++i) {
        if (everything() || (i + turn) % part == 0)
            all.push_back(&operations()[i]);
    }
    return all;
}

} // namespace

//! Every operation of the client under every fault of the demo server's plan, each with a server of its own, whose
//! state is compared with that of a server that met no fault. A third of the pairs in the quick run, all in the long
//! one.
class PlannedFaultsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_sides = std::make_unique<DemoSides>();
        m_patterns = std::make_unique<Patterns>(*m_sides);
    }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void matrixIsLarge();
    void effectsAreAsSaid_data();
    void effectsAreAsSaid();
    void operationsUnderPlan_data();
    void operationsUnderPlan();
    void withoutStorage();

private:
    QStringList complaintsOf(const std::vector<const Operation *> &operations, const PlannedFault &how, int port);

    std::unique_ptr<DemoSides> m_sides;
    std::unique_ptr<Patterns> m_patterns;
};

void PlannedFaultsTest::matrixIsLarge()
{
    QVERIFY(operations().size() >= 25);
    QVERIFY(plannedFaults().size() >= 20);
}

void PlannedFaultsTest::effectsAreAsSaid_data()
{
    QTest::addColumn<int>("number");
    for (size_t i = 0; i < operations().size(); ++i)
        QTest::newRow(operations()[i].name) << static_cast<int>(i);
}

//! What the retries rely on: reading changes nothing, and a change made twice is the change made once.
void PlannedFaultsTest::effectsAreAsSaid()
{
    QFETCH(int, number);
    const Operation &what = operations()[static_cast<size_t>(number)];
    const Pattern &pattern = m_patterns->of(what);
    const auto &[before, once, twice] = pattern.states;
    const auto &error = pattern.endings[0].error;
    QVERIFY2(!error, error ? qPrintable(error->text) : "");
    QCOMPARE(before == once, what.effect == Effect::Read);
    QVERIFY(what.effect == Effect::Create || once == twice);
}

void PlannedFaultsTest::operationsUnderPlan_data()
{
    QTest::addColumn<int>("number");
    for (size_t i = 0; i < plannedFaults().size(); ++i)
        QTest::newRow(plannedFaults()[i].name.c_str()) << static_cast<int>(i);
}

void PlannedFaultsTest::operationsUnderPlan()
{
    QFETCH(int, number);
    const PlannedFault &how = plannedFaults()[static_cast<size_t>(number)];
    const auto operations = chosen(static_cast<size_t>(number), how);
    const size_t batch = how.isHeavy ? heavyAtOnce : atOnce;
    ScriptedPeer stranger(QHostAddress(u"127.0.0.2"_s));
    QStringList complaints;
    for (size_t first = 0; first < operations.size(); first += batch) {
        const auto end = operations.begin() + static_cast<qptrdiff>(std::min(first + batch, operations.size()));
        complaints +=
            complaintsOf({operations.begin() + static_cast<qptrdiff>(first), end}, how, stranger.serverPort());
    }
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
    QCOMPARE(stranger.connections(), 0);
}

//! People cannot be put into cohorts: nothing but that fails, and it is not asked for again over the run that it left.
void PlannedFaultsTest::withoutStorage()
{
    const demo::Json plan = demo::Json::array({{{"fault", {{"kind", "storage_down"}}}}});
    const Course fine{success, true};
    const Course refused{{ErrorKind::ServerFailure, "could not keep the list of people"}};
    const Course failed{{ErrorKind::ServerFailure, "could not put all of these people into the cohort"}, true};
    std::vector<const Operation *> harmless, uploads, additions;
    for (const Operation &operation : operations()) {
        const QByteArray name(operation.name);
        (name == "addPersons"                          ? additions
         : name.endsWith("Csv") && !operation.isStream ? uploads
                                                       : harmless)
            .push_back(&operation);
    }
    QCOMPARE(complaintsOf(harmless, {"no storage", plan, fine, fine}, 1), QStringList());
    QCOMPARE(complaintsOf(uploads, {"no storage", plan, refused, refused}, 1), QStringList());
    const PlannedFault how{"no storage", plan, failed, failed};
    Pairs pairs;
    pairs.push_back(std::make_unique<DemoPair>(*m_sides, *additions.at(0), how, 1));
    DemoPair &pair = *pairs.front();
    QVERIFY(runSideBySide(pairs));
    QCOMPARE(complaintOf(pair.ending(), failed.expected, false, pair.side().key()), QString());
    QCOMPARE(pair.ending().error->code, u"population_failed"_s);
    QCOMPARE(pair.side().takeCount(), 1);
}

QStringList PlannedFaultsTest::complaintsOf(const std::vector<const Operation *> &operations, const PlannedFault &how,
                                            int port)
{
    Pairs pairs;
    for (const Operation *operation : operations)
        pairs.push_back(std::make_unique<DemoPair>(*m_sides, *operation, how, port));
    QElapsedTimer time;
    time.start();
    if (!runSideBySide(pairs) || QTest::currentTestFailed())
        return {u"an operation does not end, or leaves a call behind"_s};
    // Limits are 1 s at most; the rest is what a busy computer may take.
    const PlannedFault patient;
    if (how.deadline + how.silence < patient.deadline + patient.silence && time.elapsed() > 8000)
        return {u"it took %1 ms"_s.arg(time.elapsed())};
    QStringList complaints;
    collect(pairs, complaints, [&](DemoPair &pair) { return pair.complaint(m_patterns->of(pair.operation())); });
    for (const auto &pair : pairs)
        pair->mend();
    if (!runSideBySide(pairs))
        return complaints + QStringList{u"without the fault an operation does not end"_s};
    collect(pairs, complaints,
            [&](DemoPair &pair) { return pair.complaintOfMended(m_patterns->of(pair.operation())); });
    return complaints;
}

QTEST_GUILESS_MAIN(PlannedFaultsTest)
#include "tst_plannedfaults.moc"
