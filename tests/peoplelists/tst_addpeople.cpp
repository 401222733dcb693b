// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/peoplelists/listwindow.h"
#include "ui/jobs/jobspanel.h"
#include "ui/membership/listform.h"
#include "ui/membership/peoplesharing.h"
#include "ui/membership/planview.h"
#include "ui/persons/peopletab.h"
#include "ui/persons/peopletable.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/translations.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QInputDialog>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QToolButton>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

//! Lists of people through the window, against the demo server; what counts is its database.
class TestAddPeople final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { installTranslations(); }
    void init();
    void cleanup();

    void pasteShowsThePlanAndAdds();
    void dropOfSeveralFilesMakesEqual();
    void correctionsAreReadAnew();
    void badListsAreRefusedInWords();
    void runsArePausedAndCancelled();
    void removedPeopleComeBack();
    void aCohortIsMadeInOneStep_data();
    void aCohortIsMadeInOneStep();
    void aRefusedCohortCanBeTriedAgain();
    void aRestartOffersToGoOn();
    void selectedPeopleGoToAnotherCohort();
    void rowsThatAreNotReadGoNowhere();
    void filesDroppedOnTheTabOpenTheWindow();
    void dynamicCohortsHaveNoLists();

private:
    void openWindow() { m_list.openWindow(); }
    bool openCohort(CohortId cohort) { return m_list.openCohort(cohort); }
    AddPeopleDialog *openDialog() { return m_list.openDialog(); }
    bool awaitPlan(AddPeopleDialog *dialog) { return m_list.awaitPlan(dialog); }
    PeopleLists *lists() const { return m_list.lists(); }
    JobsPanel *jobs() const { return m_list.jobs(); }
    PeopleTab *people() const { return m_list.people(); }
    const std::vector<std::string> &ids() const { return m_list.ids(); }
    std::set<std::string> someone(size_t from, size_t to) const { return m_list.someone(from, to); }
    QByteArray idList(size_t from, size_t to) const { return m_list.idList(from, to); }
    std::set<std::string> members(CohortId cohort) { return m_list.world().members(cohort); }
    CohortId makeCohort(const QString &name, const std::set<std::string> &members)
    {
        return m_list.world().makeCohort(name, members);
    }
    bool setFaults(const QByteArray &faults) { return m_list.world().demo().setFaults(faults); }

    ListWindow m_list;
};

void TestAddPeople::init()
{
    QTest::failOnWarning(anyRealWarning());
}

void TestAddPeople::cleanup()
{
    QVERIFY(m_list.close());
}

