// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/cohortcatalogue.h"
#include "models/tables/activitytablemodel.h"
#include "models/tables/calculationstablemodel.h"
#include "models/tables/cohorttablemodel.h"
#include "models/tables/personstablemodel.h"
#include "tests/support/awaiting.h"
#include "tests/support/demofixture.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace desk;
using namespace desk::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr auto kTester = QAbstractItemModelTester::FailureReportingMode::QtTest;

CatalogueOptions quickOptions()
{
    CatalogueOptions options;
    options.pages = {10, 15};
    options.pace.first = options.pace.step = options.pace.longest = 20ms;
    options.firstRetry = options.longestRetry = 20ms;
    return options;
}

const QByteArray kSecondPageFails = "[{\"method\":\"GET\",\"path\":\"/api/projects/*/cohorts*\",\"nth\":2,"
                                    "\"times\":1,\"fault\":{\"kind\":\"status\",\"status\":404}}]";

//! A client, its catalogue and the list over it, connected to a demo server of their own.
struct Desk
{
    Desk()
        : client(demo.settings(), demo.key())
        , api(client)
        , catalogue(catalogueSource(api), quickOptions())
        , list()
        , tester(&list, kTester)
    {
        list.setCatalogue(&catalogue);
    }
    std::optional<Result<Cohort>> patch(CohortId id, const QByteArray &body)
    {
        return await<Cohort>([&](QObject *context, Answer<Cohort> answer) {
            return api.patchCohort(id, body, context, std::move(answer));
        });
    }
    //! The cohort with the most people.
    CatalogueRowPtr largest() const
    {
        const auto rows = catalogue.rows();
        return *std::max_element(rows.begin(), rows.end(), [](const auto &a, const auto &b) {
            return a->cohort.count.value_or(-1) < b->cohort.count.value_or(-1);
        });
    }

    DemoFixture demo;
    ApiClient client;
    CohortApi api;
    CohortCatalogue catalogue;
    CohortTableModel list;
    QAbstractItemModelTester tester;
};

} // namespace

class TestOverHttp final : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void listsAllCohorts();
    void goesOnAfterAPageThatFailed();
    void followsACalculationToItsEnd();
    void scrollsToTheLastPerson();
    void readsActivityAndCalculations();
};

void TestOverHttp::listsAllCohorts()
{
    Desk desk;
    desk.catalogue.refresh();
    QTRY_VERIFY(desk.catalogue.progress().isComplete);
    QCOMPARE(desk.catalogue.size(), desk.demo.ready().cohorts);
    QCOMPARE(desk.list.rowCount(), static_cast<int>(desk.demo.ready().cohorts));
    QVERIFY(desk.list.countOf(QuickFilter::Static) > 0);
    QVERIFY(desk.list.countOf(QuickFilter::Dynamic) > 0);
    const auto rows = desk.catalogue.rows();
    const auto described = std::find_if(rows.begin(), rows.end(), [](const auto &row) {
        return !row->criteria.sentence.isEmpty() && !row->criteria.uses.isEmpty();
    });
    QVERIFY2(described != rows.end(), "no cohort with criteria in words");
    desk.list.setSearch((*described)->criteria.uses.first()); // the search finds what criteria use
    QVERIFY(desk.list.rowOf((*described)->cohort.id) >= 0);
}

void TestOverHttp::goesOnAfterAPageThatFailed()
{
    Desk desk;
    QVERIFY(desk.demo.setFaults(kSecondPageFails));
    desk.catalogue.refresh();
    QTRY_VERIFY(desk.catalogue.progress().error.has_value());
    QVERIFY(desk.catalogue.size() > 0); // what was read is kept
    QVERIFY(desk.catalogue.size() < desk.demo.ready().cohorts);
    desk.catalogue.refresh();
    QTRY_VERIFY(desk.catalogue.progress().isComplete);
    QVERIFY(!desk.catalogue.progress().error);
    QCOMPARE(desk.catalogue.size(), desk.demo.ready().cohorts);
}

