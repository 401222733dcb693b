// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/cataloguestore.h"
#include "models/catalogue/criteriadigest.h"
#include "models/catalogue/listsweep.h"
#include "models/catalogue/pollpace.h"
#include "models/catalogue/searchtext.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace desk;
using namespace Qt::StringLiterals;
using Depth = CatalogueStore::Depth;
using Step = ListSweep::Step;

namespace {

Cohort cohort(qint64 id, const QString &name = u"Cohort"_s)
{
    Cohort cohort;
    cohort.id = CohortId{id};
    cohort.name = name;
    cohort.filters = "{}";
    return cohort;
}

//! Criteria in these tests are the id of one other cohort as text.
CriteriaDigest digest(const Cohort &cohort, const CohortNameLookup &nameOf)
{
    CriteriaDigest digest;
    const qint64 id = cohort.filters.toLongLong();
    if (id == 0)
        return digest;
    digest.cohorts = {CohortId{id}};
    digest.sentence = u"in cohort "_s + nameOf(CohortId{id});
    return digest;
}

Cohort referring(qint64 id, qint64 to)
{
    Cohort result = cohort(id);
    result.filters = QByteArray::number(to);
    return result;
}

QList<qint64> keysOf(const std::vector<CatalogueRowPtr> &rows)
{
    QList<qint64> keys;
    for (const CatalogueRowPtr &row : rows)
        keys.append(row->key);
    std::sort(keys.begin(), keys.end());
    return keys;
}

std::vector<RowKey> keys(RowKey first, RowKey last)
{
    std::vector<RowKey> result;
    for (RowKey key = first; key <= last; ++key)
        result.push_back(key);
    return result;
}

} // namespace

class TestCatalogueStore final : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void equalRowsAreNoChange();
    void changedRowsKeepTheirPlaceInTheChange();
    void olderAnswersNeverReplaceNewerOnes();
    void removedRowsDoNotComeBackByAnOldAnswer();
    void rowsMarkedDeletedAreTakenOut();
    void basicRowsKeepWhatTheyLeaveOut();
    void basicRowsOfUnknownCohortsAreIgnored();
    void listRowsKeepThePopulation();
    void malformedRowsAreShownEachOnce();
    void namesReachTheCriteriaOfOthers();
    void namesOfTheSameBatchAreKnown();
    void referrersFollowTheCriteria();
    void rowsNotToldSinceAnAnswer();
    void haystackHoldsEverythingSearched();
    void digestOfRealCriteria();
    void digestOfCohortsWithoutCriteria();
    void digestOfHugeCriteriaIsBounded();
    void foldsText_data();
    void foldsText();
    void wordsOfAText();

    void sweepOfAQuietListIsSettled();
    void sweepSeesInsertedRows();
    void sweepSeesDeletedRows();
    void sweepSeesAMovedCount();
    void sweepTakesShortPagesAsTheyAre();
    void sweepOfACutListIsUnsettled();
    void sweepStopsAtAnEndlessList();
    void paceSlowsDownAndStops();
};

void TestCatalogueStore::equalRowsAreNoChange()
{
    CatalogueStore store(digest);
    QCOMPARE(keysOf(store.put({cohort(1), cohort(2)}, 1, Depth::List).inserted), QList<qint64>({1, 2}));
    QVERIFY(store.put({cohort(2), cohort(1)}, 2, Depth::List).isEmpty());
    QCOMPARE(store.size(), 2);
}

void TestCatalogueStore::changedRowsKeepTheirPlaceInTheChange()
{
    CatalogueStore store(digest);
    store.put({cohort(1), cohort(2)}, 1, Depth::List);
    const CatalogueRowPtr before = store.find(1);
    const CatalogueChange change = store.put({cohort(1, u"New"_s), cohort(3)}, 2, Depth::List);
    QCOMPARE(keysOf(change.changed), QList<qint64>{1});
    QCOMPARE(keysOf(change.inserted), QList<qint64>{3});
    QVERIFY(change.removed.empty());
    QCOMPARE(before->cohort.name, u"Cohort"_s); // who holds the old row still has it
    QCOMPARE(store.find(1)->cohort.name, u"New"_s);
}

void TestCatalogueStore::olderAnswersNeverReplaceNewerOnes()
{
    CatalogueStore store(digest);
    store.put({cohort(1, u"Newer"_s)}, 5, Depth::One);
    QVERIFY(store.put({cohort(1, u"Older"_s)}, 4, Depth::List).isEmpty());
    QCOMPARE(store.find(1)->cohort.name, u"Newer"_s);
    QCOMPARE(store.nameOf(CohortId{1}), u"Newer"_s);
    QVERIFY(store.remove({1}, 4).isEmpty());
    QCOMPARE(store.size(), 1);
}

