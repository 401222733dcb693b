// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/criteriatemplates.h"
#include "models/filter/newcohortbody.h"
#include "tests/cohortlife/lifefixture.h"
#include "ui/cohortpage/cohortpage.h"
#include "ui/jobs/jobspanel.h"
#include "ui/widgets/translations.h"

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

//! Copies of cohorts, compared with the server's database, on every generation.
class TestDuplication final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { installTranslations(); }
    void init() { QTest::failOnWarning(anyRealWarning()); }
    void copiesExactlyTheMembers_data();
    void copiesExactlyTheMembers();
    void goesOnAfterABlockFailed_data() { addGenerations(); }
    void goesOnAfterABlockFailed();
    void waitsWhileTheServerFills_data() { addGenerations(); }
    void waitsWhileTheServerFills();
    void cancelLeavesNothing();
    void snapshotAndDynamicCopy_data() { addGenerations(); }
    void snapshotAndDynamicCopy();

private:
    CohortId copyOf(const LifeFixture &life, const QString &name) const;
    static std::vector<PersonId> people(const LifeFixture &life, int count);
    static void failSecondBlock(const LifeFixture &life, const QByteArray &fault);
    static bool join(const LifeFixture &life, CohortId cohort, const PersonId &person);
};

std::vector<PersonId> TestDuplication::people(const LifeFixture &life, int count)
{
    std::vector<PersonId> people;
    for (const QStringList &row : life.rows(u"SELECT uuid FROM person ORDER BY id LIMIT %1"_s.arg(count)))
        people.push_back({row.front()});
    return people;
}

void TestDuplication::failSecondBlock(const LifeFixture &life, const QByteArray &fault)
{
    QVERIFY(life.demo().setFaults(
        R"([{"method":"PATCH","path":"*/add_persons_to_static_cohort","nth":2,"times":1,"fault":)" + fault + "}]"));
}

bool TestDuplication::join(const LifeFixture &life, CohortId cohort, const PersonId &person)
{
    const auto joined = await<Done>([&](QObject *context, Answer<Done> answer) {
        return life.other().addPersons(cohort, {person}, context, answer);
    });
    return joined && joined->has_value();
}

CohortId TestDuplication::copyOf(const LifeFixture &life, const QString &name) const
{
    const QString sql = u"SELECT id FROM cohort WHERE name = '%1' AND deleted = 0 AND is_calculating = 0"_s.arg(name);
    QString id;
    (void)QTest::qWaitFor([&] { return !(id = life.cell(sql)).isEmpty(); }, patience);
    return CohortId{id.toLongLong()};
}

void TestDuplication::copiesExactlyTheMembers_data()
{
    addGenerations();
}

void TestDuplication::copiesExactlyTheMembers()
{
    QFETCH(QByteArray, generation);
    LifeFixture life(generation, 60, 3000);
    const Cohort dynamic = life.make(criteriaBody({u"Source d"_s, u"why"_s}, criteriaTemplates()[4].criteria, false));
    QVERIFY(life.settled(dynamic.id));
    const Cohort fixed = life.make(peopleBody({u"Source s"_s, {}}, people(life, 1500)));
    const QStringList members = life.members(dynamic.id);
    QVERIFY(members.size() > 1000);
    QVERIFY(life.open());
    QVERIFY(life.select({dynamic.id, fixed.id}));
    life.action(u"As static: copy these members"_s)->trigger();
    const CohortId first = copyOf(life, u"Source d (static copy)"_s),
                   second = copyOf(life, u"Source s (static copy)"_s);
    QVERIFY(first.isValid() && second.isValid());
    QTRY_COMPARE_WITH_TIMEOUT(life.window().workspace()->jobs()->runningCount(), 0, patience);
    QTRY_COMPARE_WITH_TIMEOUT(life.members(first), members, patience);
    QTRY_COMPARE_WITH_TIMEOUT(life.members(second), life.members(fixed.id), patience);
    const bool serverCopies = generation == "older";
    QCOMPARE(life.sent(u"GET .*/duplicate_as_static_cohort/?$"_s), serverCopies ? 1 : 0);
    QCOMPARE(life.sent(u"POST .*/cohorts/?$"_s), 2 + (serverCopies ? 1 : 2));
    QVERIFY(life.waitForRow(second));
    QTRY_COMPARE_WITH_TIMEOUT(life.session().catalogue().find(second)->cohort.count, std::optional<qint64>(1500),
                              patience);
}

