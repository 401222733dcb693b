// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/cohortcatalogue.h"
#include "tests/catalogue/fakeserver.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace desk;
using namespace desk::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

Cohort cohort(qint64 id)
{
    Cohort cohort;
    cohort.id = CohortId{id};
    cohort.name = u"Cohort %1"_s.arg(id);
    cohort.filters = "{\"properties\":{}}";
    cohort.count = id;
    return cohort;
}

//! Newest first: `count` down to 1.
std::vector<Cohort> cohorts(qint64 count)
{
    std::vector<Cohort> list;
    for (qint64 id = count; id > 0; --id)
        list.push_back(cohort(id));
    return list;
}

CatalogueOptions quickOptions()
{
    CatalogueOptions options;
    options.pages = {10, 50};
    options.pace = {5ms, 2ms, 10ms, 10ms, 10ms, 60s, 600s, 1800s};
    options.firstRetry = 5ms;
    options.longestRetry = 20ms;
    return options;
}

//! What the catalogue said, replayed: a second copy of its rows, which fails on a change that does not fit.
class Mirror final : public QObject
{
public:
    explicit Mirror(CohortCatalogue &catalogue)
    {
        connect(&catalogue, &CohortCatalogue::changed, this, &Mirror::apply);
    }
    bool isSound() const { return m_isSound; }
    bool isSameAs(const CohortCatalogue &catalogue) const
    {
        const auto rows = catalogue.rows();
        return m_isSound && static_cast<qsizetype>(rows.size()) == m_rows.size() &&
               std::all_of(rows.begin(), rows.end(), [&](const auto &row) { return m_rows.value(row->key) == row; });
    }
    int removals = 0, insertions = 0;

private:
    void apply(const CatalogueChange &change)
    {
        for (const auto &row : change.removed)
            m_isSound = m_isSound && m_rows.remove(row->key);
        for (const auto &row : change.changed)
            m_isSound = m_isSound && m_rows.contains(row->key);
        for (const auto &row : change.inserted)
            m_isSound = m_isSound && !m_rows.contains(row->key);
        for (const auto &rows : {change.inserted, change.changed})
            for (const auto &row : rows)
                m_rows.insert(row->key, row);
        removals += static_cast<int>(change.removed.size());
        insertions += static_cast<int>(change.inserted.size());
    }
    QHash<RowKey, CatalogueRowPtr> m_rows;
    bool m_isSound = true;
};

QList<qint64> idsOf(const CohortCatalogue &catalogue)
{
    QList<qint64> ids;
    for (const auto &row : catalogue.rows())
        ids.append(row->key);
    return ids;
}

QList<qint64> idsOf(const FakeServer &server)
{
    QList<qint64> ids;
    for (const Cohort &each : server.cohorts)
        ids.append(each.id.value);
    std::sort(ids.begin(), ids.end(), std::greater<>());
    return ids;
}

} // namespace

class TestCohortCatalogue final : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void firstPageIsThereAtOnce();
    void readsEveryPage();
    void rowsInsertedWhileReadingAreFound();
    void rowsDeletedWhileReadingAreNotMissed();
    void aListThatNeverStandsStillIsTakenAfterSomeReadings();
    void pagesCutOnTheWayAreReadInShorterOnes();
    void refreshTellsOnlyWhatChanged();
    void failureKeepsTheRowsAndTriesAgain();
    void refusalWaitsForAPerson();
    void endlessListIsAnError();
    void whatIsPutIsNotLostToARunningReading();
    void whatIsRemovedDoesNotComeBack();
    void calculatingCohortsAreReadUntilTheyAreDone();
    void aCohortGoneWhileCalculatingIsRemoved();
    void manyCalculatingAreReadThroughTheList();
    void someCalculatingInALongListAreReadOneByOne();
    void aSavedCohortsRelativesAreLookedAt();
    void aPassingFailureDoesNotEndTheLooking();
    void aRefusedLookIsNotRepeated();
    void stopEndsAllRequests();
    void tenThousandCohorts();
};

