// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/calculationstablemodel.h"
#include "models/tables/tableroles.h"
#include "tests/history/historyfixture.h"
#include "tests/support/peerwindow.h"
#include "ui/calculations/calculationstab.h"
#include "ui/calculations/comparedialog.h"
#include "ui/calculations/peoplechart.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/changetreeview.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/translations.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPixmap>
#include <QPlainTextEdit>
#include <QToolButton>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto oneCohort =
    R"({"id":7,"name":"Odd","filters":{"properties":{}},"is_static":false,"deleted":false,"count":5})";

QByteArray listOf(const QByteArray &rows)
{
    return R"({"count":1,"next":null,"previous":null,"results":[)" + rows + "]}";
}

QByteArray leaf(int days)
{
    return R"({"type":"behavioral","key":"$pageview","value":"performed_event","event_type":"events","time_interval":"day","time_value":)" +
           QByteArray::number(days) + "}";
}

//! A window in front of a peer that has one cohort, 7, and answers its history with that.
struct Scripted
{
    explicit Scripted(Script history)
    {
        peer.on("/7/calculation_history/", std::move(history));
        peer.on("/7/activity/",
                script::envelope(403, "permission_denied", "API key missing required scope 'activity_log:read'"));
        peer.on("/7/", script::json(oneCohort));
        peer.on("/cohorts/", script::json(listOf(oneCohort)));
        peer.always(script::envelope(404, "not_found", "Not found."));
        openPeer(window, peer);
    }
    bool openTab()
    {
        window.window().workspace()->list()->open(CohortId{7});
        const bool isOpen =
            QTest::qWaitFor([this] { return window.window().workspace()->page()->cohort() != nullptr; }, patience);
        window.window().workspace()->page()->setCurrentTab(u"Calculations"_s);
        return isOpen;
    }
    CalculationsTab *tab() const { return window.window().findChild<CalculationsTab *>(); }
    ScriptedPeer peer;
    WindowFixture window;
};

} // namespace

//! Calculations as table and chart, seen through the whole window.
class TestCalculations final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { installTranslations(); }
    void init() { QTest::failOnWarning(anyRealWarning()); }

    void tableAndChartTellTheSame_data() { addGenerations(); }
    void tableAndChartTellTheSame();
    void aNewRunComesOnTop_data() { addGenerations(); }
    void aNewRunComesOnTop();
    void aFailedRunOpens();
    void twoRunsAreCompared();
    void severalCohortsInOneChart();
    void editsAreMarkedAndHovered();
    void zoomsByKeyboardAndShowsAllAgain();
    void copiesPictureTableAndRows();
    void staticCohortsSayWhy();
    void oddHistoryIsSurvived();
    void tenMegabytesAreSurvived();
    void serversWithoutHistorySaySo();

private:
    static CalculationsTab *tab(HistoryFixture &fixture)
    {
        return fixture.window.window().findChild<CalculationsTab *>();
    }
    static const CalculationsTableModel *model(const CalculationsTab *tab)
    {
        return static_cast<const CalculationsTableModel *>(tab->table()->model());
    }
    static QPlainTextEdit *report(const QWidget *root)
    {
        return findNamed<QPlainTextEdit>(root, u"Error, queries and cost"_s);
    }
    static bool openRuns(HistoryFixture &fixture, CohortId id)
    {
        return fixture.open(id) && fixture.openTab(u"Calculations"_s) &&
               QTest::qWaitFor([&] { return model(tab(fixture))->rowCount() > 0 && !model(tab(fixture))->isLoading(); },
                               patience);
    }
    //! One that was calculated; the most people.
    static CohortId calculated(const HistoryFixture &fixture)
    {
        return fixture.find([](const Cohort &cohort) {
            return !cohort.isStatic && cohort.count.value_or(0) > 5 && !cohort.isCalculating &&
                   cohort.errorsCalculating == 0 && cohort.lastCalculation.isValid();
        });
    }
};

void TestCalculations::tableAndChartTellTheSame()
{
    QFETCH(QString, generation);
    HistoryFixture fixture(generation);
    const CohortId id = calculated(fixture);
    QVERIFY(openRuns(fixture, id));
    const CalculationsTab *shown = tab(fixture);
    const auto api = await<Page<CalculationRun>>([&](QObject *context, auto answer) {
        return fixture.api().calculationHistory(id, {0, 100}, context, answer);
    });
    QVERIFY(api && *api);
    QCOMPARE(size_t(model(shown)->rowCount()), (*api)->rows.size());
    size_t numbers = 0;
    for (const CalculationRun &run : (*api)->rows)
        numbers += run.count && run.isSuccessful ? 1 : 0;
    QCOMPARE(shown->chart()->series().size(), size_t(1));
    QCOMPARE(shown->chart()->series().front().points.size(), numbers);
    QVERIFY(shown->chart()->isVisible());
    QVERIFY2(shown->chart()->accessibleDescription().contains(u"people"_s),
             qPrintable(shown->chart()->accessibleDescription()));
    QCOMPARE(shown->chart()->accessibleName(), u"People over time"_s);
}

