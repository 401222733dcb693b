// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/membership/memberworld.h"
#include "tests/ui/windowfixture.h"
#include "ui/cohortpage/cohortpage.h"
#include "ui/jobs/jobspanel.h"
#include "ui/membership/addpeopledialog.h"
#include "ui/membership/listform.h"
#include "ui/membership/peoplelists.h"
#include "ui/membership/peoplesharing.h"
#include "ui/membership/planview.h"
#include "ui/persons/peopletab.h"
#include "ui/persons/peopletable.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/translations.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QFile>
#include <QInputDialog>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QTabBar>
#include <QToolButton>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000; // ms

QMimeData *dropOf(const QStringList &paths)
{
    auto *data = new QMimeData;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls << QUrl::fromLocalFile(path);
    data->setUrls(urls);
    return data;
}

//! As the window system does it.
void drop(QWidget *target, QMimeData *data)
{
    const std::unique_ptr<QMimeData> owned(data);
    const QPoint place = target->rect().center();
    QDragEnterEvent enter(place, Qt::CopyAction, data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(target, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(place, Qt::CopyAction, data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(target, &event);
}

QByteArray idList(const std::vector<std::string> &ids, size_t from, size_t to)
{
    QByteArray text;
    for (size_t i = from; i < to; ++i)
        text += QByteArray::fromStdString(ids[i]) + '\n';
    return text;
}

} // namespace

//! Lists of people through the window, against the demo server; what counts is its database.
class TestAddPeople final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();

    void pasteShowsThePlanAndAdds();
    void dropOfSeveralFilesMakesEqual();
    void correctionsAreReadAnew();
    void badListsAreRefusedInWords();
    void runsArePausedAndCancelled();
    void removedPeopleComeBack();
    void aCohortIsMadeInOneStep();
    void aRestartOffersToGoOn();
    void selectedPeopleGoToAnotherCohort();
    void rowsThatAreNotReadGoNowhere();
    void filesDroppedOnTheTabOpenTheWindow();
    void dynamicCohortsHaveNoLists();

private:
    void openWindow();
    bool openCohort(CohortId cohort);
    AddPeopleDialog *openDialog();
    bool awaitPlan(AddPeopleDialog *dialog);
    PeopleLists *lists() const { return m_window->window().workspace()->lists(); }
    JobsPanel *jobs() const { return m_window->window().workspace()->jobs(); }
    const std::vector<std::string> &ids() const { return m_world->everybody().ids; }
    std::set<std::string> someone(size_t from, size_t to) const
    {
        return {ids().begin() + qsizetype(from), ids().begin() + qsizetype(to)};
    }
    QString write(const QString &name, const QByteArray &bytes) const;

    QTemporaryDir m_folder;
    std::unique_ptr<MemberWorld> m_world;
    std::unique_ptr<WindowFixture> m_window;
};

void TestAddPeople::initTestCase()
{
    installTranslations();
    m_world = std::make_unique<MemberWorld>();
}

void TestAddPeople::init()
{
    QTest::failOnWarning(anyRealWarning());
}

void TestAddPeople::cleanup()
{
    m_window.reset();
    QVERIFY(m_world->demo().setFaults("[]"));
}

void TestAddPeople::openWindow()
{
    m_window = std::make_unique<WindowFixture>();
    // A run that the end of another test interrupted would be offered first.
    lists()->setFolder(m_folder.filePath(u"runs of "_s + QLatin1String(QTest::currentTestFunction())));
    m_window->open(m_world->demo().settings(), m_world->demo().key());
}

bool TestAddPeople::openCohort(CohortId cohort)
{
    openWindow();
    const auto isComplete = [this] { return m_window->session().catalogue().progress().isComplete; };
    if (!QTest::qWaitFor(isComplete, patience))
        return false;
    m_window->window().workspace()->list()->open(cohort);
    auto *tabs = m_window->window().workspace()->page()->findChild<QTabBar *>();
    for (int i = 0; tabs && i < tabs->count(); ++i) {
        if (tabs->tabText(i).remove(u'&') == u"People")
            tabs->setCurrentIndex(i);
    }
    return QTest::qWaitFor([this] { return lists()->addPeople()->isEnabled(); }, patience);
}

AddPeopleDialog *TestAddPeople::openDialog()
{
    lists()->addPeople()->trigger();
    return findNamed<AddPeopleDialog>(&m_window->window(), u"Add people"_s);
}

//! From the list to its plan, by the button that a person presses.
bool TestAddPeople::awaitPlan(AddPeopleDialog *dialog)
{
    if (!QTest::qWaitFor([dialog] { return dialog->primary()->isEnabled(); }, patience))
        return false;
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    return QTest::qWaitFor([dialog] { return dialog->view()->isVisible() && dialog->view()->plan().size() > 0; },
                           patience);
}

QString TestAddPeople::write(const QString &name, const QByteArray &bytes) const
{
    const QString path = m_folder.filePath(name);
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
}

void TestAddPeople::pasteShowsThePlanAndAdds()
{
    const CohortId cohort = m_world->makeCohort(u"Pasted"_s, someone(0, 3));
    QVERIFY(openCohort(cohort));
    AddPeopleDialog *dialog = openDialog();
    QVERIFY(dialog);
    QVERIFY(!dialog->primary()->isEnabled());
    QGuiApplication::clipboard()->setText(QString::fromUtf8(idList(ids(), 2, 8) + "broken\n"));
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
    QVERIFY(m_world->members(cohort) == someone(0, 3));
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_world->members(cohort) == someone(0, 8), patience);
    QTRY_VERIFY_WITH_TIMEOUT(lists()->notice()->isVisible(), patience);
    QVERIFY2(lists()->notice()->text().contains(u"as planned"_s), qPrintable(lists()->notice()->text()));
    // And back.
    auto *undo = findNamed<QPushButton>(lists()->notice(), u"Undo"_s);
    QVERIFY(undo);
    QTest::mouseClick(undo, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_world->members(cohort) == someone(0, 3), patience);
}