void TestAddPeople::pasteShowsThePlanAndAdds()
{
    const CohortId cohort = makeCohort(u"Pasted"_s, someone(0, 3));
    QVERIFY(openCohort(cohort));
    AddPeopleDialog *dialog = openDialog();
    QVERIFY(dialog);
    QVERIFY(!dialog->primary()->isEnabled());
    QGuiApplication::clipboard()->setText(QString::fromUtf8(idList(2, 8) + "broken\n"));
    auto *paste = findNamed<QPushButton>(dialog, u"Paste"_s);
    QVERIFY(paste);
    QTest::mouseClick(paste, Qt::LeftButton);
    QVERIFY(awaitPlan(dialog));
    QCOMPARE(dialog->form()->format().kind, IdKind::PersonId);
    QCOMPARE(dialog->view()->plan().count(Verdict::Add), 5);
    QCOMPARE(dialog->view()->plan().count(Verdict::AlreadyIn), 1);
    QCOMPARE(dialog->view()->plan().count(Verdict::NotValid), 1);
    QCOMPARE(dialog->primary()->text().remove(u'&'), u"Add 5 people"_s);
    // Only one kind of rows.
    const int invalid = dialog->view()->filter()->findData(int(Verdict::NotValid));
    dialog->view()->filter()->setCurrentIndex(invalid);
    QCOMPARE(dialog->view()->table()->model()->rowCount(), 1);
    // Nothing was changed before the plan is confirmed.
    QVERIFY(members(cohort) == someone(0, 3));
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(members(cohort) == someone(0, 8), patience);
    QTRY_VERIFY_WITH_TIMEOUT(lists()->notice()->isVisible(), patience);
    QVERIFY2(lists()->notice()->text().contains(u"as planned"_s), qPrintable(lists()->notice()->text()));
    // And back.
    auto *undo = findNamed<QPushButton>(lists()->notice(), u"Undo"_s);
    QVERIFY(undo);
    QTest::mouseClick(undo, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(members(cohort) == someone(0, 3), patience);
}

void TestAddPeople::dropOfSeveralFilesMakesEqual()
{
    const CohortId cohort = makeCohort(u"Dropped"_s, someone(0, 6));
    QVERIFY(openCohort(cohort));
    AddPeopleDialog *dialog = openDialog();
    QVERIFY(dialog);
    const QString one = m_list.write(u"one.csv"_s, "name;person_id\nA;" + QByteArray::fromStdString(ids()[4]) + "\n");
    const QString two = m_list.write(u"two.txt"_s, idList(5, 9));
    QVERIFY(drop(dialog, *dropOf({one, two})));
    QVERIFY(awaitPlan(dialog));
    auto *equal = findNamed<QRadioButton>(dialog, u"Make equal"_s);
    QVERIFY(equal);
    QTest::mouseClick(equal, Qt::LeftButton, {}, {5, equal->height() / 2});
    QCOMPARE(dialog->primary()->text().remove(u'&'), u"Add 3, remove 4"_s);
    QVERIFY(dialog->primary()->isDefault());
    QTest::keyClick(dialog->view()->table(), Qt::Key_Return); // as the button
    QTRY_VERIFY_WITH_TIMEOUT(members(cohort) == someone(4, 9), patience);
}

void TestAddPeople::correctionsAreReadAnew()
{
    const CohortId cohort = makeCohort(u"Corrected"_s, {});
    QVERIFY(openCohort(cohort));
    AddPeopleDialog *dialog = openDialog();
    QVERIFY(dialog);
    const QByteArray id = QByteArray::fromStdString(ids()[0]);
    dialog->takeText("person_id,friend\n" + id + "," + QByteArray::fromStdString(ids()[1]) + "\n", u"list"_s);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->primary()->isEnabled(), patience);
    QCOMPARE(dialog->form()->column()->currentText(), u"person_id"_s);
    dialog->form()->column()->setCurrentIndex(1);
    QTRY_COMPARE(dialog->form()->format().column, 1);
    QVERIFY(awaitPlan(dialog));
    QCOMPARE(dialog->view()->plan().person(0).text(), ids()[1]);
    auto *back = findNamed<QPushButton>(dialog, u"Back"_s);
    QVERIFY(back);
    QTest::mouseClick(back, Qt::LeftButton);
    QVERIFY(dialog->form()->isVisible());
    QCOMPARE(dialog->form()->format().column, 1);
    dialog->reject();
    QVERIFY(members(cohort).empty());
}

void TestAddPeople::badListsAreRefusedInWords()
{
    const CohortId cohort = makeCohort(u"Bad"_s, {});
    QVERIFY(openCohort(cohort));
    AddPeopleDialog *dialog = openDialog();
    QVERIFY(dialog);
    dialog->takeFiles({m_list.write(u"book.xlsx"_s, QByteArray("PK\x03\x04 zip", 8))});
    QTRY_VERIFY(dialog->banner()->text().contains(u"Excel"_s));
    dialog->takeFiles({m_list.path(u"not there.csv"_s)});
    QTRY_VERIFY(dialog->banner()->text().contains(u"not there.csv"_s));
    QVERIFY(!dialog->primary()->isEnabled());
    dialog->takeText("email\n\"a@x.com\nb@x.com\n", u"open quote"_s);
    QTRY_VERIFY(dialog->primary()->isEnabled());
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    QTRY_VERIFY(dialog->banner()->text().contains(u"row 2"_s));
    QVERIFY(dialog->form()->isVisible());
}

