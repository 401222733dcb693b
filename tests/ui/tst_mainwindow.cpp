// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/cohortcells.h"
#include "models/tables/personstablemodel.h"
#include "models/tables/tableroles.h"
#include "tests/ui/windowfixture.h"
#include "ui/activity/activitytab.h"
#include "ui/activity/activityview.h"
#include "ui/activity/projectactivity.h"
#include "ui/calculations/calculationstab.h"
#include "ui/cohortpage/cohortpage.h"
#include "ui/export/exportdialog.h"
#include "ui/jobs/jobspanel.h"
#include "ui/mainwindow/historytabs.h"
#include "ui/persons/peopletab.h"
#include "ui/persons/peopletable.h"
#include "ui/widgets/translations.h"

#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QTabBar>
#include <QTreeView>
#include <QWindow>

#include <sqlite3.h>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000; // ms

//! What the database of the demo server says, in rows of texts.
std::vector<QStringList> askDatabase(const QString &file, const QString &sql)
{
    std::vector<QStringList> rows;
    sqlite3 *database = nullptr;
    sqlite3_stmt *statement = nullptr;
    sqlite3_open_v2(file.toUtf8().constData(), &database, SQLITE_OPEN_READONLY, nullptr);
    sqlite3_prepare_v2(database, sql.toUtf8().constData(), -1, &statement, nullptr);
    while (statement && sqlite3_step(statement) == SQLITE_ROW) {
        QStringList row;
        for (int column = 0; column < sqlite3_column_count(statement); ++column)
            row << QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(statement, column)));
        rows.push_back(row);
    }
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return rows;
}

QStringList fileLines(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    if (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

} // namespace

namespace {

//! The tables that people arrange to their liking, by name.
DataTable *tableOf(const MainWindow &window, const QString &name)
{
    const Workspace *workspace = window.workspace();
    if (name == u"Cohorts")
        return workspace->list()->table();
    if (name == u"People")
        return workspace->people()->table();
    if (name == u"Activity")
        return workspace->history()->activity()->view()->table();
    if (name == u"Calculations")
        return workspace->history()->calculations()->table();
    workspace->history()->projectActivity()->trigger();
    return window.findChild<ProjectActivity *>()->view()->table();
}

} // namespace

//! The main job from end to end, through keyboard and mouse, against the demo server over real HTTP.
class TestMainWindow final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();

    void listArrivesAndCountsItself();
    void namesForAssistiveTechnology();
    void searchNarrowsAndEscapeClears();
    void quickFilterShowsOnlyItsKind();
    void headerClickSortsNumbersAsNumbers();
    void selectionOpensTheCohort();
    void criteriaAreSentences();
    void refreshKeepsSelectionAndScroll();
    void copyIsTabSeparatedExactValues();
    void peopleScrollToTheLastRow();
    void peopleSearchAsksTheServer();
    void exportByKeyboardEqualsTheDatabase();
    void exportByMouseWithOtherColumns();
    void windowComesBackAsItWas();
    void columnsOfEveryTableComeBack_data();
    void columnsOfEveryTableComeBack();
    void everyMenuEntryHasAWayByKeyboard();
    void windowFitsASmallScreen();

private:
    int rowCount() const { return m_window->cohorts()->model()->rowCount(); }
    bool waitForList();
    QModelIndex biggestCohort() const;
    bool openBiggestCohort();
    bool openPeople();
    QLabel *countLabel(const QString &part) const;
    QStringList membersInDatabase(const QString &columns) const;

    QTemporaryDir m_folder;
    QString m_database;
    std::unique_ptr<DemoFixture> m_demo;
    std::unique_ptr<WindowFixture> m_window;
};

void TestMainWindow::initTestCase()
{
    installTranslations();
    m_database = m_folder.filePath(u"demo.sqlite"_s);
    demo::DemoServer::Options options = smallDemo();
    options.persons = 1'200;
    options.data = m_database.toStdString();
    m_demo = std::make_unique<DemoFixture>(options);
}