void TestCatalogueStore::removedRowsDoNotComeBackByAnOldAnswer()
{
    CatalogueStore store(digest);
    store.put({cohort(1)}, 1, Depth::List);
    QCOMPARE(keysOf(store.remove({1}, 3).removed), QList<qint64>{1});
    QVERIFY(store.put({cohort(1)}, 2, Depth::List).isEmpty());
    QCOMPARE(store.size(), 0);
    QCOMPARE(keysOf(store.put({cohort(1)}, 4, Depth::List).inserted), QList<qint64>{1}); // restored since
}

void TestCatalogueStore::rowsMarkedDeletedAreTakenOut()
{
    CatalogueStore store(digest);
    store.put({cohort(1)}, 1, Depth::List);
    Cohort gone = cohort(1);
    gone.deleted = true;
    QCOMPARE(keysOf(store.put({gone}, 2, Depth::One).removed), QList<qint64>{1});
    QVERIFY(store.put({gone}, 3, Depth::One).isEmpty());
}

void TestCatalogueStore::basicRowsKeepWhatTheyLeaveOut()
{
    CatalogueStore store(digest);
    Cohort whole = referring(1, 2);
    whole.query = "{\"kind\":\"HogQLQuery\"}";
    whole.lastErrorMessage = u"too long"_s;
    whole.experiments = {7};
    whole.raw = "{\"id\":1}";
    store.put({whole}, 1, Depth::One);
    Cohort basic = cohort(1);
    basic.filters.clear();
    basic.isCalculating = true;
    basic.raw = "{}";
    QCOMPARE(keysOf(store.put({basic}, 2, Depth::Basic).changed), QList<qint64>{1});
    Cohort expected = whole;
    expected.isCalculating = true;
    QCOMPARE(store.find(1)->cohort, expected);
    QCOMPARE(store.find(1)->state, CohortState::Calculating);
    QCOMPARE(store.referrersOf(CohortId{2}), QList<CohortId>{CohortId{1}});
}

void TestCatalogueStore::basicRowsOfUnknownCohortsAreIgnored()
{
    CatalogueStore store(digest);
    QVERIFY(store.put({cohort(1)}, 1, Depth::Basic).isEmpty());
}

void TestCatalogueStore::listRowsKeepThePopulation()
{
    CatalogueStore store(digest);
    Cohort one = cohort(1);
    one.isStatic = true;
    one.population = Population();
    one.population->status = u"running"_s;
    store.put({one}, 1, Depth::One);
    Cohort listed = one;
    listed.population.reset();
    QVERIFY(store.put({listed}, 2, Depth::List).isEmpty());
    QCOMPARE(store.find(1)->state, CohortState::Calculating);
    QCOMPARE(keysOf(store.put({listed}, 3, Depth::One).changed), QList<qint64>{1});
}

void TestCatalogueStore::malformedRowsAreShownEachOnce()
{
    CatalogueStore store(digest);
    Cohort first, second, known;
    first.malformed = second.malformed = known.malformed = u"no id"_s;
    first.raw = "{\"name\":1}";
    second.raw = "{\"name\":2}";
    known.id = CohortId{9};
    const CatalogueChange change = store.put({first, second, known, cohort(3)}, 1, Depth::List);
    QCOMPARE(change.inserted.size(), size_t(4));
    QCOMPARE(store.rows().front()->key, 9);
    QVERIFY(store.rows().back()->key < 0);
    QVERIFY(store.put({first, second}, 2, Depth::List).isEmpty()); // the same rows again, not new ones
}

void TestCatalogueStore::namesReachTheCriteriaOfOthers()
{
    CatalogueStore store(digest);
    store.put({referring(1, 2)}, 1, Depth::List);
    QCOMPARE(store.find(1)->criteria.sentence, u"in cohort "_s);
    const CatalogueChange named = store.put({cohort(2, u"Internal"_s)}, 2, Depth::List);
    QCOMPARE(keysOf(named.changed), QList<qint64>{1});
    QCOMPARE(store.find(1)->criteria.sentence, u"in cohort Internal"_s);
    const CatalogueChange gone = store.remove({2}, 3);
    QCOMPARE(keysOf(gone.changed), QList<qint64>{1});
    QCOMPARE(keysOf(gone.removed), QList<qint64>{2});
    QCOMPARE(store.find(1)->criteria.sentence, u"in cohort "_s);
}

void TestCatalogueStore::namesOfTheSameBatchAreKnown()
{
    CatalogueStore store(digest);
    const CatalogueChange change = store.put({referring(1, 2), cohort(2, u"Internal"_s)}, 1, Depth::List);
    QCOMPARE(change.inserted.size(), size_t(2));
    QVERIFY(change.changed.empty());
    QCOMPARE(store.find(1)->criteria.sentence, u"in cohort Internal"_s);
}

