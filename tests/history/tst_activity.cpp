// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/jsontext.h"
#include "models/tables/activitytablemodel.h"
#include "models/tables/changetree.h"
#include "models/tables/tableroles.h"
#include "tests/history/historyfixture.h"
#include "tests/support/peerwindow.h"
#include "ui/activity/activityview.h"
#include "ui/activity/projectactivity.h"
#include "ui/activity/restoredialog.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/changetreeview.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/translations.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QToolButton>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

namespace {

QString cell(const DataTable *table, int row, ActivityColumn column)
{
    return table->model()->index(row, static_cast<int>(column)).data().toString();
}

//! A filter is known to readers by its hidden label.
void choose(QWidget *root, const QString &name, const QString &text)
{
    for (QComboBox *box : root->findChildren<QComboBox *>())
        if (box->accessibleName() == name && box->isVisible())
            box->setCurrentText(text);
}

QByteArray listOf(const QByteArray &rows)
{
    return R"({"count":1,"next":null,"previous":null,"results":[)" + rows + "]}";
}

} // namespace

//! What happened to cohorts, seen through the whole window.
class TestActivity final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { installTranslations(); }
    void init() { QTest::failOnWarning(anyRealWarning()); }

    void tellsWhoDidWhatNewestFirst_data() { addGenerations(); }
    void tellsWhoDidWhatNewestFirst();
    void restoresAnEarlierVersion_data() { addGenerations(); }
    void restoresAnEarlierVersion();
    void restoringSeesWhatSomebodyElseChanged();
    void filtersByKindPersonAndDate();
    void exportsWhatMatches();
    void projectWindowLeadsToTheCohort_data() { addGenerations(); }
    void projectWindowLeadsToTheCohort();
    void aKeyWithoutTheScopeIsToldWhatToDo();
    void oddEntriesAreShownAsTheyAre();
    void aFailureIsToldAndTriedAgain();
    void copiesRowsAndWalksByKeyboard();

private:
    static DataTable *table(const QWidget *root) { return findNamed<DataTable>(root, u"Activity"_s); }
    static ChangeTreeView *changes(const QWidget *root) { return findNamed<ChangeTreeView>(root, u"Changes"_s); }
    //! A cohort with a history: created, renamed, criteria from 30 to 14 days.
    static CohortId edited(HistoryFixture &fixture)
    {
        const auto made = fixture.create(R"({"name":"Before","filters":)" + visited(30) + "}");
        if (!made)
            return {};
        fixture.patch(made->id, R"({"name":"After"})");
        fixture.patch(made->id, R"({"filters":)" + visited(14) + "}");
        return made->id;
    }
    static bool openLog(HistoryFixture &fixture, CohortId id, int rows)
    {
        return fixture.open(id) && fixture.openTab(u"Activity"_s) &&
               QTest::qWaitFor([&] { return table(&fixture.window.window())->model()->rowCount() == rows; }, patience);
    }
};

void TestActivity::tellsWhoDidWhatNewestFirst()
{
    QFETCH(QString, generation);
    HistoryFixture fixture(generation);
    const CohortId id = edited(fixture);
    QVERIFY(id.isValid());
    QVERIFY(openLog(fixture, id, 3));
    MainWindow &window = fixture.window.window();
    QCOMPARE(cell(table(&window), 0, ActivityColumn::What), u"changed criteria"_s);
    QVERIFY2(cell(table(&window), 0, ActivityColumn::Changes).contains(u"30 → 14 days"_s),
             qPrintable(cell(table(&window), 0, ActivityColumn::Changes)));
    QCOMPARE(cell(table(&window), 1, ActivityColumn::What), u"changed name"_s);
    QVERIFY(cell(table(&window), 1, ActivityColumn::Changes).contains(u"“Before” → “After”"_s));
    QCOMPARE(cell(table(&window), 2, ActivityColumn::What), u"created the cohort"_s);
    QVERIFY(!cell(table(&window), 0, ActivityColumn::Who).isEmpty());
    clickCell(table(&window), table(&window)->model()->index(0, 0));
    QTRY_VERIFY(changes(&window)->text().contains(u"30 → 14 days"_s));
    // What was not changed stands around it.
    QVERIFY(changes(&window)->text().contains(u"of"_s));
}