void TestMainWindow::init()
{
    QTest::failOnWarning(anyRealWarning());
    m_window = std::make_unique<WindowFixture>();
    m_window->open(m_demo->settings(), m_demo->key());
    QVERIFY(waitForList());
}

void TestMainWindow::cleanup()
{
    m_window.reset();
}

bool TestMainWindow::waitForList()
{
    return QTest::qWaitFor([this] { return m_window->session().catalogue().progress().isComplete; }, patience);
}

QModelIndex TestMainWindow::biggestCohort() const
{
    const QAbstractItemModel *model = m_window->cohorts()->model();
    QModelIndex biggest = model->index(0, 0);
    const int people = static_cast<int>(CohortColumn::People);
    for (int row = 0; row < model->rowCount(); ++row) {
        const QModelIndex index = model->index(row, 0);
        if (index.siblingAtColumn(people).data(ValueRole).toLongLong() >
            biggest.siblingAtColumn(people).data(ValueRole).toLongLong())
            biggest = index;
    }
    return biggest;
}

bool TestMainWindow::openBiggestCohort()
{
    clickCell(m_window->cohorts(), biggestCohort());
    return m_window->window().workspace()->page()->cohort() != nullptr;
}

bool TestMainWindow::openPeople()
{
    auto *tabs = m_window->window().findChild<QTabBar *>();
    for (int i = 0; i < tabs->count(); ++i) {
        if (tabs->tabText(i) == u"People"_s)
            QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(i).center());
    }
    return m_window->people() && QTest::qWaitFor(
                                     [this] {
                                         return m_window->people()->model()->index(0, 0).data(RowStateRole).toInt() ==
                                                static_cast<int>(RowState::Loaded);
                                     },
                                     patience);
}

QLabel *TestMainWindow::countLabel(const QString &part) const
{
    for (QLabel *label : m_window->window().findChildren<QLabel *>()) {
        if (label->isVisible() && label->text().contains(part))
            return label;
    }
    return nullptr;
}

QStringList TestMainWindow::membersInDatabase(const QString &columns) const
{
    const CohortId id = m_window->window().workspace()->page()->cohort()->cohort.id;
    const auto rows = askDatabase(m_database, u"SELECT %1 FROM person p JOIN cohort_person c ON c.person_id = p.id "
                                              "WHERE c.cohort_id = %2"_s.arg(columns, id.toString()));
    QStringList lines;
    for (const QStringList &row : rows)
        lines << row.join(u',');
    lines.sort();
    return lines;
}

void TestMainWindow::listArrivesAndCountsItself()
{
    const auto rows = askDatabase(m_database, u"SELECT count(*) FROM cohort"_s);
    QVERIFY(!rows.empty());
    QVERIFY(rowCount() > 30);
    QVERIFY(countLabel(u"%1 cohorts"_s.arg(rowCount())));
    QTRY_VERIFY(countLabel(u"connected to Test project as "_s));
}

void TestMainWindow::namesForAssistiveTechnology()
{
    MainWindow &window = m_window->window();
    QCOMPARE(window.windowTitle(), u"Cohort Desk"_s);
    QVERIFY(m_window->cohorts());
    QVERIFY(findNamed<QLineEdit>(&window, u"Search cohorts"_s));
    QVERIFY(findNamed<QLabel>(&window, u"Connection"_s));
    QVERIFY(openBiggestCohort());
    QVERIFY(findNamed<QTreeView>(&window, u"Criteria"_s) || window.workspace()->page()->cohort()->cohort.isStatic);
    QVERIFY(openPeople());
    QVERIFY(findNamed<QLineEdit>(&window, u"Search people"_s));
    QVERIFY(window.findChild<QAbstractButton *>());
    QVERIFY(findNamed<QAbstractButton>(&window, u"Export"_s));
    QStringList titles;
    for (const QAction *menu : window.menuBar()->actions())
        titles << QString(menu->text()).remove(u'&');
    QCOMPARE(titles, QStringList({u"File"_s, u"Edit"_s, u"Cohort"_s, u"People"_s, u"View"_s, u"Help"_s}));
}

