// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/cohortcells.h"
#include "models/tables/tableroles.h"
#include "tests/support/scriptedpeer.h"
#include "tests/ui/answers.h"
#include "tests/ui/windowfixture.h"
#include "ui/cohortpage/cohortediting.h"
#include "ui/cohortpage/cohortpage.h"
#include "ui/mainwindow/commandpalette.h"
#include "ui/mainwindow/palettemodel.h"
#include "ui/persons/peopletab.h"
#include "ui/widgets/translations.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QScrollBar>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000; // ms

} // namespace

//! The list of cohorts under the hands of a person, and the ways to a cohort that do not go through it.
class TestList final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }

    void firstPageIsOnScreenAtOnce();
    void nothingOpensUnasked();
    void searchForgivesTyping();
    void searchLeadsToTheFirstHit_data();
    void searchLeadsToTheFirstHit();
    void searchKeepsTheOpenCohort();
    void everyHeaderSorts();
    void columnsAreChosenInTheMenu();
    void refreshKeepsScrollAndSelection();
    void namesTakeTheRoomThatIsLeft();
    void paletteGoesToACohort();
    void paletteRunsACommand();
    void paletteShowsWhatCannotBeDone();
    void paletteRanks_data();
    void paletteRanks();
    void otherCohortsOfAPerson();

private:
    void openDemo();
    QLabel *labelWith(const QString &text) const;
    CommandPalette *openPalette();
    int rowCount() const { return m_window->cohorts()->model()->rowCount(); }
    QStringList valuesOf(int column) const;
    QString nameAt(int row) const { return m_window->cohorts()->model()->index(row, 0).data(ValueRole).toString(); }
    CohortPage *page() const { return m_window->window().workspace()->page(); }

    std::unique_ptr<DemoFixture> m_demo;
    std::unique_ptr<WindowFixture> m_window;
};

void TestList::initTestCase()
{
    installTranslations();
    demo::DemoServer::Options options = smallDemo();
    options.cohorts = 120;
    m_demo = std::make_unique<DemoFixture>(options);
}

void TestList::init()
{
    QTest::failOnWarning(anyRealWarning());
    m_window = std::make_unique<WindowFixture>();
}

void TestList::openDemo()
{
    m_window->open(m_demo->settings(), m_demo->key());
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().catalogue().progress().isComplete, patience);
    QCOMPARE(rowCount(), 120);
}

QStringList TestList::valuesOf(int column) const
{
    QStringList values;
    for (int row = 0; row < rowCount(); ++row)
        values << m_window->cohorts()->model()->index(row, column).data(ValueRole).toString();
    return values;
}

QLabel *TestList::labelWith(const QString &text) const
{
    for (QLabel *label : m_window->window().findChildren<QLabel *>()) {
        if (label->isVisible() && label->text().contains(text))
            return label;
    }
    return nullptr;
}

