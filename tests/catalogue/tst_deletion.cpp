// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/deletedcohorts.h"
#include "models/catalogue/deletionplan.h"
#include "models/catalogue/patchseries.h"

#include <QSignalSpy>
#include <QTest>

using namespace desk;
using namespace Qt::StringLiterals;

namespace {

UsedIn usedBy(std::vector<qint64> cohorts, qint64 flags = 0)
{
    UsedIn uses;
    for (const qint64 id : cohorts)
        uses.cohorts.results.push_back({id, {}, QString::number(id)});
    uses.cohorts.total = static_cast<qint64>(cohorts.size());
    uses.flags.total = flags;
    return uses;
}

ActivityEntry entryOf(qint64 cohort, const QString &activity, std::optional<std::vector<ActivityChange>> changes = {})
{
    ActivityEntry entry;
    entry.cohort = CohortId{cohort};
    entry.activity = activity;
    entry.changes = std::move(changes);
    return entry;
}

Pending answerDeleted(const CohortId &id, QObject *context, Answer<Cohort> answer)
{
    Cohort cohort;
    cohort.id = id;
    cohort.deleted = true;
    QMetaObject::invokeMethod(
        context, [answer, cohort] { answer(cohort); }, Qt::QueuedConnection);
    return Pending();
}

} // namespace

//! The order in which cohorts can go, what stands in the way, and finding those that are gone.
class TestDeletion final : public QObject
{
    Q_OBJECT
private slots:
    void whoNamesAnotherGoesFirst();
    void loopsStillHaveAnOrder();
    void whatStaysKeepsWhatItNames();
    void flagsAreUncertain();
    void logTellsWhoIsGone();
    void logReadingFailsWhole();
    void longLogIsLookedThroughInParts();
    void manyDeletedOnesComeInParts();
    void seriesGoesOnAfterARefusal();
};

void TestDeletion::whoNamesAnotherGoesFirst()
{
    CohortGraph graph;
    graph.set({1}, {});
    graph.set({2}, {{1}});
    graph.set({3}, {{2}, {1}, {9}});
    const std::vector<CohortId> order{{3}, {2}, {1}};
    QCOMPARE(deletionOrder({{1}, {2}, {3}}, graph), order);
    QCOMPARE(deletionOrder({{2}, {1}, {3}}, graph), order);
}

void TestDeletion::loopsStillHaveAnOrder()
{
    CohortGraph graph;
    graph.set({1}, {{2}});
    graph.set({2}, {{1}});
    graph.set({3}, {{3}});
    const std::vector<CohortId> order = deletionOrder({{1}, {2}, {3}}, graph);
    QCOMPARE(QSet<CohortId>(order.begin(), order.end()), (QSet<CohortId>{{1}, {2}, {3}}));
}

void TestDeletion::whatStaysKeepsWhatItNames()
{
    // 1 is named by 2, 2 by 7, which stays: so 2 stays, and 1 with it.
    const QHash<CohortId, UsedIn> uses{{{1}, usedBy({2})}, {{2}, usedBy({7})}, {{3}, usedBy({})}};
    QCOMPARE(deletable(uses, true), QSet<CohortId>{{3}});
    QCOMPARE(deletable(uses, false).size(), 3);
    const QHash<CohortId, UsedIn> together{{{1}, usedBy({2})}, {{2}, usedBy({})}};
    QCOMPARE(deletable(together, true).size(), 2);
}

void TestDeletion::flagsAreUncertain()
{
    QCOMPARE(verdictOn(usedBy({}, 1), true), UseVerdict::Uncertain);
    QCOMPARE(verdictOn(usedBy({4}, 1), true), UseVerdict::Refused);
    QCOMPARE(verdictOn(usedBy({4}), false), UseVerdict::Free);
}

void TestDeletion::logTellsWhoIsGone()
{
    const std::vector<ActivityChange> toTrue{{u"changed"_s, u"deleted"_s, "false", "true"}};
    const std::vector<ActivityChange> toFalse{{u"changed"_s, u"deleted"_s, "true", "false"}};
    std::vector<ActivityEntry> log{
        entryOf(1, u"restored"_s),         entryOf(1, u"deleted"_s), entryOf(2, u"updated"_s, toTrue),
        entryOf(3, u"updated"_s, toFalse), entryOf(3, u"deleted"_s), entryOf(4, u"created"_s),
        entryOf(5, u"deleted"_s),          entryOf(6, u"deleted"_s), entryOf(0, u"deleted"_s)};
    log.resize(150, entryOf(2, u"updated"_s));
    QList<qint64> asked;
    DeletedSource source;
    source.log = [log](const PageRequest &page, QObject *, Answer<Page<ActivityEntry>> answer) {
        const auto end = std::min(page.offset + page.limit, static_cast<qint64>(log.size()));
        answer(Page<ActivityEntry>{{log.begin() + page.offset, log.begin() + end}, end < 150, 150});
        return Pending();
    };
    source.one = [&asked](const CohortId &id, QObject *context, Answer<Cohort> answer) {
        asked << id.value;
        QMetaObject::invokeMethod(
            context,
            [id, answer] {
                if (id.value == 6)
                    return answer(Error{ErrorKind::NotFound, {}});
                Cohort cohort;
                cohort.id = id;
                cohort.deleted = id.value == 2; // 5 was restored meanwhile
                answer(cohort);
            },
            Qt::QueuedConnection);
        return Pending();
    };
    DeletedCohorts deleted(source);
    deleted.catalogue().refresh();
    QTRY_VERIFY(deleted.catalogue().progress().isComplete);
    QCOMPARE(asked, (QList<qint64>{2, 5, 6}));
    QCOMPARE(deleted.catalogue().size(), 1);
    QVERIFY(deleted.catalogue().find({2}));
    QVERIFY(deleted.deletionOf({2}) && !deleted.deletionOf({1}));
    // What is restored leaves this list, what is deleted joins it.
    Cohort cohort;
    cohort.id = {2};
    deleted.catalogue().put(cohort);
    QCOMPARE(deleted.catalogue().size(), 0);
    cohort.deleted = true;
    deleted.catalogue().put(cohort);
    QCOMPARE(deleted.catalogue().size(), 1);
}