void TestOverHttp::followsACalculationToItsEnd()
{
    Desk desk;
    desk.catalogue.refresh();
    QTRY_VERIFY(desk.catalogue.progress().isComplete);
    const auto rows = desk.catalogue.rows();
    const auto fine = std::find_if(rows.begin(), rows.end(), [](const auto &row) {
        return row->state == CohortState::Calculated && !row->cohort.isStatic;
    });
    QVERIFY(fine != rows.end());
    const CohortId id = (*fine)->cohort.id;
    const auto saved = desk.patch(id, "{\"name\":\"Renamed over HTTP\"}");
    QVERIFY(saved && *saved);
    desk.catalogue.put(**saved);
    QCOMPARE(desk.catalogue.find(id)->state, CohortState::Calculating); // a rename recalculates too (contract 7.1)
    desk.list.setSearch(u"renamed over"_s);
    QCOMPARE(desk.list.rowCount(), 1);
    QTRY_COMPARE(desk.catalogue.find(id)->state, CohortState::Calculated);
    QCOMPARE(desk.catalogue.find(id)->cohort.version, desk.catalogue.find(id)->cohort.pendingVersion);
}

void TestOverHttp::scrollsToTheLastPerson()
{
    Desk desk;
    desk.catalogue.refresh();
    QTRY_VERIFY(desk.catalogue.progress().isComplete);
    const CatalogueRowPtr cohort = desk.largest();
    QVERIFY(cohort->cohort.count.value_or(0) > 100);
    PersonsTableModel::Options options;
    options.pageSize = 20;
    PersonsTableModel model(
        [&](const PersonQuery &query, QObject *context, Answer<Page<Person>> answer) {
            return desk.api.persons(query, context, std::move(answer));
        },
        options);
    const QAbstractItemModelTester tester(&model, kTester);
    PersonQuery query;
    query.cohort = cohort->cohort.id;
    model.setQuery(query, cohort->cohort.count);
    const int last = model.rowCount() - 1;
    model.showRange(last - 10, last);
    QTRY_COMPARE(model.rowState(model.rowCount() - 1), RowState::Loaded);
    QTRY_COMPARE(model.knownCount().kind, KnownCount::Kind::Exactly);
    QCOMPARE(model.knownCount().rows, *cohort->cohort.count);
    const QString name = model.personAt(model.rowCount() - 1)->distinctIds.value(0);
    model.setSearch(name);
    QTRY_COMPARE(model.knownCount().kind, KnownCount::Kind::Exactly);
    QVERIFY(model.rowCount() >= 1);
    QVERIFY(model.personAt(0)->distinctIds.contains(name));
}

void TestOverHttp::readsActivityAndCalculations()
{
    Desk desk;
    desk.catalogue.refresh();
    QTRY_VERIFY(desk.catalogue.progress().isComplete);
    ActivityTableModel activity(
        [&](const PageRequest &page, QObject *context, Answer<Page<ActivityEntry>> answer) {
            return desk.api.activity({}, page, context, std::move(answer));
        },
        [&](CohortId id) { return desk.catalogue.nameOf(id); });
    CalculationsTableModel runs([&](const PageRequest &page, QObject *context, Answer<Page<CalculationRun>> answer) {
        return desk.api.calculationHistory(desk.largest()->cohort.id, page, context, std::move(answer));
    });
    const QAbstractItemModelTester activityTester(&activity, kTester), runsTester(&runs, kTester);
    activity.reload();
    runs.reload();
    QTRY_VERIFY(!activity.isLoading() && !runs.isLoading());
    QVERIFY2(!activity.error(), qPrintable(activity.error() ? activity.error()->text : QString()));
    QVERIFY2(!runs.error(), qPrintable(runs.error() ? runs.error()->text : QString()));
    QVERIFY(activity.rowCount() > 0);
    while (activity.canFetchMore({})) {
        activity.fetchMore({});
        QTRY_VERIFY(!activity.isLoading());
    }
    QVERIFY(!activity.error());
    QCOMPARE(activity.rowCount(), static_cast<int>(activity.total().value_or(activity.rowCount())));
}

QTEST_GUILESS_MAIN(TestOverHttp)
#include "tst_overhttp.moc"