void TestMainWindow::searchNarrowsAndEscapeClears()
{
    const int all = rowCount();
    const QString name = biggestCohort().data(ValueRole).toString();
    QTest::keyClick(&m_window->window(), Qt::Key_F, Qt::ControlModifier);
    auto *edit = findNamed<QLineEdit>(&m_window->window(), u"Search cohorts"_s);
    QTRY_VERIFY(edit->hasFocus());
    edit->insert(name);
    QTRY_VERIFY(rowCount() < all && rowCount() > 0);
    QCOMPARE(m_window->cohorts()->model()->index(0, 0).data(ValueRole).toString(), name);
    QVERIFY(countLabel(u"%1 of %2 shown"_s.arg(rowCount()).arg(all)));
    edit->clear();
    QTest::keyClicks(edit, u"zzqqxx-nothing"_s);
    QTRY_COMPARE(rowCount(), 0);
    QVERIFY(countLabel(u"No cohort matches"_s));
    QTest::keyClick(edit, Qt::Key_Escape);
    QTRY_COMPARE(rowCount(), all);
    QTest::keyClick(edit, Qt::Key_Down);
    QVERIFY(m_window->cohorts()->hasFocus());
}

void TestMainWindow::quickFilterShowsOnlyItsKind()
{
    const int all = rowCount();
    auto *button = findNamed<QAbstractButton>(&m_window->window(), u"Static"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(rowCount() > 0 && rowCount() < all);
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex type = m_window->cohorts()->model()->index(row, static_cast<int>(CohortColumn::Type));
        QCOMPARE(type.data().toString(), u"static"_s);
    }
}

