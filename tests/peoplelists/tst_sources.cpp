// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/membership/matchedlist.h"
#include "models/tables/cohorttablemodel.h"
#include "tests/peoplelists/listwindow.h"
#include "tests/support/awaiting.h"
#include "tests/support/instrumented.h"
#include "ui/jobs/jobspanel.h"
#include "ui/membership/planview.h"
#include "ui/persons/peopletab.h"
#include "ui/persons/peopletable.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/searchedit.h"
#include "ui/widgets/translations.h"

#include <QAction>
#include <QDrag>
#include <QElapsedTimer>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

namespace {

constexpr const char *NoQueries = R"([{"method":"POST","path":"*query*","fault":{"kind":"status","status":403}}])";

} // namespace

//! Where lists come from and where they go in the window: dragged people, dropped files, the server's own import, and
//! lists that are none.
class TestSources final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { installTranslations(); }
    void init() { QTest::failOnWarning(anyRealWarning()); }
    void cleanup() { QVERIFY(m_list.close()); }

    void peopleAreDraggedOntoACohort();
    void searchedPeopleAreDraggedToo();
    void dragsGoOnlyWhereTheyMay();
    void filesAreDroppedOntoACohort();
    void dryRunEqualsTheLaterRun();
    void trapsArePlannedAndUploaded_data();
    void trapsArePlannedAndUploaded();
    void aNewCohortIsUploaded_data();
    void aNewCohortIsUploaded();
    void badListsAreToldInWords_data();
    void badListsAreToldInWords();
    void badRowsAreToldInWords_data();
    void badRowsAreToldInWords();
    void aPlanOfAMillionRowsScrollsAsOneOfAThousand();
    void aKeyThatSeesNobodyIsNamed();
    void aCohortThatTurnedDynamicStopsTheRun();
    void aDifferenceIsExplained();

private:
    QDrag *dragSelected();
    QPoint placeOf(CohortId cohort);
    QWidget *cohortRows() { return m_list.workspace()->list()->table()->viewport(); }
    std::set<std::string> members(CohortId cohort) { return m_list.world().members(cohort); }
    bool jobsSay(const QString &words) const;
    bool saveReport(QWidget *parent, const QString &name);
    QByteArray read(const QString &name) const;
    std::set<std::string> peopleOf(const QString &names) const;

    ListWindow m_list;
};