void TestCalculations::aNewRunComesOnTop()
{
    QFETCH(QString, generation);
    HistoryFixture fixture(generation);
    const CohortId id = calculated(fixture);
    QVERIFY(openRuns(fixture, id));
    const CalculationsTableModel *runs = model(tab(fixture));
    const int before = runs->rowCount();
    clickCell(tab(fixture)->table(), runs->index(0, 0));
    const QString chosen = runs->rowAt(0).id;
    QVERIFY(fixture.patch(id, R"({"description":"calculated anew"})"));
    QTRY_VERIFY_WITH_TIMEOUT(runs->rowCount() == before + 1 && runs->rowAt(0).isCompleted, patience);
    // The run that was open stays open, one row lower.
    QTRY_COMPARE(runs->rowAt(tab(fixture)->table()->currentIndex().row()).id, chosen);
}

void TestCalculations::aFailedRunOpens()
{
    HistoryFixture fixture;
    const CohortId id = fixture.find([](const Cohort &cohort) {
        return !cohort.isStatic && cohort.errorsCalculating > 0 && !cohort.isCalculating &&
               !cohort.lastErrorMessage.isEmpty();
    });
    QVERIFY(id.isValid());
    QVERIFY(openRuns(fixture, id));
    CalculationsTab *shown = tab(fixture);
    QCOMPARE(shown->table()->model()->index(0, static_cast<int>(CalculationColumn::Outcome)).data().toString(),
             u"failed"_s);
    clickCell(shown->table(), shown->table()->model()->index(0, 0));
    const CalculationRun &run = model(shown)->rowAt(0);
    QVERIFY(!run.error.isEmpty());
    QTRY_VERIFY(report(shown) && report(shown)->toPlainText().contains(run.error));
    const QString words = fixture.catalogue().find(id)->cohort.lastErrorMessage;
    const auto labels = shown->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [&](const QLabel *label) { return label->isVisible() && label->text() == words; }));
    QVERIFY(!shown->chart()->series().front().failures.empty());
}

void TestCalculations::twoRunsAreCompared()
{
    HistoryFixture fixture;
    const auto made = fixture.create(R"({"name":"Compared","filters":)" + visited(30) + "}");
    QVERIFY(made);
    const auto settled = [&] {
        return QTest::qWaitFor([&] { return !fixture.read(made->id)->isCalculating; }, patience);
    };
    QVERIFY(settled());
    QVERIFY(fixture.patch(made->id, R"({"filters":)" + visited(14) + "}"));
    QVERIFY(settled());
    fixture.window.session().catalogue().put(*fixture.read(made->id));
    QVERIFY(openRuns(fixture, made->id));
    CalculationsTab *shown = tab(fixture);
    QTRY_COMPARE(model(shown)->rowCount(), 2);
    clickCell(shown->table(), shown->table()->model()->index(0, 0));
    auto *changes = shown->findChild<ChangeTreeView *>();
    QTRY_VERIFY(changes->isVisible() && changes->text().contains(u"30 → 14 days"_s)); // since the run before
    clickCell(shown->table(), shown->table()->model()->index(1, 0));
    QTRY_VERIFY(!changes->isVisible());
    clickCell(shown->table(), shown->table()->model()->index(0, 0), Qt::ControlModifier);
    QTRY_VERIFY(changes->isVisible() && changes->text().contains(u"30 → 14 days"_s));
}