void TestMainWindow::headerClickSortsNumbersAsNumbers()
{
    QHeaderView *header = m_window->cohorts()->horizontalHeader();
    const int people = static_cast<int>(CohortColumn::People);
    const QPoint place(header->sectionViewportPosition(people) + header->sectionSize(people) / 2, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
    const QAbstractItemModel *model = m_window->cohorts()->model();
    const bool descending = header->sortIndicatorOrder() == Qt::DescendingOrder;
    std::vector<qint64> counts;
    for (int row = 0; row < rowCount(); ++row) {
        const QVariant value = model->index(row, people).data(ValueRole);
        if (value.isValid())
            counts.push_back(value.toLongLong());
    }
    QVERIFY(counts.size() > 10);
    if (!descending)
        std::reverse(counts.begin(), counts.end());
    QVERIFY(std::is_sorted(counts.rbegin(), counts.rend()));
}

void TestMainWindow::selectionOpensTheCohort()
{
    m_window->cohorts()->setFocus();
    QTest::keyClick(m_window->cohorts(), Qt::Key_Home);
    QTest::keyClick(m_window->cohorts(), Qt::Key_Down);
    const CatalogueRowPtr row = m_window->window().workspace()->page()->cohort();
    QVERIFY(row);
    const QString shown = m_window->cohorts()->currentIndex().siblingAtColumn(0).data(ValueRole).toString();
    QCOMPARE(row->cohort.name, shown);
    if (!shown.trimmed().isEmpty() && shown.size() < 90)
        QCOMPARE(m_window->window().windowTitle(), shown + u" - Cohort Desk"_s);
}

void TestMainWindow::criteriaAreSentences()
{
    QTest::mouseClick(findNamed<QAbstractButton>(&m_window->window(), u"Dynamic"_s), Qt::LeftButton);
    QVERIFY(openBiggestCohort());
    auto *tree = findNamed<QTreeView>(&m_window->window(), u"Criteria"_s);
    QVERIFY(tree);
    QCOMPARE(tree->model()->rowCount(), 1);
    const QString top = tree->model()->index(0, 0).data().toString();
    QVERIFY2(top.contains(u" of"_s), qPrintable(top));
    QVERIFY(tree->model()->rowCount(tree->model()->index(0, 0)) > 0);
}

void TestMainWindow::refreshKeepsSelectionAndScroll()
{
    QVERIFY(openBiggestCohort());
    const QString chosen = m_window->cohorts()->currentIndex().siblingAtColumn(0).data(ValueRole).toString();
    const int row = m_window->cohorts()->currentIndex().row();
    const auto before = m_window->session().catalogue().progress().asOf;
    QTest::keyClick(&m_window->window(), Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().catalogue().progress().asOf > before &&
                                 !m_window->session().catalogue().progress().isLoading,
                             patience);
    QCOMPARE(m_window->cohorts()->currentIndex().row(), row);
    QCOMPARE(m_window->cohorts()->currentIndex().siblingAtColumn(0).data(ValueRole).toString(), chosen);
    QCOMPARE(m_window->cohorts()->selectedRowCount(), 1);
}

void TestMainWindow::copyIsTabSeparatedExactValues()
{
    QVERIFY(openBiggestCohort());
    m_window->cohorts()->setFocus();
    QTest::keyClick(m_window->cohorts(), Qt::Key_C, Qt::ControlModifier);
    const QStringList cells = QGuiApplication::clipboard()->text().chopped(1).split(u'\t');
    QCOMPARE(cells.size(), 4);
    const QModelIndex people =
        m_window->cohorts()->currentIndex().siblingAtColumn(static_cast<int>(CohortColumn::People));
    QCOMPARE(cells.at(1), people.data(ValueRole).toString());
    QTest::keyClick(&m_window->window(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(QGuiApplication::clipboard()->text().split(u'\n').size(), 3);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"Name\t"_s));
}

void TestMainWindow::peopleScrollToTheLastRow()
{
    QVERIFY(openBiggestCohort());
    QVERIFY(openPeople());
    auto *model = qobject_cast<PersonsTableModel *>(m_window->people()->model());
    m_window->people()->setFocus();
    QTest::keyClick(m_window->people(), Qt::Key_End);
    QTRY_COMPARE_WITH_TIMEOUT(model->knownCount().kind, KnownCount::Kind::Exactly, patience);
    QTRY_COMPARE(m_window->people()->currentIndex().row(), model->rowCount() - 1);
    QTRY_COMPARE_WITH_TIMEOUT(model->rowState(model->rowCount() - 1), RowState::Loaded, patience);
    QCOMPARE(model->rowCount(), static_cast<int>(membersInDatabase(u"p.uuid"_s).size()));
    const auto last = model->personAt(model->rowCount() - 1);
    QVERIFY(last && membersInDatabase(u"p.uuid"_s).contains(last->id.uuid));
    QVERIFY(countLabel(u"%1 people"_s.arg(QLocale().toString(model->rowCount()))));
}

void TestMainWindow::peopleSearchAsksTheServer()
{
    QVERIFY(openBiggestCohort());
    QVERIFY(openPeople());
    auto *model = qobject_cast<PersonsTableModel *>(m_window->people()->model());
    const QString email = model->index(0, 1).data().toString();
    QVERIFY(email.contains(u'@'));
    auto *edit = findNamed<QLineEdit>(&m_window->window(), u"Search people"_s);
    QTest::keyClicks(edit, email);
    QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 1, patience);
    QTRY_COMPARE(model->index(0, 1).data().toString(), email);
    QTest::keyClick(edit, Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(model->rowCount() > 1, patience);
}

void TestMainWindow::exportByKeyboardEqualsTheDatabase()
{
    QVERIFY(openBiggestCohort());
    const QString target = m_window->path(u"people.csv"_s);
    QTest::keyClick(&m_window->window(), Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(m_window->window().findChild<ExportDialog *>());
    auto *dialog = m_window->window().findChild<ExportDialog *>();
    QCOMPARE(dialog->windowTitle(), u"Export people"_s);
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    // Through the window system, as a keyboard does: sent to the dialog itself, the mnemonic of a label is not found.
    QTest::keyClick(dialog->windowHandle(), Qt::Key_F, Qt::AltModifier);
    const auto focusedEdit = [dialog] { return qobject_cast<QLineEdit *>(dialog->focusWidget()); };
    QTRY_VERIFY(focusedEdit() && focusedEdit()->text().endsWith(u".csv"_s));
    QCOMPARE(focusedEdit()->selectedText(), focusedEdit()->text());
    QTest::keyClicks(focusedEdit(), target);
    QCOMPARE(dialog->form()->target(), target);
    QTest::keyClick(dialog->windowHandle(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(target), patience);
    QStringList lines = fileLines(target);
    QCOMPARE(lines.takeFirst(), u"id,name,email,distinct_ids,created_at"_s);
    QStringList ids;
    for (const QString &line : lines) {
        // Values with line breaks go on over lines; a line that begins with a UUID begins a record.
        if (line.size() > 36 && line.at(36) == u',' && line.at(8) == u'-')
            ids << line.left(36);
    }
    ids.sort();
    QCOMPARE(ids, membersInDatabase(u"p.uuid"_s));
    auto *panel = m_window->window().workspace()->jobs();
    QTRY_COMPARE(panel->runningCount(), 0);
    QVERIFY(panel->isVisible());
    QVERIFY(findNamed<QAbstractButton>(panel, u"Open folder"_s));
}

void TestMainWindow::exportByMouseWithOtherColumns()
{
    QVERIFY(openBiggestCohort());
    const QString target = m_window->path(u"ids.csv"_s);
    QTest::mouseClick(findNamed<QAbstractButton>(&m_window->window(), u"Export"_s), Qt::LeftButton);
    QTRY_VERIFY(m_window->window().findChild<ExportDialog *>());
    auto *dialog = m_window->window().findChild<ExportDialog *>();
    auto *columns = findNamed<QListView>(dialog, u"Columns"_s);
    for (const QString &unwanted :
         {u"Name (name)"_s, u"All distinct ids (distinct_ids)"_s, u"Created (created_at)"_s}) {
        const QModelIndexList found = columns->model()->match(columns->model()->index(0, 0), Qt::DisplayRole, unwanted);
        QCOMPARE(found.size(), 1);
        columns->setCurrentIndex(found.first());
        QTest::keyClick(columns, Qt::Key_Space);
    }
    const auto *preview = findNamed<QPlainTextEdit>(dialog, u"First lines of the file"_s);
    const auto shown = [preview] { return preview->toPlainText().split(u'\n'); };
    QTRY_COMPARE_WITH_TIMEOUT(shown().size(), 6, patience);
    const QStringList first = shown();
    dialog->form()->setAskTarget([&target](QWidget *, const QString &, const auto &answer) { answer(target); });
    QTest::mouseClick(findNamed<QAbstractButton>(dialog, u"Browse..."_s), Qt::LeftButton);
    QTest::mouseClick(findNamed<QAbstractButton>(dialog, u"Export"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(target), patience);
    QStringList lines = fileLines(target);
    QCOMPARE(lines.first(6), first);
    QCOMPARE(lines.takeFirst(), u"id,email"_s);
    lines.sort();
    QVERIFY(lines.size() > 100);
    QCOMPARE(lines, membersInDatabase(u"p.uuid, json_extract(p.properties, '$.email')"_s));
}

void TestMainWindow::windowComesBackAsItWas()
{
    QTest::mouseClick(findNamed<QAbstractButton>(&m_window->window(), u"Static"_s), Qt::LeftButton);
    DataTable *table = m_window->cohorts();
    table->setColumnHidden(static_cast<int>(CohortColumn::Id), false);
    table->setColumnWidth(0, 333);
    table->sortByColumn(static_cast<int>(CohortColumn::Id), Qt::DescendingOrder);
    m_window->window().workspace()->page()->setCurrentTab(u"People"_s);
    m_window->window().close();
    MainWindow again(m_window->settings());
    again.show();
    const auto *second = findNamed<DataTable>(&again, u"Cohorts"_s);
    if (!second) // the start page covers it while nothing is connected
        second = again.workspace()->list()->table();
    QVERIFY(!second->isColumnHidden(static_cast<int>(CohortColumn::Id)));
    QCOMPARE(second->columnWidth(0), 333);
    QCOMPARE(second->horizontalHeader()->sortIndicatorSection(), static_cast<int>(CohortColumn::Id));
    QCOMPARE(again.workspace()->page()->currentTab(), u"People"_s);
}

void TestMainWindow::columnsOfEveryTableComeBack_data()
{
    QTest::addColumn<bool>("isClosedFirst");
    for (const char *name : {"Cohorts", "People", "Activity", "Calculations", "Project activity"})
        QTest::newRow(name) << false;
    QTest::newRow("Project activity, closed before the window") << true;
}

void TestMainWindow::columnsOfEveryTableComeBack()
{
    QFETCH(bool, isClosedFirst);
    const QString name = QString::fromLatin1(QTest::currentDataTag()).section(u',', 0, 0);
    constexpr int width = 171;
    DataTable *table = tableOf(m_window->window(), name);
    QList<int> shown;
    for (int column = 0; column < table->model()->columnCount(); ++column)
        if (!table->isColumnHidden(column))
            shown << column;
    const int moved = shown[0], resized = shown[1], hidden = shown[2];
    table->horizontalHeader()->moveSection(table->horizontalHeader()->visualIndex(moved), 3);
    table->setColumnWidth(resized, width);
    table->setColumnHidden(hidden, true);
    QList<int> order;
    for (int column = 0; column < table->model()->columnCount(); ++column)
        order << table->horizontalHeader()->visualIndex(column);
    if (isClosedFirst)
        m_window->window().findChild<ProjectActivity *>()->reject();
    m_window->window().close();
    m_window->window().setSession(nullptr);
    MainWindow again(m_window->settings());
    again.show();
    again.setSession(&m_window->session());
    const DataTable *second = tableOf(again, name);
    QList<int> orderAgain;
    for (int column = 0; column < second->model()->columnCount(); ++column)
        orderAgain << second->horizontalHeader()->visualIndex(column);
    QCOMPARE(orderAgain, order);
    QCOMPARE(second->columnWidth(resized), width);
    QVERIFY(second->isColumnHidden(hidden));
    again.setSession(nullptr);
}

void TestMainWindow::everyMenuEntryHasAWayByKeyboard()
{
    QHash<QString, const QAction *> shortcuts; // one action may stand in two menus
    for (const QAction *top : m_window->window().menuBar()->actions()) {
        QSet<QString> mnemonics;
        for (const QAction *action : top->menu()->actions()) {
            if (action->isSeparator())
                continue;
            const qsizetype mark = action->text().indexOf(u'&');
            QVERIFY2(mark >= 0, qPrintable(action->text()));
            const QString letter = action->text().mid(mark + 1, 1).toLower();
            QVERIFY2(!mnemonics.contains(letter), qPrintable(action->text()));
            mnemonics << letter;
            for (const QKeySequence &keys : action->shortcuts()) {
                QVERIFY2(shortcuts.value(keys.toString(), action) == action, qPrintable(keys.toString()));
                shortcuts.insert(keys.toString(), action);
            }
        }
    }
    for (const char *keys : {"Ctrl+F", "F5", "Ctrl+R", "Ctrl+E", "Ctrl+C", "F6", "Ctrl+,", "F1", "Ctrl+Q"})
        QVERIFY2(shortcuts.contains(QLatin1String(keys)), keys);
}

void TestMainWindow::windowFitsASmallScreen()
{
    QVERIFY(openBiggestCohort());
    m_window->window().resize(800, 600);
    QVERIFY2(m_window->window().width() <= 800, qPrintable(QString::number(m_window->window().width())));
    QVERIFY2(m_window->window().height() <= 600, qPrintable(QString::number(m_window->window().height())));
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