void TestCohortCatalogue::firstPageIsThereAtOnce()
{
    FakeServer server;
    server.cohorts = cohorts(120);
    CohortCatalogue catalogue(server.source(), quickOptions());
    QList<CatalogueProgress> seen;
    connect(&catalogue, &CohortCatalogue::progressChanged, this, [&] { seen.append(catalogue.progress()); });
    catalogue.refresh();
    QVERIFY(catalogue.progress().isLoading);
    QTRY_VERIFY(catalogue.progress().isComplete);
    const auto first = std::find_if(seen.begin(), seen.end(), [](const auto &each) { return each.total.has_value(); });
    QVERIFY(first != seen.end());
    QCOMPARE(first->have, 10);
    QCOMPARE(first->total, std::optional<qint64>(120));
    QVERIFY(first->isLoading && !first->isComplete);
    QCOMPARE(server.listRequests.at(0).priority, Priority::Interactive);
    QCOMPARE(server.listRequests.at(1).priority, Priority::Background);
}

void TestCohortCatalogue::readsEveryPage()
{
    FakeServer server;
    server.cohorts = cohorts(120);
    CatalogueOptions options = quickOptions();
    const QDateTime now = QDateTime::fromString(u"2026-03-01T10:00:00Z"_s, Qt::ISODate);
    options.clock = [now] { return now; };
    CohortCatalogue catalogue(server.source(), options);
    const Mirror mirror(catalogue);
    catalogue.refresh();
    QTRY_VERIFY(catalogue.progress().isComplete);
    QCOMPARE(idsOf(catalogue), idsOf(server));
    QVERIFY(mirror.isSameAs(catalogue));
    QCOMPARE(server.listRequests.size(), size_t(4)); // 10 + 50 + 50 + the rest
    const CatalogueProgress expected{120, 120, false, true, false, now, {}, {}};
    QCOMPARE(catalogue.progress(), expected);
    QCOMPARE(catalogue.nameOf(CohortId{7}), u"Cohort 7"_s);
}

void TestCohortCatalogue::rowsInsertedWhileReadingAreFound()
{
    FakeServer server;
    server.cohorts = cohorts(120);
    server.beforePage = [&](int page) {
        if (page == 2)
            for (qint64 id : {121, 122, 123})
                server.cohorts.insert(server.cohorts.begin(), cohort(id));
    };
    CohortCatalogue catalogue(server.source(), quickOptions());
    const Mirror mirror(catalogue);
    catalogue.refresh();
    QTRY_VERIFY(catalogue.progress().isComplete);
    QCOMPARE(idsOf(catalogue), idsOf(server));
    QVERIFY(mirror.isSameAs(catalogue));
    QCOMPARE(mirror.removals, 0);
    QCOMPARE(mirror.insertions, 123);
}

void TestCohortCatalogue::rowsDeletedWhileReadingAreNotMissed()
{
    FakeServer server;
    server.cohorts = cohorts(120);
    server.beforePage = [&](int page) {
        if (page == 1) // rows already read go, those behind them move up over the page's edge
            for (qint64 id : {119, 117, 115})
                server.erase(id);
    };
    CohortCatalogue catalogue(server.source(), quickOptions());
    const Mirror mirror(catalogue);
    catalogue.refresh();
    QTRY_VERIFY(catalogue.progress().isComplete);
    QCOMPARE(idsOf(catalogue), idsOf(server));
    QVERIFY(mirror.isSameAs(catalogue));
    QCOMPARE(mirror.removals, 3);
}

void TestCohortCatalogue::aListThatNeverStandsStillIsTakenAfterSomeReadings()
{
    FakeServer server;
    server.cohorts = cohorts(60);
    server.beforePage = [&](int page) {
        server.cohorts.insert(server.cohorts.begin(), cohort(1000 + page));
        server.erase(1000 + page - 1);
    };
    CohortCatalogue catalogue(server.source(), quickOptions());
    catalogue.refresh();
    QTRY_VERIFY(catalogue.progress().isComplete);
    for (qint64 id = 1; id <= 60; ++id)
        QVERIFY2(catalogue.find(CohortId{id}), "a row that was there throughout is missing");
    QVERIFY(!catalogue.progress().isLoading);
}

void TestCohortCatalogue::pagesCutOnTheWayAreReadInShorterOnes()
{
    FakeServer server;
    server.cohorts = cohorts(120);
    server.longestPage = 20; // the plan asks for 50
    CohortCatalogue catalogue(server.source(), quickOptions());
    catalogue.refresh();
    QTRY_VERIFY(catalogue.progress().isComplete);
    QCOMPARE(idsOf(catalogue), idsOf(server));
}