//! Presses on the first selected row and moves the pointer away. The drag that this began; null: none.
QDrag *TestSources::dragSelected()
{
    PeopleTable *table = m_list.people()->table();
    const QPoint from = table->visualRect(table->model()->index(0, 0)).center();
    const QPoint to = from + QPoint(0, 4 * QApplication::startDragDistance());
    QTest::mousePress(table->viewport(), Qt::LeftButton, {}, from);
    QMouseEvent move(QEvent::MouseMove, to, table->viewport()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(table->viewport(), &move);
    QMouseEvent further(QEvent::MouseMove, to, table->viewport()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(table->viewport(), &further);
    auto *drag = table->findChild<QDrag *>();
    QTest::mouseRelease(table->viewport(), Qt::LeftButton, {}, to);
    return drag;
}

QPoint TestSources::placeOf(CohortId cohort)
{
    DataTable *table = m_list.workspace()->list()->table();
    const auto *model = qobject_cast<CohortTableModel *>(table->model());
    const QModelIndex index = table->model()->index(model->rowOf(cohort), int(CohortColumn::Name));
    table->scrollTo(index);
    return table->visualRect(index).center();
}

void TestSources::peopleAreDraggedOntoACohort()
{
    const CohortId from = m_list.world().makeCohort(u"From here"_s, m_list.someone(0, 3));
    const CohortId to = m_list.world().makeCohort(u"To there"_s, m_list.someone(2, 4));
    QVERIFY(m_list.openCohort(from));
    PeopleTable *table = m_list.people()->table();
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 3, patience);
    QVERIFY2(!dragSelected(), "an unselected row is no drag: the mouse selects");
    table->selectAll();
    QTRY_COMPARE_WITH_TIMEOUT(int(m_list.people()->selectedPeople().size()), 3, patience);
    const QDrag *drag = dragSelected();
    QVERIFY(drag);
    QCOMPARE(table->selectedRowCount(), 3);
    QVERIFY(drop(cohortRows(), *drag->mimeData(), placeOf(to)));
    AddPeopleDialog *dialog = m_list.awaitDialog();
    QVERIFY(dialog);
    QVERIFY(m_list.awaitPlan(dialog));
    QCOMPARE(dialog->view()->plan().count(Verdict::Add), 2);
    QCOMPARE(dialog->view()->plan().count(Verdict::AlreadyIn), 1);
    QVERIFY2(members(to) == m_list.someone(2, 4), "nothing happens before the plan is confirmed");
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(members(to) == m_list.someone(0, 4), patience);
    QVERIFY(members(from) == m_list.someone(0, 3));
}

void TestSources::searchedPeopleAreDraggedToo()
{
    const CohortId from = m_list.world().makeCohort(u"Searched"_s, m_list.someone(0, 20));
    const CohortId to = m_list.world().makeCohort(u"Found"_s, {});
    QVERIFY(m_list.openCohort(from));
    PeopleTable *table = m_list.people()->table();
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 20, patience);
    m_list.people()->searchEdit()->setText(QString::fromStdString(m_list.ids()[7]));
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, patience);
    table->selectAll();
    QTRY_COMPARE_WITH_TIMEOUT(int(m_list.people()->selectedPeople().size()), 1, patience);
    const QDrag *drag = dragSelected();
    QVERIFY(drag);
    QVERIFY(drop(cohortRows(), *drag->mimeData(), placeOf(to)));
    AddPeopleDialog *dialog = m_list.awaitDialog();
    QVERIFY(dialog && m_list.awaitPlan(dialog));
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(members(to) == (std::set<std::string>{m_list.ids()[7]}), patience);
}

void TestSources::dragsGoOnlyWhereTheyMay()
{
    const CohortId from = m_list.world().makeCohort(u"Own"_s, m_list.someone(0, 3));
    QVERIFY(m_list.openCohort(from));
    PeopleTable *table = m_list.people()->table();
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 3, patience);
    table->selectAll();
    QTRY_COMPARE_WITH_TIMEOUT(int(m_list.people()->selectedPeople().size()), 3, patience);
    const QDrag *drag = dragSelected();
    QVERIFY(drag);
    QVERIFY2(!drop(cohortRows(), *drag->mimeData(), placeOf(from)), "they are in it already");
    CohortId dynamic;
    for (const CatalogueRowPtr &row : m_list.session().catalogue().rows()) {
        if (!row->cohort.isStatic && row->cohort.id.isValid())
            dynamic = row->cohort.id;
    }
    QVERIFY2(!drop(cohortRows(), *drag->mimeData(), placeOf(dynamic)), "its criteria say who is in it");
    QMimeData text;
    text.setText(u"no people of this program"_s);
    QVERIFY(!drop(cohortRows(), text, placeOf(from)));
    QVERIFY(!findNamed<AddPeopleDialog>(&m_list.window(), u"Add people"_s));
    QVERIFY2(!m_list.workspace()->list()->table()->findChild<QWidget *>(u"qt_rubberband"_s), "no frame is left");
}

void TestSources::filesAreDroppedOntoACohort()
{
    const CohortId open = m_list.world().makeCohort(u"Open"_s, {});
    const CohortId to = m_list.world().makeCohort(u"Beside it"_s, {});
    QVERIFY(m_list.openCohort(open));
    QVERIFY(drop(cohortRows(), *dropOf({m_list.write(u"five.txt"_s, m_list.idList(0, 5))}), placeOf(to)));
    AddPeopleDialog *dialog = m_list.awaitDialog();
    QVERIFY(dialog && m_list.awaitPlan(dialog));
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(members(to) == m_list.someone(0, 5), patience);
    QVERIFY(members(open).empty());
}