void TestAddPeople::dropOfSeveralFilesMakesEqual()
{
    const CohortId cohort = m_world->makeCohort(u"Dropped"_s, someone(0, 6));
    QVERIFY(openCohort(cohort));
    AddPeopleDialog *dialog = openDialog();
    QVERIFY(dialog);
    const QString one = write(u"one.csv"_s, "name;person_id\nA;" + QByteArray::fromStdString(ids()[4]) + "\n");
    const QString two = write(u"two.txt"_s, idList(ids(), 5, 9));
    drop(dialog, dropOf({one, two}));
    QVERIFY(awaitPlan(dialog));
    auto *equal = findNamed<QRadioButton>(dialog, u"Make equal"_s);
    QVERIFY(equal);
    QTest::mouseClick(equal, Qt::LeftButton, {}, {5, equal->height() / 2});
    QCOMPARE(dialog->primary()->text().remove(u'&'), u"Add 3, remove 4"_s);
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_world->members(cohort) == someone(4, 9), patience);
}

void TestAddPeople::correctionsAreReadAnew()
{
    const CohortId cohort = m_world->makeCohort(u"Corrected"_s, {});
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
    QVERIFY(m_world->members(cohort).empty());
}

void TestAddPeople::badListsAreRefusedInWords()
{
    const CohortId cohort = m_world->makeCohort(u"Bad"_s, {});
    QVERIFY(openCohort(cohort));
    AddPeopleDialog *dialog = openDialog();
    QVERIFY(dialog);
    dialog->takeFiles({write(u"book.xlsx"_s, QByteArray("PK\x03\x04 zip", 8))});
    QTRY_VERIFY(dialog->banner()->text().contains(u"Excel"_s));
    dialog->takeFiles({m_folder.filePath(u"not there.csv"_s)});
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
    const CohortId cohort = m_world->makeCohort(u"Paused"_s, someone(0, 40));
    QVERIFY(
        m_world->demo().setFaults(R"([{"method":"PATCH","path":"*remove_person*","fault":{"kind":"delay","ms":50}}])"));
    QVERIFY(openCohort(cohort));
    AddPeopleDialog *dialog = openDialog();
    dialog->takeText(idList(ids(), 0, 1), u"one"_s);
    QVERIFY(awaitPlan(dialog));
    dialog->view()->setMode(MemberMode::MakeEqual);
    QCOMPARE(dialog->primary()->text().remove(u'&'), u"Remove 39 people"_s);
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_world->members(cohort).size() < 38, patience);
    auto *pause = findNamed<QToolButton>(jobs(), u"Pause"_s);
    QVERIFY(pause);
    QTest::mouseClick(pause, Qt::LeftButton);
    QCOMPARE(pause->text(), u"Go on"_s);
    auto *cancel = findNamed<QToolButton>(jobs(), u"Cancel"_s);
    QTest::mouseClick(cancel, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(jobs()->runningCount(), 0, patience);
    QVERIFY(m_world->members(cohort).size() > 1);
    QTRY_VERIFY(lists()->notice()->isVisible());
    auto *undo = findNamed<QPushButton>(lists()->notice(), u"Undo"_s);
    QTest::mouseClick(undo, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_world->members(cohort) == someone(0, 40), patience);
}