//! The second page never comes.
void TestList::firstPageIsOnScreenAtOnce()
{
    QByteArray rows;
    for (int id = 1; id <= 100; ++id)
        rows += (id > 1 ? "," : "") + cohortAnswer(id, "Cohort " + QByteArray::number(id));
    ScriptedPeer peer;
    peer.always([&peer, first = script::json(pageAnswer(rows, 1204, R"("http://127.0.0.1/next")")),
                 none = script::envelope(404, "not_found", "Not found.")](QTcpSocket &socket, const SeenRequest &seen) {
        const bool isList = seen.path().endsWith("/cohorts/");
        if (!isList)
            return none(socket, seen);
        if (!seen.target.contains("offset=") || seen.target.contains("offset=0"))
            first(socket, seen);
    });
    ConnectionSettings settings;
    settings.baseUrl = peer.url();
    settings.project = ProjectId{7};
    settings.proxy = ProxyChoice::None;
    m_window->open(settings, ApiKey("phx_test_key_0123456789"));
    QTRY_COMPARE_WITH_TIMEOUT(rowCount(), 100, patience);
    QVERIFY(labelWith(u"100 of 1,204"_s));
    QVERIFY(m_window->session().catalogue().progress().isLoading);
    QTest::keyClicks(findNamed<QLineEdit>(&m_window->window(), u"Search cohorts"_s), u"cohort 77"_s);
    QVERIFY(rowCount() >= 1);
    QCOMPARE(nameAt(0), u"Cohort 77"_s);
    m_window.reset(); // before its peer
}

void TestList::nothingOpensUnasked()
{
    openDemo();
    QVERIFY(QTest::qWaitForWindowActive(&m_window->window()));
    m_window->cohorts()->setFocus();
    QVERIFY(!page()->cohort());
    QTest::keyClick(m_window->cohorts(), Qt::Key_Down);
    QVERIFY(page()->cohort());
    QCOMPARE(page()->cohort()->cohort.name, nameAt(m_window->cohorts()->currentIndex().row()));
    QVERIFY(m_window->cohorts()->selectionModel()->isRowSelected(m_window->cohorts()->currentIndex().row()));
}

void TestList::searchForgivesTyping()
{
    openDemo();
    auto *edit = findNamed<QLineEdit>(&m_window->window(), u"Search cohorts"_s);
    for (const QString &typed : {u"paying customers"_s, u"payng custmers"_s, u"apying"_s, u"PAYINGG CUSTOMERS"_s}) {
        edit->clear();
        QTest::keyClicks(edit, typed);
        QStringList names;
        for (int row = 0; row < rowCount(); ++row)
            names << nameAt(row);
        QVERIFY2(names.contains(u"Paying customers"_s), qPrintable(typed));
        QVERIFY2(rowCount() < 60, qPrintable(typed));
    }
    edit->clear();
    QTest::keyClicks(edit, u"qqzzxx"_s);
    QCOMPARE(rowCount(), 0);
    QVERIFY(labelWith(u"No cohort matches"_s));
}

void TestList::searchLeadsToTheFirstHit_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("down") << Qt::Key_Down;
    QTest::newRow("return") << Qt::Key_Return;
}

void TestList::searchLeadsToTheFirstHit()
{
    QFETCH(Qt::Key, key);
    openDemo();
    QVERIFY(QTest::qWaitForWindowActive(&m_window->window()));
    auto *edit = findNamed<QLineEdit>(&m_window->window(), u"Search cohorts"_s);
    edit->setFocus();
    QTest::keyClicks(edit, u"paying customers"_s);
    QVERIFY(!page()->cohort());
    QTest::keyClick(edit, key);
    QVERIFY(m_window->cohorts()->hasFocus());
    QCOMPARE(m_window->cohorts()->currentIndex().row(), 0);
    QVERIFY(page()->cohort());
    QCOMPARE(page()->cohort()->cohort.name, nameAt(0));
    edit->setFocus();
    edit->clear();
    QTest::keyClicks(edit, u"qqzzxx"_s);
    QTest::keyClick(edit, key); // nothing to go to
    QCOMPARE(rowCount(), 0);
}

//! Searching opens and closes nothing, and never asks about unsaved changes in the middle of a word.
void TestList::searchKeepsTheOpenCohort()
{
    openDemo();
    clickCell(m_window->cohorts(), m_window->cohorts()->model()->index(3, 0));
    const QString chosen = nameAt(3);
    QCOMPARE(page()->cohort()->cohort.name, chosen);
    auto *description = findNamed<QLineEdit>(page(), u"Description"_s);
    QTest::keyClicks(description, u"not saved"_s);
    QVERIFY(page()->editing().draft().isModified());
    auto *edit = findNamed<QLineEdit>(&m_window->window(), u"Search cohorts"_s);
    QTest::keyClicks(edit, u"Paying customers"_s);
    QVERIFY(rowCount() > 0);
    QVERIFY(!m_window->cohorts()->currentIndex().isValid());
    QCOMPARE(m_window->cohorts()->selectedRowCount(), 0);
    QCOMPARE(page()->cohort()->cohort.name, chosen);
    QVERIFY(page()->editing().draft().isModified());
    QVERIFY(!QApplication::activeModalWidget());
    edit->clear();
    QCOMPARE(nameAt(m_window->cohorts()->currentIndex().row()), chosen);
    QCOMPARE(m_window->cohorts()->selectedRowCount(), 1);
    QCOMPARE(page()->cohort()->cohort.name, chosen);
    page()->editing().discardAction()->trigger();
}

void TestList::everyHeaderSorts()
{
    openDemo();
    DataTable *table = m_window->cohorts();
    QHeaderView *header = table->horizontalHeader();
    for (int column = 0; column < kCohortColumns; ++column)
        table->setColumnHidden(column, false);
    clickCell(table, table->model()->index(7, 0));
    const QString chosen = page()->cohort()->cohort.name;
    for (int column = 0; column < kCohortColumns; ++column) {
        table->horizontalScrollBar()->setValue(header->sectionPosition(column));
        const QPoint place(header->sectionViewportPosition(column) + 12, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(header->sortIndicatorSection(), column);
        QCOMPARE(rowCount(), 120);
        QCOMPARE(nameAt(table->currentIndex().row()), chosen);
        const QStringList upwards = valuesOf(column);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
        const QSet<QString> different(upwards.begin(), upwards.end());
        QVERIFY2((different - QSet<QString>{QString()}).size() < 2 || valuesOf(column) != upwards,
                 qPrintable(QString::number(column)));
    }
}

void TestList::columnsAreChosenInTheMenu()
{
    openDemo();
    QMenu menu;
    m_window->cohorts()->fillColumnMenu(&menu);
    QCOMPARE(menu.actions().size(), kCohortColumns);
    for (QAction *action : menu.actions()) {
        const int column = static_cast<int>(menu.actions().indexOf(action));
        QCOMPARE(action->isChecked(), !m_window->cohorts()->isColumnHidden(column));
        action->trigger();
        QCOMPARE(action->isChecked(), !m_window->cohorts()->isColumnHidden(column));
    }
}

void TestList::refreshKeepsScrollAndSelection()
{
    openDemo();
    DataTable *table = m_window->cohorts();
    for (const int row : {20, 22, 25})
        clickCell(table, table->model()->index(row, 0), row == 20 ? Qt::NoModifier : Qt::ControlModifier);
    QCOMPARE(table->selectedRowCount(), 3);
    table->verticalScrollBar()->setValue(15);
    const QString top = nameAt(table->rowAt(1));
    const auto before = m_window->session().catalogue().progress().asOf;
    QTest::keyClick(&m_window->window(), Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().catalogue().progress().asOf > before, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->session().catalogue().progress().isLoading, patience);
    QCOMPARE(table->verticalScrollBar()->value(), 15);
    QCOMPARE(nameAt(table->rowAt(1)), top);
    QCOMPARE(table->selectedRowCount(), 3);
    QVERIFY(labelWith(u"3 selected"_s));
}

void TestList::namesTakeTheRoomThatIsLeft()
{
    openDemo();
    DataTable *table = m_window->cohorts();
    QVERIFY(QTest::qWaitForWindowExposed(&m_window->window()));
    QCOMPARE(table->horizontalHeader()->length(), table->viewport()->width());
    const int name = table->columnWidth(0);
    m_window->window().resize(1600, 800);
    QTRY_VERIFY(table->columnWidth(0) > name);
    QCOMPARE(table->horizontalHeader()->length(), table->viewport()->width());
}

CommandPalette *TestList::openPalette()
{
    // Where a text field has the keyboard it would take these keys for itself.
    auto *edit = findNamed<QLineEdit>(&m_window->window(), u"Search cohorts"_s);
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_K, Qt::ControlModifier);
    return m_window->window().findChild<CommandPalette *>();
}

void TestList::paletteGoesToACohort()
{
    openDemo();
    QTest::keyClicks(findNamed<QLineEdit>(&m_window->window(), u"Search cohorts"_s), u"qqzzxx"_s);
    CommandPalette *palette = openPalette();
    QVERIFY(palette);
    auto *edit = findNamed<QLineEdit>(palette, u"Search commands"_s);
    QTest::keyClicks(edit, u"paying custmers"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_VERIFY(page()->cohort());
    QCOMPARE(page()->cohort()->cohort.name, u"Paying customers"_s);
    QCOMPARE(rowCount(), 120); // the search that hid it is gone
}

void TestList::paletteRunsACommand()
{
    openDemo();
    CommandPalette *palette = openPalette();
    QVERIFY(palette);
    auto *edit = findNamed<QLineEdit>(palette, u"Search commands"_s);
    QTest::keyClicks(edit, u"preferences"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    const auto isOpen = [this] {
        for (const QDialog *dialog : m_window->window().findChildren<QDialog *>()) {
            if (dialog->windowTitle() == u"Preferences"_s && dialog->isVisible())
                return true;
        }
        return false;
    };
    QTRY_VERIFY(isOpen());
}

void TestList::paletteShowsWhatCannotBeDone()
{
    openDemo();
    CommandPalette *palette = openPalette();
    QVERIFY(palette);
    auto *edit = findNamed<QLineEdit>(palette, u"Search commands"_s);
    QTest::keyClicks(edit, u"copy link"_s);
    auto *table = findNamed<DataTable>(palette, u"Commands"_s);
    const QModelIndex first = table->model()->index(0, 0);
    QVERIFY(first.data().toString().contains(u"Copy link"_s));
    QCOMPARE(first.siblingAtColumn(1).data().toString(), u"choose a cohort first"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(palette->isVisible());
    QTest::keyClick(edit, Qt::Key_Escape);
    QTest::keyClick(edit, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->window().findChild<CommandPalette *>());
}

void TestList::paletteRanks_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("shown");
    QTest::newRow("nothing") << QString() << QStringList{u"File: Quit"_s, u"Paying"_s, u"Non-paying"_s, u"Prepaying"_s};
    QTest::newRow("start, word, inside") << u"pay"_s << QStringList{u"Paying"_s, u"Non-paying"_s, u"Prepaying"_s};
    QTest::newRow("mistyped") << u"pyaing"_s << QStringList{u"Paying"_s, u"Non-paying"_s};
    QTest::newRow("all words") << u"quit file"_s << QStringList{u"File: Quit"_s};
    QTest::newRow("accents and case") << u"FÍLE"_s << QStringList{u"File: Quit"_s};
    QTest::newRow("none") << u"xyzzyx"_s << QStringList();
}

void TestList::paletteRanks()
{
    QFETCH(QString, typed);
    QFETCH(QStringList, shown);
    std::vector<PaletteEntry> entries;
    for (const QString &text : {u"File: Quit"_s, u"Paying"_s, u"Non-paying"_s, u"Prepaying"_s})
        entries.push_back({text, {}, {}, {}, [] {}});
    PaletteModel model(std::move(entries));
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSearch(typed);
    QStringList found;
    for (int row = 0; row < model.rowCount(); ++row)
        found << model.index(row, 0).data(Qt::DisplayRole).toString();
    QCOMPARE(found, shown);
}

void TestList::otherCohortsOfAPerson()
{
    openDemo();
    DataTable *table = m_window->cohorts();
    table->sortByColumn(static_cast<int>(CohortColumn::People), Qt::DescendingOrder);
    clickCell(table, table->model()->index(0, 0));
    const CohortId open = page()->cohort()->cohort.id;
    page()->setCurrentTab(u"People"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->people()->model()->index(0, 0).data(RowStateRole).toInt(),
                              static_cast<int>(RowState::Loaded), patience);
    clickCell(m_window->people(), m_window->people()->model()->index(0, 0));
    const auto others = [this] { return findNamed<DataTable>(&m_window->window(), u"Cohorts of the person"_s); };
    QTRY_VERIFY_WITH_TIMEOUT(others() && others()->model()->rowCount() > 0, patience);
    QVERIFY(labelWith(u"other cohort"_s));
    const QModelIndex first = others()->model()->index(0, 0);
    const QString name = first.data().toString();
    others()->setFocus();
    others()->setCurrentIndex(first);
    QTest::keyClick(others(), Qt::Key_Return);
    QTRY_VERIFY(page()->cohort() && page()->cohort()->cohort.id != open);
    QCOMPARE(page()->cohort()->cohort.name, name);
}

QTEST_MAIN(TestList)
#include "tst_list.moc"