bool TestSources::jobsSay(const QString &words) const
{
    const auto labels = m_list.jobs()->findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
                       [&](const QLabel *label) { return label->text().contains(words); });
}

QByteArray TestSources::read(const QString &name) const
{
    QFile file(m_list.path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool TestSources::saveReport(QWidget *parent, const QString &name)
{
    auto *chooser = parent->findChild<QFileDialog *>();
    if (!chooser)
        return false;
    emit chooser->fileSelected(m_list.path(name));
    chooser->close();
    return !read(name).isEmpty();
}

//! The report of the plan and the report of its run are the same file.
void TestSources::dryRunEqualsTheLaterRun()
{
    const CohortId cohort = m_list.world().makeCohort(u"Reported"_s, m_list.someone(0, 6));
    QVERIFY(m_list.openCohort(cohort));
    QVERIFY(!m_list.lists()->saveResult()->isVisible());
    AddPeopleDialog *dialog = m_list.openDialog();
    dialog->takeText("person_id\n" + m_list.idList(4, 9) + "broken\n" + m_list.idList(5, 6), u"list"_s);
    QVERIFY(m_list.awaitPlan(dialog));
    dialog->view()->setMode(MemberMode::MakeEqual);
    QTest::mouseClick(findNamed<QPushButton>(dialog, u"Save report..."_s), Qt::LeftButton);
    QVERIFY(saveReport(dialog, u"plan.csv"_s));
    QCOMPARE(read(u"plan.csv"_s).count('\n'), qsizetype(1 + 5 + 2 + 4));
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_list.lists()->saveResult()->isVisible(), patience);
    QVERIFY(members(cohort) == m_list.someone(4, 9));
    m_list.lists()->saveResult()->trigger();
    QVERIFY(saveReport(&m_list.window(), u"result.csv"_s));
    QCOMPARE(read(u"result.csv"_s), read(u"plan.csv"_s));
}

//! "DISTINCT1 DISTINCT2": whom they name.
std::set<std::string> TestSources::peopleOf(const QString &names) const
{
    const Everybody &all = m_list.everybody();
    std::set<std::string> people;
    for (const QString &name : names.split(u' ')) {
        const int i = name.last(1).toInt();
        if (name.startsWith(u'P'))
            people.insert(wordOf(all, IdKind::PersonId, i));
        else if (name.startsWith(u'D'))
            people.insert(all.byDistinctId.at(wordOf(all, IdKind::DistinctId, i)));
        else
            people.merge(std::set(all.byEmail.at(wordOf(all, IdKind::Email, i))));
    }
    return people;
}

void TestSources::trapsArePlannedAndUploaded_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("people");
    QTest::addColumn<QByteArray>("filling"); // a row that names nobody; # is its number
    const auto row = [](const char *name, const QByteArray &file, const QString &people, const QByteArray &filling) {
        QTest::newRow(name) << file << people << filling;
    };
    row("sent: distinct_id alone", "distinct_id\nDISTINCT1\nDISTINCT2\n", u"DISTINCT1 DISTINCT2"_s, "nobody-#\n");
    row("User ID", "User ID\nDISTINCT1\n", u"DISTINCT1"_s, "nobody-#\n");
    row("User ID with a comma", "User ID,\nDISTINCT1,\n", u"DISTINCT1"_s, "nobody-#,\n");
    row("sent: emails without header", "EMAIL1\nEMAIL2\n", u"EMAIL1 EMAIL2"_s, "nobody#@nowhere.invalid\n");
    row("an export with id", "id,name\nPERSON1,A\n", u"PERSON1"_s, "ffffffff-0000-4000-8000-00000000#,B\n");
    row("sent: semicolons", "name;person_id\nA;PERSON1\n", u"PERSON1"_s, "B;ffffffff-0000-4000-8000-00000000#\n");
    row("Latin-1", "distinct_id,name\nDISTINCT2,Ren\xe9\n", u"DISTINCT2"_s, "nobody-#,Ren\xe9\n");
    row("a mark and blanks", "\xef\xbb\xbf\n\nperson_id,\nPERSON2,\n", u"PERSON2"_s,
        "ffffffff-0000-4000-8000-00000000#,\n");
}