void TestActivity::restoresAnEarlierVersion()
{
    QFETCH(QString, generation);
    HistoryFixture fixture(generation);
    const CohortId id = edited(fixture);
    QVERIFY(openLog(fixture, id, 3));
    MainWindow &window = fixture.window.window();
    clickCell(table(&window), table(&window)->model()->index(0, 0));
    QTest::mouseClick(findNamed<QToolButton>(&window, u"Restore..."_s), Qt::LeftButton);
    auto *dialog = window.findChild<RestoreDialog *>();
    QVERIFY(dialog);
    auto *preview = findNamed<ChangeTreeView>(dialog, u"What will change"_s);
    QTRY_VERIFY(preview->text().contains(u"14 → 30 days"_s));
    QVERIFY(!findNamed<QCheckBox>(dialog, u"Name"_s)->isEnabled()); // this entry does not tell it
    auto *restore = findNamed<QAbstractButton>(dialog, u"Restore"_s);
    QTRY_VERIFY(restore->isEnabled());
    QTest::mouseClick(restore, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(table(&window)->model()->rowCount(), 4, patience);
    const auto now = fixture.read(id);
    QVERIFY(now && now->filters.contains("30") && !now->filters.contains("14"));
    QCOMPARE(now->name, u"After"_s);
    QTRY_VERIFY(!window.findChild<RestoreDialog *>());
}

void TestActivity::restoringSeesWhatSomebodyElseChanged()
{
    HistoryFixture fixture;
    const CohortId id = edited(fixture);
    QVERIFY(openLog(fixture, id, 3));
    MainWindow &window = fixture.window.window();
    clickCell(table(&window), table(&window)->model()->index(0, 0));
    QTest::mouseClick(findNamed<QToolButton>(&window, u"Restore..."_s), Qt::LeftButton);
    auto *dialog = window.findChild<RestoreDialog *>();
    auto *preview = findNamed<ChangeTreeView>(dialog, u"What will change"_s);
    QTRY_VERIFY(preview->text().contains(u"14 → 30 days"_s));
    QVERIFY(fixture.patch(id, R"({"filters":)" + visited(7) + "}", false)); // somebody else
    QTest::mouseClick(findNamed<QAbstractButton>(dialog, u"Restore"_s), Qt::LeftButton);
    QTRY_VERIFY(preview->text().contains(u"7 → 30 days"_s));
    QVERIFY(dialog->findChild<Banner *>()->text().contains(u"meanwhile"_s));
    QVERIFY(fixture.read(id)->filters.contains(":7")); // nothing was sent
    QTest::mouseClick(findNamed<QAbstractButton>(dialog, u"Restore"_s), Qt::LeftButton);
    QTRY_VERIFY(!window.findChild<RestoreDialog *>());
    QVERIFY(fixture.read(id)->filters.contains(":30"));
}

void TestActivity::filtersByKindPersonAndDate()
{
    HistoryFixture fixture;
    const CohortId id = edited(fixture);
    QVERIFY(openLog(fixture, id, 3));
    MainWindow &window = fixture.window.window();
    DataTable *log = table(&window);
    choose(&window, u"Filter by kind"_s, u"Created"_s);
    QTRY_COMPARE(log->model()->rowCount(), 1);
    choose(&window, u"Filter by kind"_s, u"Everything"_s);
    QTRY_COMPARE(log->model()->rowCount(), 3);
    choose(&window, u"Filter by date"_s, u"Today"_s);
    QTRY_COMPARE(log->model()->rowCount(), 3);
    auto *person = findNamed<QLineEdit>(&window, u"Filter by person"_s);
    QTest::keyClicks(person, u"zzz nobody"_s);
    QTRY_COMPARE(log->model()->rowCount(), 0);
    auto *all = findNamed<QAbstractButton>(&window, u"Show all entries"_s);
    QTRY_VERIFY(all && all->isVisible());
    QTest::mouseClick(all, Qt::LeftButton);
    QTRY_COMPARE(log->model()->rowCount(), 3);
    QVERIFY(person->text().isEmpty());
}

void TestActivity::exportsWhatMatches()
{
    HistoryFixture fixture;
    const CohortId id = edited(fixture);
    QVERIFY(openLog(fixture, id, 3));
    MainWindow &window = fixture.window.window();
    choose(&window, u"Filter by kind"_s, u"Changed"_s);
    QTRY_COMPARE(table(&window)->model()->rowCount(), 2);
    auto *view = window.findChild<ActivityView *>();
    QTest::mouseClick(findNamed<QToolButton>(view, u"Export..."_s), Qt::LeftButton);
    auto *dialog = window.findChild<QFileDialog *>();
    QVERIFY(dialog);
    const QString path = fixture.window.path(u"log.csv"_s);
    dialog->selectFile(path);
    static_cast<QDialog *>(dialog)->accept();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), patience);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[0], u"time,person,email,activity,what,cohort_id,cohort,changes"_s);
    QVERIFY2(lines[1].contains(u"30 → 14 days"_s) && lines[1].contains(id.toString()), qPrintable(lines[1]));
    QVERIFY(lines[2].contains(u"“Before” → “After”"_s));
}