void TestCohortCatalogue::refreshTellsOnlyWhatChanged()
{
    FakeServer server;
    server.cohorts = cohorts(120);
    CohortCatalogue catalogue(server.source(), quickOptions());
    Mirror mirror(catalogue);
    catalogue.refresh();
    QTRY_VERIFY(catalogue.progress().isComplete);
    const CatalogueRowPtr untouched = catalogue.find(CohortId{50});
    server.edit(51).name = u"Renamed"_s;
    server.erase(3);
    mirror.insertions = 0;
    QSignalSpy changes(&catalogue, &CohortCatalogue::changed);
    catalogue.refresh();
    QTRY_VERIFY(!catalogue.progress().isLoading);
    QVERIFY(mirror.isSameAs(catalogue));
    QCOMPARE(mirror.insertions, 0);
    QCOMPARE(mirror.removals, 1);
    QCOMPARE(changes.count(), 2);
    QCOMPARE(catalogue.find(CohortId{50}), untouched); // the very same row
    QCOMPARE(catalogue.find(CohortId{51})->cohort.name, u"Renamed"_s);
    QVERIFY(!catalogue.find(CohortId{3}));
}

void TestCohortCatalogue::failureKeepsTheRowsAndTriesAgain()
{
    FakeServer server;
    server.cohorts = cohorts(30);
    int refusals = 2;
    server.refusePage = [&](int page) -> std::optional<Error> {
        if (page < 1 || refusals-- <= 0)
            return std::nullopt;
        return Error{ErrorKind::Offline, u"no network"_s};
    };
    CohortCatalogue catalogue(server.source(), quickOptions());
    bool sawFailure = false;
    connect(&catalogue, &CohortCatalogue::progressChanged, this, [&] {
        const CatalogueProgress &progress = catalogue.progress();
        sawFailure = sawFailure || (progress.error && progress.have == 10 && progress.nextTry.isValid() &&
                                    !progress.isLoading && !progress.isComplete);
    });
    catalogue.refresh();
    QTRY_VERIFY(catalogue.progress().isComplete);
    QVERIFY(sawFailure);
    QVERIFY(!catalogue.progress().error);
    QVERIFY(!catalogue.progress().nextTry.isValid());
    QCOMPARE(catalogue.size(), 30);
}

void TestCohortCatalogue::refusalWaitsForAPerson()
{
    FakeServer server;
    server.refusePage = [](int) { return Error{ErrorKind::Forbidden, u"no scope"_s}; };
    CohortCatalogue catalogue(server.source(), quickOptions());
    catalogue.refresh();
    QTRY_VERIFY(catalogue.progress().error.has_value());
    QVERIFY(!catalogue.progress().nextTry.isValid());
    server.refusePage = {};
    server.cohorts = cohorts(3);
    catalogue.refresh();
    QTRY_COMPARE(catalogue.size(), 3);
    QCOMPARE(server.listRequests.size(), size_t(2));
}

void TestCohortCatalogue::endlessListIsAnError()
{
    int asked = 0;
    FakeServer server;
    CatalogueSource source = server.source();
    source.list = [&](const CohortListQuery &, QObject *context, Answer<Page<Cohort>> answer) {
        ++asked;
        return FakeServer::later<Page<Cohort>>(context, std::move(answer), [] {
            return Page<Cohort>{cohorts(10), true, {}};
        });
    };
    CatalogueOptions options = quickOptions();
    options.firstRetry = options.longestRetry = 1h;
    CohortCatalogue catalogue(source, options);
    catalogue.refresh();
    QTRY_VERIFY(catalogue.progress().error.has_value());
    QCOMPARE(catalogue.progress().error->kind, ErrorKind::BrokenAnswer);
    QCOMPARE(catalogue.size(), 10);
    QVERIFY(asked < 10);
}

void TestCohortCatalogue::whatIsPutIsNotLostToARunningReading()
{
    FakeServer server;
    server.cohorts = cohorts(30);
    CohortCatalogue catalogue(server.source(), quickOptions());
    server.beforePage = [&](int page) {
        if (page != 1)
            return;
        Cohort changed = cohort(5);
        changed.name = u"Saved meanwhile"_s;
        catalogue.put(changed); // the page that is answered next still has the old name
        catalogue.put(cohort(99));
    };
    catalogue.refresh();
    QTRY_VERIFY(catalogue.progress().isComplete);
    QCOMPARE(catalogue.find(CohortId{5})->cohort.name, u"Saved meanwhile"_s);
    QVERIFY(catalogue.find(CohortId{99}));
}