//! Files that the server's own rules read otherwise than they are meant (contract 4): the plan means what the person
//! means, and so does the upload, because it sends a file that cannot be misread.
void TestSources::trapsArePlannedAndUploaded()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, people);
    QFETCH(QByteArray, filling);
    const CohortId cohort = m_list.world().makeCohort(u"Trap"_s, {});
    QVERIFY(m_list.openCohort(cohort));
    AddPeopleDialog *dialog = m_list.openDialog();
    QByteArray bytes = withWords(file, m_list.everybody());
    dialog->takeFiles({m_list.write(u"short.csv"_s, bytes)});
    QVERIFY(m_list.awaitPlan(dialog));
    std::set<std::string> planned;
    for (const PersonKey &person : dialog->view()->plan().changes().additions)
        planned.insert(person.text());
    QVERIFY(planned == peopleOf(people));
    QTest::mouseClick(findNamed<QPushButton>(dialog, u"Back"_s), Qt::LeftButton);
    const bool isQuick = !qEnvironmentVariableIsSet("COHORT_DESK_LONG");
    if (isQuick && !QByteArray(QTest::currentDataTag()).startsWith("sent: "))
        return;
    // Too many for a key that may not ask queries.
    const int fillings = people.startsWith(u'E') ? 50'100 : 2'100;
    for (int i = 1; i <= fillings; ++i)
        bytes += QByteArray(filling).replace("#", QByteArray::number(i).rightJustified(4, '0'));
    QVERIFY(m_list.world().demo().setFaults(NoQueries));
    dialog->takeFiles({m_list.write(u"long.csv"_s, bytes)});
    QTRY_VERIFY_WITH_TIMEOUT(dialog->primary()->isEnabled(), patience);
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    QPushButton *upload = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((upload = findNamed<QPushButton>(dialog, u"Upload as CSV"_s)), patience);
    QVERIFY(members(cohort).empty());
    QTest::mouseClick(upload, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(members(cohort) == peopleOf(people), patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_list.jobs()->runningCount(), 0, patience);
    const qint64 total = people.count(u' ') + 1 + fillings;
    const QString announced = u"Ids that the server read: %1; that named nobody: %2"_s.arg(
        QLocale().toString(total), QLocale().toString(qint64(fillings)));
    QTRY_VERIFY_WITH_TIMEOUT(jobsSay(announced), patience);
}

void TestSources::aNewCohortIsUploaded_data()
{
    QTest::addColumn<QByteArray>("faults");
    QByteArray answerLost(NoQueries);
    answerLost.replace("]", R"(,{"method":"POST","path":"*/cohorts/","fault":{"kind":"cut"}}])");
    QTest::newRow("answered") << QByteArray(NoQueries);
    QTest::newRow("the answer is lost") << answerLost;
}

void TestSources::aNewCohortIsUploaded()
{
    QFETCH(QByteArray, faults);
    m_list.openWindow();
    QVERIFY(m_list.world().demo().setFaults(faults));
    CohortId made;
    connect(m_list.lists(), &PeopleLists::createdCohort, this, [&made](CohortId id) { made = id; });
    AddPeopleDialog *dialog = m_list.lists()->openForNew(u"Uploaded as new"_s, u"by a test"_s);
    QVERIFY(dialog);
    QByteArray text = withWords("DISTINCT1\nDISTINCT2\n", m_list.everybody());
    for (int i = 0; i < 2'100; ++i)
        text += "nobody-" + QByteArray::number(i) + '\n';
    dialog->takeText(text, u"list"_s);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->primary()->isEnabled(), patience);
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    QPushButton *upload = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((upload = findNamed<QPushButton>(dialog, u"Upload as CSV"_s)), patience);
    QTest::mouseClick(upload, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(made.isValid() && members(made) == peopleOf(u"DISTINCT1 DISTINCT2"_s), patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_list.jobs()->runningCount(), 0, patience);
    QVERIFY(jobsSay(u"that named nobody: 2,100"_s));
}

void TestSources::badListsAreToldInWords_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("words");
    QTest::newRow("empty") << QByteArray() << u"empty"_s;
    QTest::newRow("blanks") << QByteArray("\n \n") << u"empty"_s;
    QTest::newRow("workbook") << QByteArray("PK\x03\x04 zip", 8) << u"save the sheet as CSV first"_s;
    QTest::newRow("binary") << QByteArray(3000, '\x01') << u"not a text file"_s;
    QTest::newRow("only a header") << QByteArray("person_id\n") << u"No row has a value"_s;
    QTest::newRow("open quote") << QByteArray("email\n\"a@x.com\nb@x.com\n") << u"row 2 is never closed"_s;
}