void TestCatalogueStore::referrersFollowTheCriteria()
{
    CatalogueStore store(digest);
    store.put({referring(1, 3), referring(2, 3), cohort(3)}, 1, Depth::List);
    QCOMPARE(store.referrersOf(CohortId{3}), QList<CohortId>({CohortId{1}, CohortId{2}}));
    store.put({cohort(1)}, 2, Depth::List);
    QCOMPARE(store.referrersOf(CohortId{3}), QList<CohortId>{CohortId{2}});
    store.remove({2}, 3);
    QVERIFY(store.referrersOf(CohortId{3}).isEmpty());
}

void TestCatalogueStore::rowsNotToldSinceAnAnswer()
{
    CatalogueStore store(digest);
    store.put({cohort(1), cohort(2)}, 1, Depth::List);
    store.put({cohort(2)}, 2, Depth::List); // equal, yet told again
    QCOMPARE(store.notToldSince(2), std::vector<RowKey>{1});
}

void TestCatalogueStore::haystackHoldsEverythingSearched()
{
    Cohort value = cohort(4711, u"Zahlende Käufer"_s);
    value.description = u"Nach   Ostern\n2026"_s;
    CriteriaDigest criteria;
    criteria.sentence = u"Plan equals Pro"_s;
    criteria.uses = {u"$pageview"_s};
    criteria.searchText = u"Firefox"_s;
    const CatalogueRowPtr row = makeRow(value, criteria);
    for (const char *part : {"zahlende kaufer", "nach ostern 2026", "4711", "plan equals pro", "$pageview", "firefox"})
        QVERIFY2(row->haystack.contains(part), part);
    QCOMPARE(row->nameWords, QStringList({u"zahlende"_s, u"kaufer"_s}));
}

void TestCatalogueStore::digestOfRealCriteria()
{
    Cohort value = cohort(1);
    value.filters = R"({"properties":{"type":"AND","values":[
        {"type":"person","key":"plan","operator":"exact","value":["pro","enterprise"],"negation":false},
        {"type":"behavioral","key":"$pageview","value":"performed_event","event_type":"events",
         "time_value":30,"time_interval":"day","negation":false},
        {"type":"cohort","key":"id","value":8,"negation":true}]}})";
    const auto nameOf = [](CohortId id) { return id.value == 8 ? u"Internal users"_s : QString(); };
    const CriteriaDigest digest = digestCriteria(value, nameOf);
    QVERIFY2(digest.sentence.contains(u"plan"_s), qPrintable(digest.sentence));
    QVERIFY2(digest.sentence.contains(u"Internal users"_s), qPrintable(digest.sentence));
    QVERIFY(!digest.sentence.contains(u'\n'));
    QCOMPARE(digest.uses, QStringList({u"$pageview"_s, u"plan"_s, u"Internal users"_s}));
    QVERIFY(digest.searchText.contains(u"enterprise"_s));
    QCOMPARE(digest.cohorts, QList<CohortId>{CohortId{8}});
}

void TestCatalogueStore::digestOfCohortsWithoutCriteria()
{
    const auto nameOf = [](CohortId) { return QString(); };
    Cohort value = cohort(1);
    for (const char *filters : {"", "null", "[]", "{}", "{\"properties\":{}}", "not json", "{\"properties\":5}"}) {
        value.filters = filters;
        QCOMPARE(digestCriteria(value, nameOf), CriteriaDigest());
    }
    value.query = "{\"kind\":\"HogQLQuery\"}";
    QVERIFY(!digestCriteria(value, nameOf).sentence.isEmpty());
}