void TestCohortCatalogue::whatIsRemovedDoesNotComeBack()
{
    FakeServer server;
    server.cohorts = cohorts(30);
    CohortCatalogue catalogue(server.source(), quickOptions());
    server.beforePage = [&](int page) {
        if (page == 1)
            catalogue.remove(CohortId{5}); // and the page answered next still lists it
    };
    catalogue.refresh();
    QTRY_VERIFY(catalogue.progress().isComplete);
    QVERIFY(!catalogue.find(CohortId{5}));
    QCOMPARE(catalogue.size(), 29);
}

void TestCohortCatalogue::calculatingCohortsAreReadUntilTheyAreDone()
{
    FakeServer server;
    server.cohorts = cohorts(3);
    server.edit(2).isCalculating = true;
    CohortCatalogue catalogue(server.source(), quickOptions());
    catalogue.refresh();
    QTRY_VERIFY(server.oneRequests.size() >= 3);
    server.edit(2).isCalculating = false;
    server.edit(2).count = 4711;
    QTRY_COMPARE(catalogue.find(CohortId{2})->state, CohortState::Calculated);
    QCOMPARE(catalogue.find(CohortId{2})->cohort.count, std::optional<qint64>(4711));
    for (const CohortId id : server.oneRequests)
        QCOMPARE(id.value, 2); // nothing else is looked at
    const size_t looks = server.oneRequests.size();
    server.edit(1).isCalculating = true;
    catalogue.reread(CohortId{1});
    QTRY_VERIFY(server.oneRequests.size() > looks + 3);
    QCOMPARE(std::count(server.oneRequests.begin(), server.oneRequests.end(), CohortId{2}),
             static_cast<std::ptrdiff_t>(looks)); // looked at no more
}

void TestCohortCatalogue::aCohortGoneWhileCalculatingIsRemoved()
{
    FakeServer server;
    server.cohorts = cohorts(3);
    server.edit(2).isCalculating = true;
    CohortCatalogue catalogue(server.source(), quickOptions());
    catalogue.refresh();
    QTRY_COMPARE(catalogue.size(), 3);
    server.erase(2);
    QTRY_VERIFY(!catalogue.find(CohortId{2}));
}

void TestCohortCatalogue::manyCalculatingAreReadThroughTheList()
{
    FakeServer server;
    server.cohorts = cohorts(70);
    server.dropsFiltersWhenBasic = true;
    for (qint64 id = 1; id <= 20; ++id)
        server.edit(id).isCalculating = true;
    CohortCatalogue catalogue(server.source(), quickOptions());
    catalogue.refresh();
    QTRY_VERIFY(!server.listRequests.empty() && server.listRequests.back().basic);
    QVERIFY(server.oneRequests.empty());
    for (qint64 id = 1; id <= 20; ++id)
        server.edit(id).isCalculating = id == 20;
    server.edit(3).errorsCalculating = 1;
    server.edit(3).lastErrorMessage = u"too long"_s;
    QTRY_COMPARE(catalogue.find(CohortId{3})->cohort.lastErrorMessage, u"too long"_s);
    QTRY_COMPARE(catalogue.find(CohortId{19})->state, CohortState::Calculated);
    QCOMPARE(catalogue.find(CohortId{19})->cohort.filters, QByteArray("{\"properties\":{}}"));
    server.edit(20).isCalculating = false;
    QTRY_COMPARE(catalogue.find(CohortId{20})->state, CohortState::Calculated);
}

void TestCohortCatalogue::someCalculatingInALongListAreReadOneByOne()
{
    FakeServer server;
    server.cohorts = cohorts(600); // the list is 12 pages long
    for (qint64 id = 1; id <= 20; ++id)
        server.edit(id).isCalculating = true;
    CohortCatalogue catalogue(server.source(), quickOptions());
    catalogue.refresh();
    QTRY_VERIFY(server.oneRequests.size() >= 20);
    QVERIFY(std::none_of(server.listRequests.begin(), server.listRequests.end(),
                         [](const CohortListQuery &query) { return query.basic; }));
}