void TestDuplication::goesOnAfterABlockFailed()
{
    QFETCH(QByteArray, generation);
    LifeFixture life(generation, 60, 3000);
    const Cohort source = life.make(peopleBody({u"Source"_s, {}}, people(life, 2500)));
    const QStringList members = life.members(source.id);
    QVERIFY(life.open() && members.size() == 2500);
    failSecondBlock(life, R"({"kind":"status","status":400,"detail":"Not this one."})");
    QVERIFY(life.select({source.id}));
    life.action(u"As static: copy these members"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(life.banner(u"holds 1,000 of 2,500 people"_s), patience);
    const CohortId copy = copyOf(life, u"Source (static copy)"_s);
    QCOMPARE(life.members(copy).size(), 1000);
    // Who joins the source meanwhile was not in it when it was read.
    QVERIFY(join(life, source.id, people(life, 2501).back()));
    QVERIFY(press(life.banner(u"holds 1,000 of"_s), u"Try again"_s));
    QTRY_COMPARE_WITH_TIMEOUT(life.members(copy), members, patience);
    QTRY_COMPARE_WITH_TIMEOUT(life.window().workspace()->jobs()->runningCount(), 0, patience);
    QCOMPARE(life.sent(u"POST .*/cohorts/?$"_s), 2); // the source and one copy
    QCOMPARE(life.cell(u"SELECT count(*) FROM cohort WHERE name = 'Source (static copy)'"_s), u"1"_s);
    // Three blocks; the second one twice, and one for who joined the source.
    QCOMPARE(life.sent(u"PATCH .*/add_persons_to_static_cohort/?$"_s), 5);
}

//! The server itself may be at work on the copy (contract 8): that ends, and the filling goes on without anybody.
void TestDuplication::waitsWhileTheServerFills()
{
    QFETCH(QByteArray, generation);
    LifeFixture life(generation, 60, 3000);
    const Cohort source = life.make(peopleBody({u"Source"_s, {}}, people(life, 1500)));
    QVERIFY(life.open());
    failSecondBlock(life, R"({"kind":"status","status":409})");
    QVERIFY(life.select({source.id}));
    life.action(u"As static: copy these members"_s)->trigger();
    const auto words = [&life] {
        QStringList all;
        for (const QLabel *label : life.window().workspace()->jobs()->findChildren<QLabel *>())
            all << label->text();
        return all.join(u' ');
    };
    QTRY_VERIFY2_WITH_TIMEOUT(words().contains(u"still filling the copy"_s), qPrintable(words()), patience);
    QVERIFY2(words().contains(u"1,000 people"_s) && !words().contains(u"rows"_s), qPrintable(words()));
    const CohortId copy = copyOf(life, u"Source (static copy)"_s);
    QTRY_COMPARE_WITH_TIMEOUT(life.members(copy), life.members(source.id), patience);
    QTRY_COMPARE_WITH_TIMEOUT(life.window().workspace()->jobs()->runningCount(), 0, patience);
    QCOMPARE(life.sent(u"PATCH .*/add_persons_to_static_cohort/?$"_s), 3);
}

void TestDuplication::cancelLeavesNothing()
{
    LifeFixture life("newest", 60, 3000);
    const Cohort source = life.make(criteriaBody({u"Source"_s, {}}, criteriaTemplates()[4].criteria, false));
    QVERIFY(life.settled(source.id) && life.open());
    QVERIFY(life.demo().setFaults(R"([{"method":"PATCH","path":"*/add_persons_to_static_cohort","nth":2,)"
                                  R"("fault":{"kind":"delay","ms":3000}}])"));
    QVERIFY(life.select({source.id}));
    life.action(u"As static: copy these members"_s)->trigger();
    const CohortId copy = copyOf(life, u"Source (static copy)"_s);
    QTRY_COMPARE_WITH_TIMEOUT(life.members(copy).size(), 1000, patience);
    QVERIFY(press(life.window().workspace()->jobs(), u"Cancel"_s));
    const QString deleted = u"SELECT deleted FROM cohort WHERE id = %1"_s.arg(copy.value);
    QTRY_COMPARE_WITH_TIMEOUT(life.cell(deleted), u"1"_s, patience);
    QTRY_COMPARE(life.rowOf(copy), -1);
}

void TestDuplication::snapshotAndDynamicCopy()
{
    QFETCH(QByteArray, generation);
    LifeFixture life(generation);
    const Cohort source = life.make(criteriaBody({u"Source"_s, u"why"_s}, criteriaTemplates()[4].criteria, false));
    QVERIFY(life.settled(source.id) && life.open());
    QVERIFY(life.select({source.id}));
    life.action(u"As dynamic"_s)->trigger();
    const CohortId copy = copyOf(life, u"Source (dynamic copy)"_s);
    QVERIFY(copy.isValid());
    QCOMPARE(life.members(copy), life.members(source.id));
    QCOMPARE(life.read(copy).description, u"why"_s);
    QTRY_COMPARE_WITH_TIMEOUT(life.window().workspace()->page()->cohort()->cohort.id, copy, patience);
    QAction *snapshot = life.action(u"As static: snapshot"_s);
    QCOMPARE(snapshot->isEnabled(), generation != "older");
    if (generation == "older") {
        QVERIFY2(snapshot->toolTip().contains(u"too old"_s), qPrintable(snapshot->toolTip()));
        return;
    }
    QVERIFY(life.select({source.id}));
    snapshot->trigger();
    const CohortId fixed = copyOf(life, u"Source (static copy)"_s);
    QVERIFY(fixed.isValid());
    QTRY_COMPARE_WITH_TIMEOUT(life.members(fixed), life.members(source.id), patience);
    QVERIFY(life.read(fixed).isStatic);
}

QTEST_MAIN(TestDuplication)
#include "tst_duplication.moc"