void TestAddPeople::removedPeopleComeBack()
{
    const CohortId cohort = m_world->makeCohort(u"Removed"_s, someone(0, 5));
    QVERIFY(openCohort(cohort));
    auto *people = m_window->window().workspace()->people();
    QTRY_COMPARE_WITH_TIMEOUT(people->table()->model()->rowCount(), 5, patience);
    QVERIFY(!lists()->removeSelected()->isEnabled());
    people->table()->setFocus();
    QTRY_VERIFY(people->table()->model()->index(0, 0).data().isValid());
    clickCell(people->table(), people->table()->model()->index(0, 0));
    clickCell(people->table(), people->table()->model()->index(2, 0), Qt::ShiftModifier);
    QTRY_COMPARE(int(people->selectedPeople().size()), 3);
    QVERIFY(lists()->removeSelected()->isEnabled());
    lists()->removeSelected()->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_world->members(cohort).size(), size_t(2), patience);
    QTRY_VERIFY_WITH_TIMEOUT(lists()->notice()->isVisible(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(people->table()->model()->rowCount(), 2, patience);
    QTest::mouseClick(findNamed<QPushButton>(lists()->notice(), u"Undo"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_world->members(cohort) == someone(0, 5), patience);
}

void TestAddPeople::aCohortIsMadeInOneStep()
{
    openWindow();
    CohortId made;
    connect(lists(), &PeopleLists::createdCohort, this, [&made](CohortId id) { made = id; });
    AddPeopleDialog *dialog = lists()->openForNew(u"Made from a list"_s, u"by a test"_s);
    QVERIFY(dialog);
    dialog->takeText(idList(ids(), 10, 14), u"four"_s);
    QVERIFY(awaitPlan(dialog));
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(made.isValid(), patience);
    QVERIFY(m_world->members(made) == someone(10, 14));
}

//! The window goes in the middle of a run; the next one offers to go on.
void TestAddPeople::aRestartOffersToGoOn()
{
    const CohortId cohort = m_world->makeCohort(u"Restarted"_s, someone(0, 30));
    QVERIFY(
        m_world->demo().setFaults(R"([{"method":"PATCH","path":"*remove_person*","fault":{"kind":"delay","ms":30}}])"));
    QVERIFY(openCohort(cohort));
    AddPeopleDialog *dialog = openDialog();
    dialog->takeText(idList(ids(), 0, 1), u"one"_s);
    QVERIFY(awaitPlan(dialog));
    dialog->view()->setMode(MemberMode::MakeEqual);
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_world->members(cohort).size() < 25, patience);
    m_window.reset();
    QVERIFY(m_world->members(cohort).size() > 1);
    const CohortId beside = m_world->makeCohort(u"Beside"_s, someone(0, 3));
    QVERIFY(openCohort(beside));
    QTRY_VERIFY_WITH_TIMEOUT(lists()->notice()->isVisible(), patience);
    QVERIFY2(lists()->notice()->text().contains(u"from Restarted” was interrupted"_s),
             qPrintable(lists()->notice()->text()));
    // What is removed meanwhile can be taken back before.
    auto *people = m_window->window().workspace()->people();
    QTRY_COMPARE_WITH_TIMEOUT(people->table()->model()->rowCount(), 3, patience);
    people->table()->selectRow(0);
    QTRY_COMPARE_WITH_TIMEOUT(int(people->selectedPeople().size()), 1, patience);
    lists()->removeSelected()->trigger();
    QTRY_VERIFY_WITH_TIMEOUT((findNamed<QPushButton>(lists()->notice(), u"Undo"_s)), patience);
    QCOMPARE(m_world->members(beside).size(), size_t(2));
    QTest::mouseClick(findNamed<QPushButton>(lists()->notice(), u"Undo"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_world->members(beside) == someone(0, 3), patience);
    QVERIFY(m_world->members(cohort).size() > 1);
    QTRY_VERIFY_WITH_TIMEOUT(lists()->notice()->text().contains(u"interrupted"_s), patience);
    QTest::mouseClick(findNamed<QPushButton>(lists()->notice(), u"Go on"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_world->members(cohort) == someone(0, 1), patience);
    QTRY_VERIFY_WITH_TIMEOUT(lists()->notice()->text().contains(u"as planned"_s), patience);
}

void TestAddPeople::selectedPeopleGoToAnotherCohort()
{
    const CohortId from = m_world->makeCohort(u"Given"_s, someone(0, 3));
    const CohortId to = m_world->makeCohort(u"Taken"_s, someone(2, 4));
    QVERIFY(openCohort(from));
    auto *people = m_window->window().workspace()->people();
    QTRY_COMPARE_WITH_TIMEOUT(people->table()->model()->rowCount(), 3, patience);
    people->table()->selectAll();
    QTRY_COMPARE_WITH_TIMEOUT(int(people->selectedPeople().size()), 3, patience);
    auto *sharing = lists()->findChild<PeopleSharing *>();
    QVERIFY(sharing->addToCohort()->isEnabled());
    sharing->addToCohort()->trigger();
    auto *choice = m_window->window().findChild<QInputDialog *>();
    QVERIFY(choice);
    QVERIFY(!choice->comboBoxItems().contains(u"Given (id %1)"_s.arg(from.value)));
    choice->setTextValue(u"Taken (id %1)"_s.arg(to.value));
    choice->accept();
    AddPeopleDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = findNamed<AddPeopleDialog>(&m_window->window(), u"Add people"_s)));
    QVERIFY(awaitPlan(dialog));
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_world->members(to) == someone(0, 4), patience);
}