//! Of 12,000 entries three tell of deletions: one in each part that is looked through at a time.
void TestDeletion::longLogIsLookedThroughInParts()
{
    bool isBroken = false;
    int pages = 0;
    DeletedSource source;
    source.log = [&](const PageRequest &page, QObject *context, Answer<Page<ActivityEntry>> answer) {
        ++pages;
        Page<ActivityEntry> entries{std::vector<ActivityEntry>(100, entryOf(1, u"updated"_s)), page.offset < 11'900,
                                    12'000};
        if (page.offset == 200 || page.offset == 5'200 || page.offset == 10'200)
            entries.rows[7] = entryOf(page.offset, u"deleted"_s);
        QMetaObject::invokeMethod(
            context,
            [answer, entries, fails = isBroken && page.offset > 5'500] {
                fails ? answer(Error{ErrorKind::ServerFailure, u"broken"_s}) : answer(entries);
            },
            Qt::QueuedConnection);
        return Pending();
    };
    source.one = answerDeleted;
    DeletedCohorts deleted(source);
    CohortCatalogue &found = deleted.catalogue();
    QVERIFY(!deleted.cutAfter());
    found.refresh();
    QTRY_VERIFY(found.progress().isComplete);
    QCOMPARE(deleted.cutAfter(), std::optional<qint64>(5'000));
    QCOMPARE(pages, 50);
    QVERIFY(found.size() == 1 && found.find({200}));

    // A part that fails is looked through again, and what was found stays.
    isBroken = true;
    deleted.lookFurther();
    QTRY_VERIFY(found.progress().error.has_value());
    QCOMPARE(deleted.cutAfter(), std::optional<qint64>(5'000));
    QVERIFY(found.find({200}));
    isBroken = false;
    deleted.lookFurther();
    QTRY_COMPARE(deleted.cutAfter(), std::optional<qint64>(10'000));
    QVERIFY(found.size() == 2 && found.find({200}) && found.find({5'200}));

    // Who was restored meanwhile does not come back with the next part.
    Cohort restored;
    restored.id = {200};
    found.put(restored);
    deleted.lookFurther();
    QTRY_VERIFY(!deleted.cutAfter());
    QVERIFY(found.size() == 2 && found.find({5'200}) && found.find({10'200}));
}

void TestDeletion::manyDeletedOnesComeInParts()
{
    DeletedSource source;
    source.log = [](const PageRequest &page, QObject *context, Answer<Page<ActivityEntry>> answer) {
        Page<ActivityEntry> entries{{}, page.offset < 600, 700};
        for (qint64 i = 0; i < 100; ++i)
            entries.rows.push_back(entryOf(page.offset + i + 1, u"deleted"_s));
        QMetaObject::invokeMethod(
            context, [answer, entries] { answer(entries); }, Qt::QueuedConnection);
        return Pending();
    };
    source.one = answerDeleted;
    DeletedCohorts deleted(source);
    deleted.catalogue().refresh();
    QTRY_VERIFY(deleted.catalogue().progress().isComplete);
    QCOMPARE(deleted.catalogue().size(), DeletedCohorts::mostCohorts);
    QCOMPARE(deleted.cutAfter(), std::optional<qint64>(500));
    deleted.lookFurther();
    QTRY_VERIFY(!deleted.cutAfter());
    QCOMPARE(deleted.catalogue().size(), 700);
}

void TestDeletion::logReadingFailsWhole()
{
    DeletedSource source;
    source.log = [](const PageRequest &, QObject *context, Answer<Page<ActivityEntry>> answer) {
        QMetaObject::invokeMethod(
            context,
            [answer] {
                answer(Error{ErrorKind::Forbidden, u"no log"_s});
            },
            Qt::QueuedConnection);
        return Pending();
    };
    DeletedCohorts deleted(source);
    deleted.catalogue().refresh();
    QTRY_VERIFY(deleted.catalogue().progress().error.has_value());
    QCOMPARE(deleted.catalogue().progress().error->text, u"no log"_s);
}

void TestDeletion::seriesGoesOnAfterARefusal()
{
    QStringList sent;
    const auto send = [&sent](const CohortPatch &patch, QObject *context, Answer<Cohort> answer) {
        sent << patch.cohort.toString();
        QMetaObject::invokeMethod(
            context,
            [patch, answer] {
                if (patch.cohort.value == 2)
                    return answer(Error{ErrorKind::Invalid, u"used"_s});
                Cohort cohort;
                cohort.id = patch.cohort;
                answer(cohort);
            },
            Qt::QueuedConnection);
        return Pending();
    };
    PatchSeries series(send, {{{1}, "{}"}, {{2}, "{}"}, {{3}, "{}"}});
    QSignalSpy over(&series, &PatchSeries::over);
    series.start();
    QTRY_COMPARE(over.count(), 1);
    QCOMPARE(sent, (QStringList{u"1"_s, u"2"_s, u"3"_s}));
    QCOMPARE(series.done().size(), size_t(2));
    QCOMPARE(series.refused().size(), size_t(1));
    QCOMPARE(series.refused().front().cohort.value, 2);
}

QTEST_GUILESS_MAIN(TestDeletion)
#include "tst_deletion.moc"