void TestSources::badListsAreToldInWords()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, words);
    QVERIFY(m_list.openCohort(m_list.world().makeCohort(u"Bad"_s, {})));
    AddPeopleDialog *dialog = m_list.openDialog();
    dialog->takeFiles({m_list.write(u"bad.csv"_s, file)});
    const auto isTold = [&] { return dialog->banner()->text().contains(words); };
    QTRY_VERIFY_WITH_TIMEOUT(isTold() || dialog->primary()->isEnabled(), patience);
    if (!isTold())
        QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    QTRY_VERIFY2(isTold(), qPrintable(dialog->banner()->text()));
    QVERIFY(!dialog->view()->isVisible());
}

void TestSources::badRowsAreToldInWords_data()
{
    QTest::addColumn<QByteArray>("rows"); // the second one is bad
    QTest::addColumn<QString>("words");
    QTest::newRow("a cell of 50 MB") << "email\na@x.com\n" + QByteArray(50 << 20, 'y') + "\nb@x.com\n"
                                     << u"too long for an identifier"_s;
    QTest::newRow("a NUL") << QByteArray("email\na@x.com\nb\0@x.com\nc@x.com\n", 31) << u"NUL"_s;
    QTest::newRow("a space in an email") << QByteArray("email\na@x.com\nb b@x.com\nc@x.com\n") << u"no space"_s;
    QTest::newRow("a space in a person id") << QByteArray("person_id\nPERSON1\nPERSON2 PERSON1\n") << u"32 digits"_s;
    QTest::newRow("mixed line ends") << QByteArray("email\r\na@x.com\rnot-one\nc@x.com\r\n") << u"not an email"_s;
}

void TestSources::badRowsAreToldInWords()
{
    QFETCH(QByteArray, rows);
    QFETCH(QString, words);
    QVERIFY(m_list.openCohort(m_list.world().makeCohort(u"Bad rows"_s, {})));
    AddPeopleDialog *dialog = m_list.openDialog();
    dialog->takeFiles({m_list.write(u"rows.csv"_s, withWords(rows, m_list.everybody()))});
    QVERIFY(m_list.awaitPlan(dialog));
    const MembershipPlan &plan = dialog->view()->plan();
    QCOMPARE(plan.count(Verdict::NotValid), 1);
    QCOMPARE(plan.verdict(1), Verdict::NotValid);
    QCOMPARE(plan.number(1), 3);
    QVERIFY2(plan.reason(1).contains(words), qPrintable(plan.reason(1)));
}