void TestCalculations::severalCohortsInOneChart()
{
    HistoryFixture fixture;
    QVERIFY(openRuns(fixture, calculated(fixture)));
    CalculationsTab *shown = tab(fixture);
    auto *compare = findNamed<QToolButton>(shown, u"Compare with..."_s);
    compare->click(); // its panel may not be laid out yet
    auto *dialog = shown->findChild<CompareDialog *>();
    QVERIFY(dialog);
    auto *list = findNamed<QListWidget>(dialog, u"Cohorts to compare"_s);
    QVERIFY(list->count() > 5);
    for (int row = 0; row < 6; ++row)
        if (list->item(row)->flags() & Qt::ItemIsEnabled)
            list->item(row)->setCheckState(Qt::Checked);
    QCOMPARE(dialog->choice().size(), size_t(4)); // more lines cannot be told apart
    QTest::mouseClick(findNamed<QAbstractButton>(dialog, u"Compare"_s), Qt::LeftButton);
    QTRY_COMPARE(shown->chart()->series().size(), size_t(5));
    const auto hasPoints = [&] {
        const auto &series = shown->chart()->series();
        return std::count_if(series.begin(), series.end(), [](const auto &each) { return !each.points.empty(); }) > 1;
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasPoints(), patience);
    const QString other = shown->chart()->series().at(1).name;
    QVERIFY(shown->chart()->accessibleDescription().contains(other.left(40)));
    // Another cohort begins with a chart of its own.
    const CohortId first = fixture.openId();
    QVERIFY(fixture.open(fixture.find(
        [&](const Cohort &cohort) { return cohort.id != first && !cohort.isStatic && cohort.count.value_or(0) > 0; })));
    QTRY_COMPARE(shown->chart()->series().size(), size_t(1));
}

void TestCalculations::editsAreMarkedAndHovered()
{
    HistoryFixture fixture;
    const CohortId id = calculated(fixture);
    QVERIFY(fixture.patch(id, R"({"filters":)" + visited(3) + "}"));
    QVERIFY(QTest::qWaitFor([&] { return !fixture.read(id)->isCalculating; }, patience));
    QVERIFY(openRuns(fixture, id));
    PeopleChart *chart = tab(fixture)->chart();
    QTRY_VERIFY(!chart->series().front().edits.empty());
    QVERIFY(chart->series().front().edits.back().text.contains(u"changed criteria"_s));
    chart->grab(); // laid out
    const PeopleSeries::Point point = chart->series().front().points.front();
    const QString text = chart->textAt(chart->placeOf(point));
    QVERIFY2(text.contains(u"people"_s), qPrintable(text));
    QVERIFY(chart->textAt({-100, -100}).isEmpty());
}

void TestCalculations::zoomsByKeyboardAndShowsAllAgain()
{
    HistoryFixture fixture;
    const CohortId id = fixture.find([](const Cohort &cohort) {
        return !cohort.isStatic && cohort.count.value_or(0) > 0 && cohort.createdAt.isValid() &&
               cohort.createdAt.daysTo(cohort.lastCalculation) > 7;
    });
    QVERIFY(openRuns(fixture, id.isValid() ? id : calculated(fixture)));
    PeopleChart *chart = tab(fixture)->chart();
    const auto seconds = [chart] { return chart->shownSpan().first.secsTo(chart->shownSpan().second); };
    const qint64 whole = seconds();
    QVERIFY(whole > 60);
    chart->setFocus();
    QTest::keyClick(chart, Qt::Key_Plus);
    QTest::keyClick(chart, Qt::Key_Plus);
    QVERIFY(seconds() <= whole);
    const QDateTime begin = chart->shownSpan().first;
    QTest::keyClick(chart, Qt::Key_Right);
    QVERIFY(chart->shownSpan().first > begin);
    QTest::keyClick(chart, Qt::Key_0);
    QCOMPARE(seconds(), whole);
}