void TestAddPeople::runsArePausedAndCancelled()
{
    const CohortId cohort = makeCohort(u"Paused"_s, someone(0, 40));
    QVERIFY(setFaults(R"([{"method":"PATCH","path":"*remove_person*","fault":{"kind":"delay","ms":50}}])"));
    QVERIFY(openCohort(cohort));
    AddPeopleDialog *dialog = openDialog();
    dialog->takeText(idList(0, 1), u"one"_s);
    QVERIFY(awaitPlan(dialog));
    dialog->view()->setMode(MemberMode::MakeEqual);
    QCOMPARE(dialog->primary()->text().remove(u'&'), u"Remove 39 people"_s);
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(members(cohort).size() < 38, patience);
    auto *pause = findNamed<QToolButton>(jobs(), u"Pause"_s);
    QVERIFY(pause);
    QTest::mouseClick(pause, Qt::LeftButton);
    QCOMPARE(pause->text(), u"Go on"_s);
    auto *cancel = findNamed<QToolButton>(jobs(), u"Cancel"_s);
    QTest::mouseClick(cancel, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(jobs()->runningCount(), 0, patience);
    QVERIFY(members(cohort).size() > 1);
    QTRY_VERIFY(lists()->notice()->isVisible());
    auto *undo = findNamed<QPushButton>(lists()->notice(), u"Undo"_s);
    QTest::mouseClick(undo, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(members(cohort) == someone(0, 40), patience);
}

void TestAddPeople::removedPeopleComeBack()
{
    const CohortId cohort = makeCohort(u"Removed"_s, someone(0, 5));
    QVERIFY(openCohort(cohort));
    PeopleTab *people = this->people();
    QTRY_COMPARE_WITH_TIMEOUT(people->table()->model()->rowCount(), 5, patience);
    QVERIFY(!lists()->removeSelected()->isEnabled());
    people->table()->setFocus();
    QTRY_VERIFY(people->table()->model()->index(0, 0).data().isValid());
    clickCell(people->table(), people->table()->model()->index(0, 0));
    clickCell(people->table(), people->table()->model()->index(2, 0), Qt::ShiftModifier);
    QTRY_COMPARE(int(people->selectedPeople().size()), 3);
    QVERIFY(lists()->removeSelected()->isEnabled());
    lists()->removeSelected()->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(members(cohort).size(), size_t(2), patience);
    QTRY_VERIFY_WITH_TIMEOUT(lists()->notice()->isVisible(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(people->table()->model()->rowCount(), 2, patience);
    QTest::mouseClick(findNamed<QPushButton>(lists()->notice(), u"Undo"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(members(cohort) == someone(0, 5), patience);
}

void TestAddPeople::aCohortIsMadeInOneStep_data()
{
    QTest::addColumn<QByteArray>("faults");
    QTest::newRow("answered") << QByteArray("[]");
    QTest::newRow("the answer is lost") << QByteArray(
        R"([{"method":"POST","path":"*/cohorts/","fault":{"kind":"cut"}}])");
}

void TestAddPeople::aCohortIsMadeInOneStep()
{
    QFETCH(QByteArray, faults);
    QVERIFY(setFaults(faults));
    openWindow();
    CohortId made;
    connect(lists(), &PeopleLists::createdCohort, this, [&made](CohortId id) { made = id; });
    AddPeopleDialog *dialog = lists()->openForNew(u"Made from a list"_s, u"by a test"_s);
    QVERIFY(dialog);
    dialog->takeText(idList(10, 14), u"four"_s);
    QVERIFY(awaitPlan(dialog));
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(made.isValid(), patience);
    QVERIFY(members(made) == someone(10, 14));
}

void TestAddPeople::aRefusedCohortCanBeTriedAgain()
{
    QVERIFY(setFaults(R"([{"method":"POST","path":"*/cohorts/","fault":{"kind":"status","status":402},"times":1}])"));
    openWindow();
    CohortId made;
    connect(lists(), &PeopleLists::createdCohort, this, [&made](CohortId id) { made = id; });
    AddPeopleDialog *dialog = lists()->openForNew(u"Tried twice"_s, u"by a test"_s);
    dialog->takeText(idList(10, 14), u"four"_s);
    QVERIFY(awaitPlan(dialog));
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    QPushButton *again = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((again = findNamed<QPushButton>(jobs(), u"Try again"_s)), patience);
    QVERIFY(!made.isValid());
    QTest::mouseClick(again, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(made.isValid(), patience);
    QVERIFY(members(made) == someone(10, 14));
}

//! The window goes in the middle of a run; the next one offers to go on.
void TestAddPeople::aRestartOffersToGoOn()
{
    const CohortId cohort = makeCohort(u"Restarted"_s, someone(0, 30));
    QVERIFY(setFaults(R"([{"method":"PATCH","path":"*remove_person*","fault":{"kind":"delay","ms":30}}])"));
    QVERIFY(openCohort(cohort));
    AddPeopleDialog *dialog = openDialog();
    dialog->takeText(idList(0, 1), u"one"_s);
    QVERIFY(awaitPlan(dialog));
    dialog->view()->setMode(MemberMode::MakeEqual);
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(members(cohort).size() < 25, patience);
    QVERIFY(m_list.close());
    QVERIFY(members(cohort).size() > 1);
    const CohortId beside = makeCohort(u"Beside"_s, someone(0, 3));
    QVERIFY(openCohort(beside));
    QTRY_VERIFY_WITH_TIMEOUT(lists()->notice()->isVisible(), patience);
    QVERIFY2(lists()->notice()->text().contains(u"from Restarted” was interrupted"_s),
             qPrintable(lists()->notice()->text()));
    // What is removed meanwhile can be taken back before.
    PeopleTab *people = this->people();
    QTRY_COMPARE_WITH_TIMEOUT(people->table()->model()->rowCount(), 3, patience);
    people->table()->selectRow(0);
    QTRY_COMPARE_WITH_TIMEOUT(int(people->selectedPeople().size()), 1, patience);
    lists()->removeSelected()->trigger();
    QTRY_VERIFY_WITH_TIMEOUT((findNamed<QPushButton>(lists()->notice(), u"Undo"_s)), patience);
    QCOMPARE(members(beside).size(), size_t(2));
    QTest::mouseClick(findNamed<QPushButton>(lists()->notice(), u"Undo"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(members(beside) == someone(0, 3), patience);
    QVERIFY(members(cohort).size() > 1);
    QTRY_VERIFY_WITH_TIMEOUT(lists()->notice()->text().contains(u"interrupted"_s), patience);
    QTest::mouseClick(findNamed<QPushButton>(lists()->notice(), u"Go on"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(members(cohort) == someone(0, 1), patience);
    QTRY_VERIFY_WITH_TIMEOUT(lists()->notice()->text().contains(u"as planned"_s), patience);
}

void TestAddPeople::selectedPeopleGoToAnotherCohort()
{
    const CohortId from = makeCohort(u"Given"_s, someone(0, 3));
    const CohortId to = makeCohort(u"Taken"_s, someone(2, 4));
    QVERIFY(openCohort(from));
    PeopleTab *people = this->people();
    QTRY_COMPARE_WITH_TIMEOUT(people->table()->model()->rowCount(), 3, patience);
    people->table()->selectAll();
    QTRY_COMPARE_WITH_TIMEOUT(int(people->selectedPeople().size()), 3, patience);
    auto *sharing = lists()->findChild<PeopleSharing *>();
    QVERIFY(sharing->addToCohort()->isEnabled());
    sharing->addToCohort()->trigger();
    auto *choice = m_list.window().findChild<QInputDialog *>();
    QVERIFY(choice);
    QVERIFY(!choice->comboBoxItems().contains(u"Given (id %1)"_s.arg(from.value)));
    choice->setTextValue(u"Taken (id %1)"_s.arg(to.value));
    choice->accept();
    AddPeopleDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = findNamed<AddPeopleDialog>(&m_list.window(), u"Add people"_s)));
    QVERIFY(awaitPlan(dialog));
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(members(to) == someone(0, 4), patience);
}

//! How many rows there are is known before who is in them.
void TestAddPeople::rowsThatAreNotReadGoNowhere()
{
    const CohortId from = makeCohort(u"Slow"_s, someone(0, 3));
    QVERIFY(setFaults(R"([{"method":"GET","path":"*persons*","fault":{"kind":"delay","ms":3000}}])"));
    QVERIFY(openCohort(from));
    QString words;
    connect(lists(), &PeopleLists::done, this, [&words](const QString &text) { words = text; });
    PeopleTab *people = this->people();
    QTRY_COMPARE_WITH_TIMEOUT(people->table()->model()->rowCount(), 3, patience);
    people->table()->selectAll();
    QVERIFY(people->selectedPeople().empty());
    lists()->findChild<PeopleSharing *>()->addToCohort()->trigger();
    QVERIFY(!m_list.window().findChild<QInputDialog *>());
    QVERIFY2(words.contains(u"3 selected rows are not read yet"_s), qPrintable(words));
}

void TestAddPeople::filesDroppedOnTheTabOpenTheWindow()
{
    const CohortId cohort = makeCohort(u"Dropped on"_s, {});
    QVERIFY(openCohort(cohort));
    QVERIFY(drop(people(), *dropOf({m_list.write(u"three.txt"_s, idList(0, 3))})));
    auto *dialog = findNamed<AddPeopleDialog>(&m_list.window(), u"Add people"_s);
    QVERIFY(dialog);
    QVERIFY(awaitPlan(dialog));
    QCOMPARE(dialog->view()->plan().count(Verdict::Add), 3);
    dialog->reject();
}

void TestAddPeople::dynamicCohortsHaveNoLists()
{
    openWindow();
    QTRY_VERIFY_WITH_TIMEOUT(m_list.session().catalogue().progress().isComplete, patience);
    for (const CatalogueRowPtr &row : m_list.session().catalogue().rows()) {
        if (row->cohort.isStatic || !row->cohort.id.isValid())
            continue;
        m_list.window().workspace()->list()->open(row->cohort.id);
        break;
    }
    QVERIFY(!lists()->addPeople()->isEnabled());
    QVERIFY(!lists()->addPeople()->isVisible());
}

QTEST_MAIN(TestAddPeople)

#include "tst_addpeople.moc"