void TestCatalogueStore::digestOfHugeCriteriaIsBounded()
{
    QByteArray leaves;
    for (int i = 0; i < 5'000; ++i)
        leaves += R"({"type":"person","key":"k%1","operator":"exact","value":"v%1"},)"_ba.replace(
            "%1", QByteArray::number(i));
    leaves += R"({"type":"person","key":"last","operator":"exact","value":")" + QByteArray(1'000'000, 'x') + R"("})";
    Cohort value = cohort(1);
    value.filters = R"({"properties":{"type":"OR","values":[)" + leaves + "]}}";
    const CriteriaDigest digest = digestCriteria(value, [](CohortId) { return QString(); });
    QVERIFY(!digest.uses.isEmpty() && digest.uses.size() <= 200);
    QVERIFY(!digest.searchText.isEmpty() && digest.searchText.size() <= 16 * 1024);
    QVERIFY(!digest.sentence.isEmpty() && digest.sentence.size() < 1'000);
}

void TestCatalogueStore::foldsText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("folded");
    QTest::newRow("case") << u"PayING"_s << u"paying"_s;
    QTest::newRow("accents") << u"Été à la Crème"_s << u"ete a la creme"_s;
    QTest::newRow("blanks") << u"  a\t b\u00a0c "_s << u"a b c"_s;
    QTest::newRow("full width") << u"ＡＢＣ１"_s << u"abc1"_s;
    QTest::newRow("ligature") << u"ﬁnance"_s << u"finance"_s;
    QTest::newRow("sharp s") << u"GROSSE Straße"_s << u"grosse strasse"_s;
    QTest::newRow("dotted I") << u"İstanbul"_s << u"istanbul"_s;
    QTest::newRow("Hebrew points") << u"שָׁלוֹם"_s << u"שלום"_s;
    QTest::newRow("direction marks") << u"a\u200f\u202eb"_s << u"ab"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void TestCatalogueStore::foldsText()
{
    QFETCH(QString, text);
    QFETCH(QString, folded);
    QCOMPARE(foldForSearch(text), folded);
    QCOMPARE(foldForSearch(folded), folded);
}

void TestCatalogueStore::wordsOfAText()
{
    QCOMPARE(foldedWords(u"trial-ended (30 d), v2"_s), QStringList({u"trial"_s, u"ended"_s, u"30"_s, u"d"_s, u"v2"_s}));
    QVERIFY(foldedWords(u" --- "_s).isEmpty());
}

void TestCatalogueStore::sweepOfAQuietListIsSettled()
{
    ListSweep sweep({10, 20});
    QCOMPARE(sweep.next(), (PageRequest{0, 10}));
    QCOMPARE(sweep.accept(keys(1, 10), true, 40), Step::More);
    QCOMPARE(sweep.next(), (PageRequest{9, 20}));
    QCOMPARE(sweep.accept(keys(10, 29), true, 40), Step::More);
    QCOMPARE(sweep.next(), (PageRequest{28, 20}));
    QCOMPARE(sweep.accept(keys(29, 40), false, 40), Step::Settled);
}

void TestCatalogueStore::sweepSeesInsertedRows()
{
    ListSweep sweep({10, 10});
    sweep.accept(keys(1, 10), true, {});
    QCOMPARE(sweep.accept(keys(9, 15), false, {}), Step::Unsettled); // one came on top: everything moved down
}

void TestCatalogueStore::sweepSeesDeletedRows()
{
    ListSweep sweep({10, 10});
    sweep.accept(keys(1, 10), true, {});
    QCOMPARE(sweep.accept(keys(12, 15), false, {}), Step::Unsettled); // two went: row 11 was never shown
}

void TestCatalogueStore::sweepSeesAMovedCount()
{
    ListSweep sweep({10, 10});
    sweep.accept(keys(1, 10), true, 14);
    QCOMPARE(sweep.accept(keys(10, 15), false, 15), Step::Unsettled);
}

void TestCatalogueStore::sweepTakesShortPagesAsTheyAre()
{
    ListSweep sweep({10, 10});
    QCOMPARE(sweep.accept(keys(1, 7), true, {}), Step::More); // contract 1.7: fewer rows though there are more
    QCOMPARE(sweep.next(), (PageRequest{10, 10}));
    QCOMPARE(sweep.accept({}, true, {}), Step::More);
    QCOMPARE(sweep.next(), (PageRequest{20, 10}));
    QCOMPARE(sweep.accept(keys(21, 22), false, {}), Step::Settled);
}

void TestCatalogueStore::sweepOfACutListIsUnsettled()
{
    ListSweep sweep({10, 500});
    sweep.accept(keys(1, 10), true, 900);
    QCOMPARE(sweep.accept(keys(10, 109), false, 900), Step::Unsettled); // somebody cuts pages at 100 rows
}

void TestCatalogueStore::sweepStopsAtAnEndlessList()
{
    ListSweep sweep({10, 10});
    Step step = Step::More;
    int pages = 0;
    while (step == Step::More && pages < 100) {
        step = sweep.accept(keys(1, 10), true, {}); // the offset is ignored
        ++pages;
    }
    QCOMPARE(step, Step::Endless);
    QVERIFY(pages < 10);
}

void TestCatalogueStore::paceSlowsDownAndStops()
{
    using namespace std::chrono_literals;
    const PollPace pace;
    QCOMPARE(pace.wait(0, 0ms), std::optional<PollPace::ms>(1000ms));
    QCOMPARE(pace.wait(1, 1s), std::optional<PollPace::ms>(2000ms));
    QCOMPARE(pace.wait(9, 40s), std::optional<PollPace::ms>(5000ms));
    QCOMPARE(pace.wait(20, 61s), std::optional<PollPace::ms>(15000ms));
    QCOMPARE(pace.wait(60, 11min), std::optional<PollPace::ms>(60000ms));
    QCOMPARE(pace.wait(90, 31min), std::optional<PollPace::ms>());
}

QTEST_GUILESS_MAIN(TestCatalogueStore)
#include "tst_cataloguestore.moc"