void TestActivity::projectWindowLeadsToTheCohort()
{
    QFETCH(QString, generation);
    HistoryFixture fixture(generation);
    const CohortId id = edited(fixture);
    MainWindow &window = fixture.window.window();
    QTest::keyClick(&window, Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    auto *project = window.findChild<ProjectActivity *>();
    QTRY_VERIFY(project && project->isVisible());
    QCOMPARE(project->windowTitle(), u"Project activity"_s);
    DataTable *log = table(project);
    QTRY_VERIFY_WITH_TIMEOUT(log->model()->rowCount() >= 50, patience); // a page
    // Scrolling to the end reads the rest, page after page.
    const auto *model = static_cast<const ActivityTableModel *>(log->model());
    QTRY_VERIFY_WITH_TIMEOUT((log->scrollToBottom(), !model->hasMore() && !model->isLoading()), patience);
    QVERIFY(model->rowCount() > 50);
    QCOMPARE(qint64(model->rowCount()), *model->total());
    auto *cohort = findNamed<QLineEdit>(project, u"Filter by cohort"_s);
    QTest::keyClicks(cohort, id.toString());
    QTRY_VERIFY(model->rowCount() >= 3 && model->rowCount() < 20);
    log->setFocus();
    log->setCurrentIndex(model->index(0, 0));
    QCOMPARE(model->rowAt(0).cohort, id);
    QTest::keyClick(log, Qt::Key_Return);
    QTRY_COMPARE(fixture.openId(), id);
    QVERIFY(project->isVisible());
}

void TestActivity::aKeyWithoutTheScopeIsToldWhatToDo()
{
    HistoryFixture fixture(u"newest"_s, "cohort_only");
    const CohortId id = fixture.find([](const Cohort &cohort) { return !cohort.isStatic; });
    QVERIFY(fixture.open(id));
    QVERIFY(fixture.openTab(u"Activity"_s));
    auto *view = fixture.window.window().findChild<ActivityView *>();
    auto *empty = view->findChild<EmptyState *>();
    QTRY_VERIFY_WITH_TIMEOUT(empty->isVisible() && empty->title() == u"The activity log cannot be read"_s, patience);
    const auto labels = empty->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [](const QLabel *label) { return label->text().contains(u"activity_log:read"_s); }));
    QVERIFY(fixture.openTab(u"Criteria"_s)); // the rest goes on
}