void TestCohortCatalogue::aSavedCohortsRelativesAreLookedAt()
{
    const auto refersTo = [](Cohort cohort, qint64 id) {
        cohort.filters = QByteArray::number(id);
        return cohort;
    };
    FakeServer server;
    server.cohorts = {cohort(5), refersTo(cohort(4), 3), refersTo(cohort(3), 2), refersTo(cohort(2), 1), cohort(1)};
    CatalogueOptions options = quickOptions();
    options.digester = [](const Cohort &cohort, const CohortNameLookup &) {
        CriteriaDigest digest;
        if (const qint64 id = cohort.filters.toLongLong())
            digest.cohorts = {CohortId{id}};
        return digest;
    };
    CohortCatalogue catalogue(server.source(), options);
    catalogue.refresh();
    QTRY_VERIFY(catalogue.progress().isComplete);
    for (const qint64 id : {4, 3, 1}) // contract 7.1: those that depend on it and those it depends on
        server.edit(id).isCalculating = true;
    Cohort saved = server.edit(2);
    saved.isCalculating = true;
    server.edit(2).isCalculating = true;
    catalogue.putSaved(saved);
    for (const qint64 id : {4, 3, 2, 1})
        QTRY_COMPARE(catalogue.find(CohortId{id})->state, CohortState::Calculating);
    QCOMPARE(std::count(server.oneRequests.begin(), server.oneRequests.end(), CohortId{5}), 0);
}

void TestCohortCatalogue::aPassingFailureDoesNotEndTheLooking()
{
    FakeServer server;
    server.cohorts = cohorts(3);
    server.edit(2).isCalculating = true;
    int refusals = 3;
    server.refuseOne = [&](CohortId) -> std::optional<Error> {
        return refusals-- > 0 ? std::optional(Error{ErrorKind::Offline, u"no network"_s}) : std::nullopt;
    };
    CohortCatalogue catalogue(server.source(), quickOptions());
    QSignalSpy failures(&catalogue, &CohortCatalogue::rereadFailed);
    catalogue.refresh();
    QTRY_COMPARE(failures.count(), 3);
    QVERIFY(catalogue.find(CohortId{2}));
    server.edit(2).isCalculating = false;
    QTRY_COMPARE(catalogue.find(CohortId{2})->state, CohortState::Calculated);
}

void TestCohortCatalogue::aRefusedLookIsNotRepeated()
{
    FakeServer server;
    server.cohorts = cohorts(4);
    server.edit(2).isCalculating = true;
    server.refuseOne = [&](CohortId id) -> std::optional<Error> {
        return id.value == 2 ? std::optional(Error{ErrorKind::Forbidden, u"no scope"_s}) : std::nullopt;
    };
    CohortCatalogue catalogue(server.source(), quickOptions());
    QSignalSpy failures(&catalogue, &CohortCatalogue::rereadFailed);
    catalogue.refresh();
    QTRY_COMPARE(failures.count(), 1);
    server.edit(1).isCalculating = true; // keeps time going
    catalogue.reread(CohortId{1});
    QTRY_VERIFY(server.oneRequests.size() > 6);
    QCOMPARE(failures.count(), 1);
}

void TestCohortCatalogue::stopEndsAllRequests()
{
    FakeServer server;
    server.cohorts = cohorts(200);
    server.edit(200).isCalculating = true;
    CohortCatalogue catalogue(server.source(), quickOptions());
    catalogue.refresh();
    QTRY_VERIFY(catalogue.size() > 0);
    catalogue.stop();
    const auto asked = server.listRequests.size() + server.oneRequests.size();
    QVERIFY(!catalogue.progress().isLoading);
    FakeServer clock; // another catalogue that lives on: time passes
    clock.cohorts = cohorts(1);
    clock.edit(1).isCalculating = true;
    CohortCatalogue other(clock.source(), quickOptions());
    other.refresh();
    QTRY_VERIFY(clock.oneRequests.size() > 3);
    QCOMPARE(server.listRequests.size() + server.oneRequests.size(), asked);
    QVERIFY(catalogue.size() > 0);
}

void TestCohortCatalogue::tenThousandCohorts()
{
    FakeServer server;
    server.cohorts = cohorts(10'000);
    CatalogueOptions options = quickOptions();
    options.pages = {};
    CohortCatalogue catalogue(server.source(), options);
    const Mirror mirror(catalogue);
    catalogue.refresh();
    QTRY_VERIFY(catalogue.progress().isComplete);
    QCOMPARE(catalogue.size(), 10'000);
    QVERIFY(mirror.isSameAs(catalogue));
    QVERIFY(server.listRequests.size() < 45);
}

QTEST_GUILESS_MAIN(TestCohortCatalogue)
#include "tst_cohortcatalogue.moc"