//! How many rows there are is known before who is in them.
void TestAddPeople::rowsThatAreNotReadGoNowhere()
{
    const CohortId from = m_world->makeCohort(u"Slow"_s, someone(0, 3));
    QVERIFY(m_world->demo().setFaults(R"([{"method":"GET","path":"*persons*","fault":{"kind":"delay","ms":3000}}])"));
    QVERIFY(openCohort(from));
    QString words;
    connect(lists(), &PeopleLists::done, this, [&words](const QString &text) { words = text; });
    auto *people = m_window->window().workspace()->people();
    QTRY_COMPARE_WITH_TIMEOUT(people->table()->model()->rowCount(), 3, patience);
    people->table()->selectAll();
    QVERIFY(people->selectedPeople().empty());
    lists()->findChild<PeopleSharing *>()->addToCohort()->trigger();
    QVERIFY(!m_window->window().findChild<QInputDialog *>());
    QVERIFY2(words.contains(u"3 selected rows are not read yet"_s), qPrintable(words));
}

void TestAddPeople::filesDroppedOnTheTabOpenTheWindow()
{
    const CohortId cohort = m_world->makeCohort(u"Dropped on"_s, {});
    QVERIFY(openCohort(cohort));
    drop(m_window->window().workspace()->people(), dropOf({write(u"three.txt"_s, idList(ids(), 0, 3))}));
    auto *dialog = findNamed<AddPeopleDialog>(&m_window->window(), u"Add people"_s);
    QVERIFY(dialog);
    QVERIFY(awaitPlan(dialog));
    QCOMPARE(dialog->view()->plan().count(Verdict::Add), 3);
    dialog->reject();
}

void TestAddPeople::dynamicCohortsHaveNoLists()
{
    openWindow();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().catalogue().progress().isComplete, patience);
    for (const CatalogueRowPtr &row : m_window->session().catalogue().rows()) {
        if (row->cohort.isStatic || !row->cohort.id.isValid())
            continue;
        m_window->window().workspace()->list()->open(row->cohort.id);
        break;
    }
    QVERIFY(!lists()->addPeople()->isEnabled());
    QVERIFY(!lists()->addPeople()->isVisible());
}

QTEST_MAIN(TestAddPeople)

#include "tst_addpeople.moc"
