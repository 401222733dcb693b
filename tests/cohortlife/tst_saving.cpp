// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/criteriatemplates.h"
#include "models/filter/newcohortbody.h"
#include "tests/cohortlife/lifefixture.h"
#include "ui/cohortlife/deletedialog.h"
#include "ui/cohortpage/cohortediting.h"
#include "ui/cohortpage/cohortpage.h"
#include "ui/cohortpage/mergedialog.h"
#include "ui/cohortpage/populationbar.h"
#include "ui/widgets/translations.h"

#include <QLineEdit>
#include <QTableWidget>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray twoLeaves = R"({"properties":{"type":"OR","values":[{"type":"AND","values":[)"
                             R"({"type":"person","key":"email","operator":"is_set","value":"is_set"},)"
                             R"({"type":"person","key":"plan","operator":"exact","value":["pro"]}]}]}})";

QByteArray withPlan(const QByteArray &plan, const QByteArray &op)
{
    QByteArray filters = twoLeaves;
    filters.replace("\"pro\"", "\"" + plan + "\"");
    filters.replace("is_set\",\"value\":\"is_set", op + "\",\"value\":\"" + op);
    return R"({"filters":)" + filters + "}";
}

} // namespace

//! Saving while somebody else saves, deletes or fills the same cohort; calculating anew.
class TestSaving final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { installTranslations(); }
    void init() { QTest::failOnWarning(anyRealWarning()); }
    void unchangedIsSavedAtOnce();
    void twoClientsOneCohort_data() { addGenerations(); }
    void twoClientsOneCohort();
    void bothChangedTheSameCriterion();
    void newsBeforeTheSaveIsNoLoss();
    void overwrittenInBetween_data() { addGenerations(); }
    void overwrittenInBetween();
    void ownPartsInBetweenAreNoLoss();
    void deletedMeanwhile_data();
    void deletedMeanwhile();
    void recalculateAndDependants_data() { addGenerations(); }
    void recalculateAndDependants();
    void fillingBlocksAndStops();

private:
    QLineEdit *edit(const LifeFixture &life, const QString &name) const
    {
        return life.window().findChild<QLineEdit *>(name);
    }
    //! Types at the end of the name.
    void append(const LifeFixture &life, const QString &text) const
    {
        QTest::keyClick(edit(life, u"Name"_s), Qt::Key_End);
        QTest::keyClicks(edit(life, u"Name"_s), text);
    }
    //! The next save is overtaken by this one of somebody else, right after the cohort was read for it.
    static void letOvertake(const LifeFixture &life, CohortId id, const QByteArray &body)
    {
        CohortApi *api = &life.session().api();
        const auto isDone = std::make_shared<bool>(false);
        const auto send = [=, &life](const CohortEditing::Change &change, QObject *context, Answer<Cohort> answer) {
            if (!std::exchange(*isDone, true) && !life.change(id, body))
                return Pending(); // the test waits in vain, and fails
            return api->patchCohort(change.cohort, change.body, context, std::move(answer));
        };
        const auto log = [api](CohortId cohort, QObject *context, Answer<Page<ActivityEntry>> answer) {
            return api->activity(cohort, {0, 10}, context, std::move(answer));
        };
        life.window().workspace()->page()->editing().setServer(send, catalogueSource(*api).one, log);
    }
    //! The same with nothing of the window exchanged: the server takes its time with the save.
    static bool holdAndOvertake(const LifeFixture &life, CohortId id, const QByteArray &body)
    {
        const bool isHeld = life.demo().setFaults(R"([{"method":"PATCH","path":"*/cohorts/)" + id.toString().toUtf8() +
                                                  R"(*","times":1,"fault":{"kind":"delay","ms":2500}}])");
        const auto hasArrived = [&] { return life.sent(u"PATCH .*/cohorts/%1/?$"_s.arg(id.value)) == 1; };
        return isHeld && press(&life.window(), u"Save"_s) && QTest::qWaitFor(hasArrived, patience) &&
               life.change(id, body) && life.window().workspace()->page()->editing().isSaving();
    }
    bool openMade(LifeFixture &life, CohortId id) const { return life.open() && life.select({id}); }
};