void TestCalculations::copiesPictureTableAndRows()
{
    HistoryFixture fixture;
    QVERIFY(openRuns(fixture, calculated(fixture)));
    CalculationsTab *shown = tab(fixture);
    const auto trigger = [shown](const QString &text) {
        for (QAction *action : findNamed<QToolButton>(shown, u"Chart"_s)->menu()->actions())
            if (action->text().remove(u'&') == text)
                action->trigger();
    };
    trigger(u"Copy as table"_s);
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(size_t(lines.size()), shown->chart()->series().front().points.size() + 1);
    QCOMPARE(lines[0], u"Time\tCohort id\tCohort\tPeople"_s);
    trigger(u"Copy as picture"_s);
    QVERIFY(!QGuiApplication::clipboard()->pixmap().isNull());
    shown->table()->setFocus();
    QTest::keyClick(shown->table(), Qt::Key_Home);
    QTest::keyClick(shown->table(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text().split(u'\t').size(), kCalculationColumns);
}

void TestCalculations::staticCohortsSayWhy()
{
    HistoryFixture fixture;
    QVERIFY(fixture.open(fixture.find([](const Cohort &cohort) { return cohort.isStatic; })));
    QVERIFY(fixture.openTab(u"Calculations"_s));
    auto *empty = tab(fixture)->findChild<EmptyState *>();
    QTRY_VERIFY_WITH_TIMEOUT(empty->isVisible(), patience);
    QCOMPARE(empty->title(), u"A static cohort is not calculated"_s);
}

void TestCalculations::oddHistoryIsSurvived()
{
    const QByteArray rows =
        // wrapped and bare criteria, no end, an end before its start, no fraction, the far future, nothing at all
        R"({"id":"a","filters":{"properties":{"type":"AND","values":[)" + leaf(14) +
        R"(]}},"count":12,"started_at":"2026-03-04T00:00:00Z","finished_at":"2026-03-04T00:00:01.5Z","queries":null,"error":null,"is_completed":true,"is_successful":true},
           {"id":"b","filters":{"type":"AND","values":[)" +
        leaf(30) +
        R"(]},"count":10,"started_at":"2026-03-03T00:00:00.123456Z","finished_at":"2026-03-02T00:00:00Z","queries":[{},{"query":"SELECT 1"}],"error":null,"is_completed":true,"is_successful":true},
           {"id":"c","filters":{},"count":null,"started_at":"2026-03-01T00:00:00Z","finished_at":null,"queries":[],"error":null,"is_completed":false,"is_successful":false},
           {"id":"d","filters":null,"count":99999999999,"started_at":"2099-01-01T00:00:00Z","finished_at":"2099-01-01T00:00:09Z","is_completed":true,"is_successful":true},
           {"id":"e","filters":[1],"count":"many","started_at":"yesterday","error":"Code: 241 <b>\u0000","is_completed":true,"is_successful":false},
           {})";
    Scripted scripted(
        script::json(R"({"results":[)" + rows + R"(],"count":6,"next":"?limit=100&offset=100","previous":null})"));
    QVERIFY(scripted.openTab());
    CalculationsTab *shown = scripted.tab();
    QTRY_VERIFY_WITH_TIMEOUT(model(shown)->rowCount() == 6 && !model(shown)->isLoading(), patience);
    const auto outcome = [&](int row) {
        return shown->table()->model()->index(row, static_cast<int>(CalculationColumn::Outcome)).data().toString();
    };
    QCOMPARE(outcome(0), u"calculated"_s);
    QCOMPARE(outcome(2), u"never ended"_s);
    QCOMPARE(outcome(4), u"failed"_s);
    QCOMPARE(shown->chart()->series().front().points.size(), size_t(3));
    // The relative link was followed by an own request, not by its text.
    QVERIFY(scripted.peer.received().contains("calculation_history/?limit=100&offset=100"));
    for (int row = 0; row < 6; ++row)
        clickCell(shown->table(), shown->table()->model()->index(row, 0));
    clickCell(shown->table(), shown->table()->model()->index(0, 0));
    auto *changes = shown->findChild<ChangeTreeView *>();
    QTRY_VERIFY(changes->text().contains(u"30 → 14 days"_s)); // a wrapped one against a bare one
    // Without the log the chart goes on and says why there are no marks.
    const auto labels = shown->findChildren<QLabel *>();
    QTRY_VERIFY(std::any_of(labels.begin(), labels.end(),
                            [](const QLabel *label) { return label->text().contains(u"Edits are not marked"_s); }));
}

void TestCalculations::tenMegabytesAreSurvived()
{
    QByteArray rows;
    for (int i = 0; i < 100; ++i)
        rows +=
            QByteArray(i ? "," : "") + R"({"id":"r)" + QByteArray::number(i) +
            R"(","filters":{},"count":5,"started_at":"2026-03-01T00:00:00Z","finished_at":"2026-03-01T00:00:01Z","is_completed":true,"is_successful":true,"queries":[{"query":")" +
            QByteArray(100'000, 'x') + R"("}]})";
    Scripted scripted(script::json(R"({"results":[)" + rows + R"(],"count":100,"next":null,"previous":null})"));
    QVERIFY(scripted.openTab());
    CalculationsTab *shown = scripted.tab();
    QTRY_COMPARE_WITH_TIMEOUT(model(shown)->rowCount(), 100, patience);
    clickCell(shown->table(), shown->table()->model()->index(0, 0));
    QTRY_VERIFY(report(shown) && report(shown)->toPlainText().size() > 10'000);
    QVERIFY(report(shown)->toPlainText().size() < 60'000); // cut, and it says so
    QVERIFY(report(shown)->toPlainText().contains(u'…'));
}

void TestCalculations::serversWithoutHistorySaySo()
{
    Scripted scripted(script::envelope(404, "not_found", "Endpoint not found."));
    QVERIFY(scripted.openTab());
    auto *empty = scripted.tab()->findChild<EmptyState *>();
    QTRY_VERIFY_WITH_TIMEOUT(empty->isVisible() && !empty->title().isEmpty(), patience);
    QTRY_COMPARE(empty->title(), u"The calculations cannot be read"_s);
}

QTEST_MAIN(TestCalculations)
#include "tst_calculations.moc"