void TestActivity::oddEntriesAreShownAsTheyAre()
{
    const QByteArray cohort = R"({"id":7,"name":"Odd","filters":{"properties":{}},"is_static":false,"deleted":false})";
    const QByteArray log =
        R"({"results":[
            {"user":{},"activity":"sent_to_mars","scope":"Cohort","item_id":"7","detail":{"changes":[{"type":"Cohort","action":"exploded","field":"orbit","before":{"a":1},"after":[2]}],"rocket":"big"},"created_at":"2026-03-02T08:00:00Z"},
            {"user":{"first_name":"System","email":null,"is_system":true},"activity":"updated","item_id":"7","detail":{"changes":null},"created_at":"2099-01-01T00:00:00Z"},
            {"user":null,"activity":"persons_added_manually","item_id":null,"detail":null,"created_at":null},
            {"user":{"first_name":"<b>Eve</b>"},"activity":"updated","item_id":"7","detail":{"changes":[{"field":"name","before":"<img src=x>","after":"b\u0000\nc"}]},"created_at":"2026-03-02T08:00:00.123456Z"}
        ],"next":null,"previous":null,"total_count":4})";
    ScriptedPeer peer;
    peer.on("/7/activity/", script::json(log));
    peer.on("/7/", script::json(cohort));
    peer.on("/cohorts/", script::json(listOf(cohort)));
    peer.always(script::envelope(404, "not_found", "Not found."));
    WindowFixture window;
    QVERIFY(openPeerAndWait(window, peer));
    window.window().workspace()->list()->open(CohortId{7});
    QTRY_VERIFY(window.window().workspace()->page()->cohort());
    window.window().workspace()->page()->setCurrentTab(u"Activity"_s);
    QTRY_COMPARE_WITH_TIMEOUT(table(&window.window())->model()->rowCount(), 4, patience);
    DataTable *rows = table(&window.window());
    QCOMPARE(cell(rows, 0, ActivityColumn::What), u"sent to mars"_s);
    QCOMPARE(cell(rows, 0, ActivityColumn::Who), u"somebody who is gone"_s);
    QCOMPARE(cell(rows, 1, ActivityColumn::Who), u"PostHog"_s);
    clickCell(rows, rows->model()->index(0, 0));
    QTRY_VERIFY(changes(&window.window())->text().contains(u"orbit"_s));
    auto *asReceived = findNamed<QToolButton>(&window.window(), u"As received"_s);
    QTest::mouseClick(asReceived, Qt::LeftButton);
    auto *raw = findNamed<QPlainTextEdit>(&window.window(), u"Entry as received"_s);
    QVERIFY(raw && raw->toPlainText().contains(u"\"rocket\": \"big\""_s));
    QTest::mouseClick(asReceived, Qt::LeftButton);
    clickCell(rows, rows->model()->index(1, 0));
    QTRY_VERIFY(changes(&window.window())->text().contains(u"tells no details"_s));
}

void TestActivity::aFailureIsToldAndTriedAgain()
{
    HistoryFixture fixture;
    const CohortId id = edited(fixture);
    QVERIFY(fixture.demo.setFaults(R"([{"path":"*/activity*","times":1,"fault":{"kind":"status","status":500}}])"));
    QVERIFY(fixture.open(id));
    QVERIFY(fixture.openTab(u"Activity"_s));
    auto *view = fixture.window.window().findChild<ActivityView *>();
    QAbstractButton *again = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((again = findNamed<QAbstractButton>(view, u"Try again"_s)) && again->isVisible(),
                             patience);
    QTest::mouseClick(again, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(table(view)->model()->rowCount(), 3, patience);
}

void TestActivity::copiesRowsAndWalksByKeyboard()
{
    HistoryFixture fixture;
    const CohortId id = edited(fixture);
    QVERIFY(openLog(fixture, id, 3));
    DataTable *log = table(&fixture.window.window());
    log->setFocus();
    QTest::keyClick(log, Qt::Key_Home);
    QTest::keyClick(log, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(log, Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0].split(u'\t').size(), 4); // the column of the cohort is hidden in its own log
    QVERIFY(lines[0].startsWith(QString::number(QDateTime::currentDateTimeUtc().date().year())));
    ChangeTreeView *tree = changes(&fixture.window.window());
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), tree->text());
}

QTEST_MAIN(TestActivity)
#include "tst_activity.moc"