void TestSaving::unchangedIsSavedAtOnce()
{
    LifeFixture life("newest");
    const CohortId id = life.make(criteriaBody({u"Plain"_s, {}}, criteriaTemplates()[4].criteria, false)).id;
    QVERIFY(openMade(life, id));
    append(life, u" one"_s);
    QVERIFY(press(&life.window(), u"Save"_s));
    QTRY_COMPARE_WITH_TIMEOUT(life.read(id).name, u"Plain one"_s, patience);
    QVERIFY(!life.window().findChild<MergeDialog *>());
}

void TestSaving::twoClientsOneCohort()
{
    QFETCH(QByteArray, generation);
    LifeFixture life(generation);
    const CohortId id = life.make(R"({"name":"Ours","description":"first","filters":)" + twoLeaves + "}").id;
    QVERIFY(openMade(life, id));
    append(life, u" and mine"_s);
    QVERIFY(life.change(id, R"({"description":"theirs"})"));
    QVERIFY(press(&life.window(), u"Save"_s));
    auto *dialog = life.dialog<MergeDialog>();
    QVERIFY(dialog);
    QCOMPARE(dialog->windowTitle(), u"Cohort changed"_s);
    QCOMPARE(life.read(id).name, u"Ours"_s); // nothing was sent yet
    auto *table = dialog->findChild<QTableWidget *>();
    QCOMPARE(table->rowCount(), 2);
    QCOMPARE(table->item(0, 1)->text(), u"Ours and mine"_s);
    QCOMPARE(table->item(1, 2)->text(), u"theirs"_s);
    QVERIFY(press(dialog, u"Save the result"_s));
    QTRY_COMPARE_WITH_TIMEOUT(life.read(id).name, u"Ours and mine"_s, patience);
    QCOMPARE(life.read(id).description, u"theirs"_s);
    QTRY_COMPARE(edit(life, u"Description"_s)->text(), u"theirs"_s);

    // Both change the name: nothing goes before somebody chose.
    append(life, u"!"_s);
    QVERIFY(life.change(id, R"({"name":"No, ours"})"));
    QVERIFY(press(&life.window(), u"Save"_s));
    QTRY_VERIFY_WITH_TIMEOUT((dialog = life.window().findChild<MergeDialog *>()) && dialog->isVisible(), patience);
    QVERIFY(!press(dialog, u"Save the result"_s));
    QVERIFY(press(dialog, u"Take theirs"_s));
    QVERIFY(press(dialog, u"Save the result"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!life.window().workspace()->page()->editing().draft().isModified(), patience);
    QCOMPARE(life.read(id).name, u"No, ours"_s);
    QTRY_COMPARE(edit(life, u"Name"_s)->text(), u"No, ours"_s);
}

void TestSaving::bothChangedTheSameCriterion()
{
    LifeFixture life("newest");
    const CohortId id = life.make(R"({"name":"Ours","filters":)" + twoLeaves + "}").id;
    QVERIFY(openMade(life, id));
    CohortEditing &editing = life.window().workspace()->page()->editing();
    // Here: the plan. There: the plan, and the other criterion too.
    editing.draft().filters()->setMember({0, 1}, u"value"_s, JsonValue(JsonArray{JsonValue(u"team"_s)}));
    QVERIFY(life.change(id, withPlan("free", "is_not_set")));
    editing.saveAction()->trigger();
    auto *dialog = life.dialog<MergeDialog>();
    QVERIFY(dialog);
    auto *table = dialog->findChild<QTableWidget *>();
    QVERIFY2(table->item(0, 1)->text().contains(u"team"_s), qPrintable(table->item(0, 1)->text()));
    QVERIFY2(table->item(0, 2)->text().contains(u"free"_s), qPrintable(table->item(0, 2)->text()));
    QCOMPARE(table->item(0, 3)->text(), u"choose"_s);
    QVERIFY(press(dialog, u"Keep yours"_s));
    QCOMPARE(table->item(0, 3)->text(), table->item(0, 1)->text());
    const QString whole = table->item(table->rowCount() - 1, 3)->text();
    QVERIFY2(whole.contains(u"team"_s) && whole.contains(u"new: not"_s) && !whole.contains(u"free"_s),
             qPrintable(whole));
    QVERIFY(press(dialog, u"Save the result"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!editing.draft().isModified(), patience);
    const QByteArray saved = life.read(id).filters;
    QVERIFY2(saved.contains("team") && saved.contains("is_not_set") && !saved.contains("free"), saved.constData());
}

void TestSaving::newsBeforeTheSaveIsNoLoss()
{
    LifeFixture life("newest");
    const CohortId id = life.make(R"({"name":"Ours","filters":)" + twoLeaves + "}").id;
    QVERIFY(openMade(life, id));
    append(life, u" here"_s);
    QVERIFY(life.change(id, R"({"name":"There"})"));
    QVERIFY(life.refresh()); // the list brings the news before anything is saved
    QTRY_VERIFY(life.banner(u"Somebody changed this cohort"_s));
    QCOMPARE(edit(life, u"Name"_s)->text(), u"Ours here"_s);
    QVERIFY(press(&life.window(), u"Save"_s));
    auto *dialog = life.dialog<MergeDialog>();
    QVERIFY(dialog);
    QVERIFY(press(dialog, u"Cancel"_s));
    QCOMPARE(life.read(id).name, u"There"_s);
    QCOMPARE(edit(life, u"Name"_s)->text(), u"Ours here"_s);
}

//! Somebody saves between the last look at the cohort and the save: the server cannot be asked not to replace that.
void TestSaving::overwrittenInBetween()
{
    QFETCH(QByteArray, generation);
    LifeFixture life(generation);
    const CohortId id = life.make(R"({"name":"Ours","filters":)" + twoLeaves + "}").id;
    QVERIFY(openMade(life, id));
    append(life, u" mine"_s);
    if (generation == "newest") {
        QVERIFY(holdAndOvertake(life, id, R"({"name":"Ours, theirs"})"));
    } else {
        letOvertake(life, id, R"({"name":"Ours, theirs"})");
        QVERIFY(press(&life.window(), u"Save"_s));
    }
    QTRY_COMPARE_WITH_TIMEOUT(life.read(id).name, u"Ours mine"_s, patience); // theirs is gone
    QTRY_VERIFY_WITH_TIMEOUT(life.banner(u"your save replaced theirs"_s), patience);
    QVERIFY(press(life.banner(u"your save replaced theirs"_s), u"Show both"_s));
    auto *dialog = life.dialog<MergeDialog>();
    QVERIFY(dialog);
    auto *table = dialog->findChild<QTableWidget *>();
    QCOMPARE(table->item(0, 1)->text(), u"Ours mine"_s);
    QCOMPARE(table->item(0, 2)->text(), u"Ours, theirs"_s);
    QVERIFY(press(dialog, u"Take theirs"_s));
    QVERIFY(press(dialog, u"Save the result"_s));
    QTRY_COMPARE_WITH_TIMEOUT(life.read(id).name, u"Ours, theirs"_s, patience);
    QTRY_COMPARE(edit(life, u"Name"_s)->text(), u"Ours, theirs"_s);
}

//! They changed another part: nothing of it is lost, and nothing needs to be said.
void TestSaving::ownPartsInBetweenAreNoLoss()
{
    LifeFixture life("newest");
    const CohortId id = life.make(R"({"name":"Ours","filters":)" + twoLeaves + "}").id;
    QVERIFY(openMade(life, id));
    append(life, u" mine"_s);
    letOvertake(life, id, R"({"description":"theirs"})");
    QVERIFY(press(&life.window(), u"Save"_s));
    QTRY_COMPARE_WITH_TIMEOUT(life.read(id).name, u"Ours mine"_s, patience);
    QTRY_COMPARE_WITH_TIMEOUT(life.sent(u"GET .*/%1/activity"_s.arg(id.value)), 1, patience); // it was looked up
    QTRY_COMPARE(edit(life, u"Description"_s)->text(), u"theirs"_s);
    QVERIFY(!life.banner(u"replaced"_s));
    QCOMPARE(life.read(id).description, u"theirs"_s);
}

void TestSaving::deletedMeanwhile_data()
{
    QTest::addColumn<bool>("listKnows");
    QTest::newRow("found out by saving") << false;
    QTest::newRow("the list told it") << true;
}

void TestSaving::deletedMeanwhile()
{
    LifeFixture life("newest");
    const CohortId id = life.make(R"({"name":"Ours","filters":)" + twoLeaves + "}").id;
    QVERIFY(openMade(life, id));
    append(life, u" kept"_s);
    QVERIFY(life.change(id, R"({"deleted":true})"));
    QFETCH(bool, listKnows);
    if (listKnows)
        QVERIFY(life.refresh());
    else
        QVERIFY(press(&life.window(), u"Save"_s));
    QTRY_VERIFY_WITH_TIMEOUT(life.banner(u"Somebody deleted this cohort"_s), patience);
    QCOMPARE(edit(life, u"Name"_s)->text(), u"Ours kept"_s);
    QVERIFY(life.read(id).deleted);
    QVERIFY(press(life.banner(u"Somebody deleted"_s), u"Restore and save"_s));
    QTRY_COMPARE_WITH_TIMEOUT(life.read(id).name, u"Ours kept"_s, patience);
    QVERIFY(!life.read(id).deleted);
}

void TestSaving::recalculateAndDependants()
{
    QFETCH(QByteArray, generation);
    LifeFixture life(generation, 400);
    const CohortId base = life.make(R"({"name":"Base","filters":)" + twoLeaves + "}").id;
    const CohortId user =
        life.make(R"({"name":"User","filters":{"properties":{"type":"OR","values":[{"type":"AND","values":[)"
                  R"({"type":"cohort","key":"id","value":)" +
                  base.toString().toUtf8() + "}]}]}}}")
            .id;
    QVERIFY(life.settled(base) && life.settled(user));
    QVERIFY(openMade(life, base));
    const QDateTime before = life.session().catalogue().find(user)->cohort.lastCalculation;
    QVERIFY(press(&life.window(), u"Recalculate"_s));
    QTRY_COMPARE_WITH_TIMEOUT(life.session().catalogue().find(base)->state, CohortState::Calculating, patience);
    QTRY_COMPARE_WITH_TIMEOUT(life.session().catalogue().find(user)->state, CohortState::Calculating, patience);
    QTRY_VERIFY_WITH_TIMEOUT(life.session().catalogue().find(base)->state == CohortState::Calculated &&
                                 life.session().catalogue().find(user)->state == CohortState::Calculated,
                             patience);
    QVERIFY(life.session().catalogue().find(user)->cohort.lastCalculation > before);
    QVERIFY(life.action(u"Recalculate now"_s)->toolTip().contains(u"even of a new name"_s));
    QCOMPARE(life.read(base).name, u"Base"_s);
}

void TestSaving::fillingBlocksAndStops()
{
    LifeFixture life("newest", 60'000); // a minute: long enough to see
    const CohortId id = life.make(R"({"name":"Being filled","is_static":true,"filters":)" + twoLeaves + "}").id;
    QVERIFY(id.isValid());
    QVERIFY(openMade(life, id));
    auto *bar = life.window().findChild<PopulationBar *>();
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), patience);
    life.action(u"Delete"_s)->trigger();
    auto *dialog = life.dialog<DeleteDialog>();
    QVERIFY(dialog);
    QVERIFY(pressSoon(dialog, u"Delete"_s));
    QTRY_VERIFY_WITH_TIMEOUT(life.banner(u"still being filled"_s), patience);
    QVERIFY(life.rowOf(id) >= 0);
    QVERIFY(pressSoon(bar, u"Stop"_s));
    QTRY_COMPARE_WITH_TIMEOUT(
        life.cell(u"SELECT json_extract(population, '$.status') FROM cohort WHERE id = %1"_s.arg(id.value)),
        u"abandoned"_s, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!bar->isVisible(), patience);
}

QTEST_MAIN(TestSaving)
#include "tst_saving.moc"