void TestSources::aPlanOfAMillionRowsScrollsAsOneOfAThousand()
{
    const auto scrollTime = [](qint64 rows) {
        auto list = std::make_shared<PeopleList>(IdKind::DistinctId);
        for (qint64 row = 1; row <= rows; ++row)
            list->add(row, "user-" + std::to_string(row), ValueFlaw::None);
        auto match = std::make_shared<MatchedList>(matchFor(list));
        finishMatch(*match);
        PlanView view;
        view.setMatch(match, false);
        view.resize(1000, 700);
        view.show();
        QScrollBar *bar = view.table()->verticalScrollBar();
        QElapsedTimer clock;
        clock.start();
        constexpr int Steps = 60;
        int drawn = 0;
        for (int step = 0; step < Steps; ++step) {
            bar->setValue(int(qint64(bar->maximum()) * step / Steps));
            drawn += view.table()->viewport()->grab().width();
        }
        return drawn > 0 && bar->maximum() > 0 ? clock.nsecsElapsed() / Steps : 0;
    };
    const qint64 small = scrollTime(1'000), large = scrollTime(1'000'000);
    qInfo("a step: %lld us in 1,000 rows, %lld us in 1,000,000", small / 1000, large / 1000);
    QVERIFY(small > 0);
    QVERIFY(isInstrumented || large < 2 * small + 3'000'000);
}

void TestSources::aKeyThatSeesNobodyIsNamed()
{
    const CohortId cohort = m_list.world().makeCohort(u"Unseen"_s, {});
    QVERIFY(m_list.world().demo().setFaults(R"([{"method":"GET","path":"*persons*","fault":{"kind":"status",
        "status":403,"detail":"API key missing required scope 'person:read'"}}])"));
    QVERIFY(m_list.openCohort(cohort));
    AddPeopleDialog *dialog = m_list.openDialog();
    dialog->takeText("a@x.com\nb@x.com\n", u"list"_s);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->primary()->isEnabled(), patience);
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->banner()->text().contains(u"person:read"_s), patience);
}

void TestSources::aCohortThatTurnedDynamicStopsTheRun()
{
    const CohortId cohort = m_list.world().makeCohort(u"Turned"_s, {});
    QVERIFY(m_list.openCohort(cohort));
    AddPeopleDialog *dialog = m_list.openDialog();
    dialog->takeText(m_list.idList(0, 3), u"list"_s);
    QVERIFY(m_list.awaitPlan(dialog));
    const auto changes = [this] { return m_list.world().demo().requests().count("add_persons_to_static_cohort"); };
    const qsizetype before = changes();
    const auto turned = await<Cohort>([&](QObject *context, Answer<Cohort> answer) {
        return m_list.world().api().patchCohort(cohort, R"({"is_static":false,"filters":{"properties":{"type":"OR",
            "values":[{"type":"OR","values":[{"key":"plan","type":"person","operator":"is_set","value":"is_set"}]}]}}})",
                                                context, std::move(answer));
    });
    QVERIFY(turned && *turned);
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(jobsSay(u"not static any more"_s), patience);
    QCOMPARE(changes(), before);
}

//! Somebody else adds a person while the run goes.
void TestSources::aDifferenceIsExplained()
{
    const CohortId cohort = m_list.world().makeCohort(u"Shared"_s, m_list.someone(0, 20));
    QVERIFY(m_list.world().demo().setFaults(
        R"([{"method":"PATCH","path":"*remove_person*","fault":{"kind":"delay","ms":30}}])"));
    QVERIFY(m_list.openCohort(cohort));
    AddPeopleDialog *dialog = m_list.openDialog();
    dialog->takeText(m_list.idList(0, 1), u"list"_s);
    QVERIFY(m_list.awaitPlan(dialog));
    dialog->view()->setMode(MemberMode::MakeEqual);
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(members(cohort).size() < 18, patience);
    const auto added = await<Done>([&](QObject *context, Answer<Done> answer) {
        const std::vector<PersonId> other{{QString::fromStdString(m_list.ids()[30])}};
        return m_list.world().api().addPersons(cohort, other, context, std::move(answer));
    });
    QVERIFY(added && *added);
    const Banner *notice = m_list.lists()->notice();
    QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), patience);
    QVERIFY2(notice->text().contains(u"differs from the planned 1 because"_s), qPrintable(notice->text()));
    QVERIFY2(!notice->text().endsWith(u".."_s), qPrintable(notice->text()));
    QVERIFY(members(cohort) == (std::set<std::string>{m_list.ids()[0], m_list.ids()[30]}));
}

QTEST_MAIN(TestSources)

#include "tst_sources.moc"
