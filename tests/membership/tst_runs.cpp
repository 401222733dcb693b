// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/membership/listmatcher.h"
#include "models/membership/plantablemodel.h"
#include "tests/membership/generatedlist.h"
#include "tests/membership/memberworld.h"
#include "tests/support/awaiting.h"
#include "tests/support/instrumented.h"
#include "tests/support/scriptedfetch.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

namespace {

QString outcomes(const MembershipPlan &plan)
{
    QStringList words;
    for (size_t row = 0; row < plan.size(); ++row)
        words << QString::fromLatin1(outcomeWord(plan.verdict(row)));
    return words.join(u' ');
}

constexpr const char *NoQueries = R"([{"method":"POST","path":"*query*","fault":{"kind":"status","status":403}}])";

//! From a generated list to its members; empty when all is as the die says, else what is not.
QString wrongWith(MemberWorld &world, const GeneratedList &list, const QByteArray &faults)
{
    const CohortId cohort = world.makeCohort(u"List"_s, list.before);
    if (!cohort.isValid() || !world.demo().setFaults(faults))
        return u"the server does not play along"_s;
    QString problem;
    const auto read = listFrom(list.bytes, list.hints, &problem);
    const auto match = read ? matchList(world.server(), cohort, read) : nullptr;
    if (!match)
        return u"no match: "_s + problem;
    const MembershipPlan plan(match, list.mode);
    MembershipJob job(runOf(plan, cohort), world.server(), RunJournal({}), quickBackoff());
    const bool isDone = finishes(job) && job.state() == JobState::Done;
    if (!isDone || !world.demo().setFaults("[]"))
        return u"not done: "_s + wordsOf(job);
    if (world.members(cohort) != list.after || job.countAfter() != qint64(list.after.size()))
        return u"other members: "_s + wordsOf(job);
    return reportOf(plan, job.failed()) == reportOf(plan, {}) ? QString() : u"the dry run said something else"_s;
}

void playLists(quint32 firstSeed, quint32 quickRounds, const QByteArray &faults)
{
    MemberWorld world;
    const quint32 rounds = qEnvironmentVariableIsSet("COHORT_DESK_LONG") ? 200 : quickRounds;
    for (quint32 seed = firstSeed; seed < firstSeed + rounds; ++seed) {
        const GeneratedList list = generateList(world.everybody(), seed);
        const QString wrong = wrongWith(world, list, faults);
        QVERIFY2(wrong.isEmpty(), qPrintable(u"%1: %2: %3"_s.arg(seed).arg(list.description, wrong)));
    }
}

} // namespace

class TestRuns final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void saysWhatBecomesOfEachRow();
    void leavesExactlyTheExpectedMembers();
    void leavesThemOverARoughLine();
    void goesOnFromTheJournal();
    void takesARunBack();
    void pausesAndCancels();
    void looksUpWithoutQueries();
    void saysWhenLookingUpIsDear();
    void namesTheMissingScope();
    void stopsWhenTheCohortTurnsDynamic();
    void explainsWhoWasMergedAway();
    void waitsForAPopulationRun_data();
    void waitsForAPopulationRun();
    void cutsADoubtfulAnswerInHalves();
    void matchesAHundredThousandRowsFromTheCache();
    void doesNothingAfterAStop();
    void showsAMillionRowsAtOnce();
};

void TestRuns::saysWhatBecomesOfEachRow()
{
    MemberWorld world;
    const auto &ids = world.everybody().ids;
    const CohortId cohort = world.makeCohort(u"Rows"_s, {ids[0], ids[1]});
    QVERIFY(cohort.isValid());
    const QByteArray bytes = "person_id\n" + QByteArray::fromStdString(ids[0]) + "\n" +
                             QByteArray::fromStdString(ids[2]) + "\n" + QByteArray::fromStdString(ids[2]).toUpper() +
                             "\nffffffff-0000-4000-8000-000000000001\nbroken\n";
    const auto match = matchList(world.server(), cohort, listFrom(bytes, {}));
    QVERIFY(match);
    const MembershipPlan add(match, MemberMode::Add);
    QCOMPARE(outcomes(add), u"already_in added duplicate not_found not_valid"_s);
    QCOMPARE(add.reason(2), u"the same as row 3"_s);
    QCOMPARE(add.unmatched(), 2);
    QCOMPARE(outcomes(MembershipPlan(match, MemberMode::Remove)), u"removed not_in duplicate not_found not_valid"_s);
    const MembershipPlan equal(match, MemberMode::MakeEqual);
    QCOMPARE(outcomes(equal), u"already_in added duplicate not_found not_valid removed"_s);
    QCOMPARE(equal.changes().removals.size(), size_t(1));
    QCOMPARE(equal.number(5), 0);
    const QList<QByteArray> report = reportOf(equal, {}).split('\n');
    QCOMPARE(report[0], "row,value,outcome,person_id,reason");
    QCOMPARE(report[2], "3," + QByteArray::fromStdString(ids[2]) + ",added," + QByteArray::fromStdString(ids[2]) + ",");
    QCOMPARE(report[6].left(9), ",,removed");

    PlanTableModel model;
    QAbstractItemModelTester tester(&model);
    model.setPlan(equal);
    QCOMPARE(model.rowCount(), 6);
    model.setFilter(Verdict::NotFound);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, PlanTableModel::RowColumn).data().toString(), u"5"_s);
}

void TestRuns::leavesExactlyTheExpectedMembers()
{
    playLists(1, 48, "[]");
}

void TestRuns::leavesThemOverARoughLine()
{
    playLists(1001, 24, RoughLine);
}

//! The job is gone in the middle of a run; the next one finds the plan and goes on.
void TestRuns::goesOnFromTheJournal()
{
    MemberWorld world;
    const auto &ids = world.everybody().ids;
    const std::set<std::string> before(ids.begin(), ids.begin() + 24);
    const CohortId cohort = world.makeCohort(u"Killed"_s, before);
    QByteArray bytes;
    for (size_t i = 10; i < 60; ++i)
        bytes += QByteArray::fromStdString(ids[i]) + '\n';
    const auto match = matchList(world.server(), cohort, listFrom(bytes, {}));
    QVERIFY(match);
    QTemporaryDir folder;
    const RunJournal journal(folder.filePath(u"runs"_s));
    MembershipRun run = runOf(MembershipPlan(match, MemberMode::MakeEqual), cohort);
    run.server = u"http://test"_s;
    run.project = ProjectId{1};
    QVERIFY(journal.begin(run));
    const std::set<std::string> after(ids.begin() + 10, ids.begin() + 60);
    for (int kill = 0; kill < 2; ++kill) {
        const auto left = journal.unfinished(run.server, run.project);
        QCOMPARE(left.size(), size_t(1));
        QVERIFY(left.front().changes == run.changes);
        MembershipJob job(left.front(), world.server(), journal, quickBackoff());
        const qint64 done = left.front().added + left.front().removed;
        job.start();
        QVERIFY(waitFor([&] { return job.run().added + job.run().removed >= done + 3; }));
        if (kill == 1) { // politely, so that the exact progress is on disk
            job.pause();
            QVERIFY(journal.unfinished(run.server, run.project).front().added > 0);
        }
    } // it is destroyed while it runs
    QVERIFY(journal.unfinished(u"http://elsewhere"_s, run.project).empty());
    MembershipJob last(journal.unfinished(run.server, run.project).front(), world.server(), journal, quickBackoff());
    QVERIFY(finishes(last));
    QCOMPARE(last.state(), JobState::Done);
    QVERIFY(world.members(cohort) == after);
    QVERIFY2(last.outcome().contains(u"as planned"_s), qPrintable(last.outcome()));
    QVERIFY(journal.unfinished(run.server, run.project).empty());
}

void TestRuns::takesARunBack()
{
    MemberWorld world;
    const auto &ids = world.everybody().ids;
    const std::set<std::string> before(ids.begin(), ids.begin() + 10);
    const CohortId cohort = world.makeCohort(u"Undo"_s, before);
    QByteArray bytes;
    for (size_t i = 5; i < 15; ++i)
        bytes += QByteArray::fromStdString(ids[i]) + '\n';
    const auto match = matchList(world.server(), cohort, listFrom(bytes, {}));
    QVERIFY(match);
    MembershipJob job(runOf(MembershipPlan(match, MemberMode::MakeEqual), cohort), world.server(), RunJournal({}),
                      quickBackoff());
    QVERIFY(finishes(job));
    QVERIFY(world.members(cohort) != before);
    QVERIFY(job.canUndo());
    MembershipJob undo(job.undo(), world.server(), RunJournal({}), quickBackoff());
    QVERIFY(finishes(undo));
    QCOMPARE(undo.state(), JobState::Done);
    QVERIFY(world.members(cohort) == before);
}

void TestRuns::pausesAndCancels()
{
    MemberWorld world;
    const auto &ids = world.everybody().ids;
    const std::set<std::string> before(ids.begin(), ids.begin() + 60);
    const CohortId cohort = world.makeCohort(u"Pause"_s, before);
    const auto match = matchList(world.server(), cohort, listFrom(QByteArray::fromStdString(ids[0]), {}));
    QVERIFY(match);
    MembershipJob job(runOf(MembershipPlan(match, MemberMode::MakeEqual), cohort), world.server(), RunJournal({}),
                      quickBackoff());
    job.start();
    QVERIFY(waitFor([&job] { return job.run().removed >= 5; }));
    job.pause();
    QCOMPARE(job.state(), JobState::Paused);
    job.resume();
    QVERIFY(waitFor([&job] { return job.run().removed >= 10; }));
    job.cancel();
    QVERIFY(waitFor([&job] { return job.isOver(); }));
    QCOMPARE(job.state(), JobState::Cancelled);
    const qint64 removed = job.run().removed;
    QVERIFY(removed < 59);
    // What was under way counts as done: the undo knows all of it.
    QCOMPARE(qint64(world.members(cohort).size()), 60 - removed);
    MembershipJob undo(job.undo(), world.server(), RunJournal({}), quickBackoff());
    QVERIFY(finishes(undo));
    QVERIFY(world.members(cohort) == before);
}

//! Without query:read: the same verdicts from the list of persons.
void TestRuns::looksUpWithoutQueries()
{
    playLists(501, 12, NoQueries);
}

void TestRuns::saysWhenLookingUpIsDear()
{
    MemberWorld world;
    QVERIFY(world.demo().setFaults(NoQueries));
    ListMatcher matcher(world.server(), nullptr, {quickBackoff(), 5});
    QSignalSpy dear(&matcher, &ListMatcher::dear);
    QSignalSpy finished(&matcher, &ListMatcher::finished);
    QByteArray bytes;
    for (int i = 0; i < 106; ++i)
        bytes += "user-" + QByteArray::number(i) + '\n';
    matcher.start({}, listFrom(bytes, {IdKind::DistinctId, {}}));
    QVERIFY(waitFor([&dear] { return dear.count() == 1; }));
    QCOMPARE(dear.constFirst().constFirst().toLongLong(), 106);
    QVERIFY2(!world.demo().requests().contains("distinct_id="), "nobody is looked up before the answer");
    matcher.goOnSlowly();
    QVERIFY(waitFor([&finished] { return finished.count() == 1; }));
    QCOMPARE(dear.count(), 1);
}

void TestRuns::namesTheMissingScope()
{
    MemberWorld world;
    const CohortId cohort = world.makeCohort(u"Blind"_s, {});
    const auto client = world.clientWith(world.demo().keyNamed("person_blind"));
    CohortApi api(*client);
    Error error;
    QVERIFY(!matchList(memberServerOf(&api), cohort, listFrom("a@x.com\n", {}), &error));
    QCOMPARE(error.kind, ErrorKind::Forbidden);
    QVERIFY2(error.text.contains(u"person:read"_s), qPrintable(error.text));
}

void TestRuns::stopsWhenTheCohortTurnsDynamic()
{
    MemberWorld world;
    const auto &ids = world.everybody().ids;
    const CohortId cohort = world.makeCohort(u"Turns"_s, {});
    const auto match = matchList(world.server(), cohort, listFrom(QByteArray::fromStdString(ids[0]), {}));
    QVERIFY(match);
    const auto turned = await<Cohort>([&](QObject *context, Answer<Cohort> answer) {
        return world.api().patchCohort(cohort, R"({"is_static":false,"filters":{"properties":{"type":"OR","values":[
            {"type":"OR","values":[{"key":"plan","type":"person","operator":"is_set","value":"is_set"}]}]}}})",
                                       context, std::move(answer));
    });
    QVERIFY(turned && *turned);
    MembershipJob job(runOf(MembershipPlan(match, MemberMode::Add), cohort), world.server(), RunJournal({}),
                      quickBackoff());
    QVERIFY(finishes(job));
    QCOMPARE(job.state(), JobState::Failed);
    QVERIFY2(job.error()->text.contains(u"not static any more"_s), qPrintable(job.error()->text));
}

//! People who are gone since the plan was made are told, and the rest is done.
void TestRuns::explainsWhoWasMergedAway()
{
    MemberWorld world;
    const auto &ids = world.everybody().ids;
    const CohortId cohort = world.makeCohort(u"Merged"_s, {ids[0]});
    MembershipRun run;
    run.cohort = cohort;
    run.title = u"Merged"_s;
    const PersonKey gone = *readPersonKey("ffffffff-0000-4000-8000-000000000001");
    run.changes.additions = {*readPersonKey(ids[1]), gone};
    run.changes.removals = {*readPersonKey("ffffffff-0000-4000-8000-000000000002"), *readPersonKey(ids[0])};
    MembershipJob job(run, world.server(), RunJournal({}), quickBackoff());
    QVERIFY(finishes(job));
    QCOMPARE(job.state(), JobState::Done);
    QVERIFY(world.members(cohort) == (std::set<std::string>{ids[1]}));
    QCOMPARE(job.failed(), std::vector<PersonKey>{gone});
    QVERIFY2(job.outcome().contains(u"does not know them"_s), qPrintable(job.outcome()));
    // Nobody of a block is known: not the end of the run.
    run.changes = {{gone}, {}};
    MembershipJob none(run, world.server(), RunJournal({}), quickBackoff());
    QVERIFY(finishes(none));
    QCOMPARE(none.state(), JobState::Done);
    QCOMPARE(none.failed(), std::vector<PersonKey>{gone});
    QVERIFY(!none.canUndo());
}

void TestRuns::waitsForAPopulationRun_data()
{
    QTest::addColumn<Error>("failure");
    Error earlier{ErrorKind::Conflict, u"busy"_s};
    earlier.code = u"population_in_progress"_s;
    earlier.extra = R"({"population":{"status":"failed"}})";
    Error justNow{ErrorKind::ServerFailure, u"not finished"_s};
    justNow.code = u"population_failed"_s;
    justNow.httpStatus = 503;
    QTest::newRow("an earlier run failed") << earlier;
    QTest::newRow("this one failed") << justNow;
}

void TestRuns::waitsForAPopulationRun()
{
    QFETCH(Error, failure);
    ScriptedFetch<CohortId, Cohort> cohort;
    ScriptedFetch<MemberChange, Done> add;
    MemberServer server;
    server.cohort = cohort.function();
    server.add = add.function();
    server.page = ScriptedFetch<PersonQuery, QByteArray>().function();
    MembershipRun run;
    run.cohort = CohortId{7};
    run.changes.additions = {*readPersonKey("0190d2c1-7777-0000-0000-00000000000a")};
    MembershipJob job(run, server, RunJournal({}), quickBackoff());
    Cohort known;
    known.id = run.cohort;
    known.isStatic = true;
    known.count = 3;
    job.start();
    cohort.answerLast(known);
    QCOMPARE(add.count(), 1);
    Error busy{ErrorKind::Conflict, u"busy"_s};
    busy.code = u"population_in_progress"_s;
    busy.extra = R"({"population":{"status":"running"}})";
    add.answerLast(busy);
    QCOMPARE(job.state(), JobState::Stalled);
    QVERIFY(job.note().contains(u"filling"_s));
    QTRY_COMPARE(cohort.count(), 2);
    cohort.answerLast(known);
    QCOMPARE(add.count(), 2);
    add.answerLast(failure);
    QCOMPARE(job.state(), JobState::Failed);
    QVERIFY(job.error()->text.contains(u"import"_s));
    QCOMPARE(add.count(), 2);
}

//! As many rows as were asked for: some may be missing, so the block is asked for in halves.
void TestRuns::cutsADoubtfulAnswerInHalves()
{
    ScriptedFetch<QByteArray, QueryResult> query;
    MemberServer server;
    server.query = query.function();
    PersonFinder finder(server, nullptr, nullptr);
    QSignalSpy found(&finder, &PersonFinder::found);
    const auto row = [](const char *id, const char *email) {
        return JsonArray{QString::fromLatin1(id), QString::fromLatin1(email)};
    };
    finder.find(IdKind::Email, {"a@x.com", "b@x.com"});
    QVERIFY(query.lastRequest().contains("LIMIT 4"));
    const char *one = "0190d2c1-7777-0000-0000-000000000001", *two = "0190d2c1-7777-0000-0000-000000000002";
    const char *three = "0190d2c1-7777-0000-0000-000000000003", *four = "0190d2c1-7777-0000-0000-000000000004";
    query.answerLast(
        QueryResult{{}, {row(one, "a@x.com"), row(two, "a@x.com"), row(three, "a@x.com"), row(four, "a@x.com")}, {}});
    QCOMPARE(query.count(), 2);
    QVERIFY(query.lastRequest().contains("LIMIT 2"));
    QVERIFY(!query.lastRequest().contains("b@x.com"));
    query.answerLast(QueryResult{{}, {row(one, "a@x.com"), row(two, "a@x.com")}, {}});
    QCOMPARE(query.count(), 3);
    query.answerLast(QueryResult{{}, {row(four, "b@x.com")}, {}});
    QCOMPARE(found.count(), 1);
    QCOMPARE(found.constFirst().constFirst().value<std::vector<FoundPerson>>().size(), size_t(3));
}

void TestRuns::matchesAHundredThousandRowsFromTheCache()
{
    constexpr int Rows = 100'000;
    QByteArray bytes;
    FoundPersons cache;
    std::vector<FoundPerson> known;
    for (int i = 0; i < Rows; ++i) {
        bytes += "user-" + QByteArray::number(i * 9 / 10) + "\r\n";
        known.push_back({"user-" + std::to_string(i), {1, quint64(i) + 1}});
    }
    cache.add(IdKind::DistinctId, known);
    QElapsedTimer clock;
    clock.start();
    const auto list = listFrom(bytes, {IdKind::DistinctId, {}});
    ListMatcher matcher({}, &cache, {});
    QSignalSpy finished(&matcher, &ListMatcher::finished);
    matcher.start({}, list);
    QVERIFY(finished.wait(20'000));
    const auto match = finished.constFirst().constFirst().value<std::shared_ptr<const MatchedList>>();
    const MembershipPlan plan(match, MemberMode::Add);
    qInfo("100,000 rows: %lld ms", clock.elapsed());
    QVERIFY(isInstrumented || clock.elapsed() < 2000);
    QCOMPARE(plan.count(Verdict::Add), 90'000);
    QCOMPARE(plan.count(Verdict::Duplicate), 10'000);
}

//! Neither what was on its way through the event loop.
void TestRuns::doesNothingAfterAStop()
{
    FoundPersons cache;
    cache.add(IdKind::DistinctId, {{"a", {1, 1}}, {"b", {1, 2}}});
    const auto list = [](const char *value) { return listFrom(value, {IdKind::DistinctId, {}}); };
    ListMatcher stopped({}, &cache, {}), startedAnew({}, &cache, {});
    QSignalSpy progress(&stopped, &ListMatcher::progress);
    QSignalSpy finished(&startedAnew, &ListMatcher::finished);
    QSignalSpy steps(&startedAnew, &ListMatcher::progress);
    stopped.start({}, list("a\n"));
    stopped.stop();
    stopped.goOnSlowly();
    startedAnew.start({}, list("a\n"));
    const auto second = list("b\n");
    startedAnew.start({}, second);
    QVERIFY(finished.wait(20'000));
    QCOMPARE(finished.constFirst().constFirst().value<std::shared_ptr<const MatchedList>>()->list, second);
    QCOMPARE(finished.count(), 1);
    QCOMPARE(steps.count(), 3); // of the first its beginning only
    QCOMPARE(progress.count(), 1);
}

//! Reading a cell costs the same in a long table as in a short one.
void TestRuns::showsAMillionRowsAtOnce()
{
    const auto modelOf = [](qint64 rows, PlanTableModel &model) {
        auto list = std::make_shared<PeopleList>(IdKind::DistinctId);
        for (qint64 row = 1; row <= rows; ++row)
            list->add(row, "user-" + std::to_string(row), ValueFlaw::None);
        auto match = std::make_shared<MatchedList>(matchFor(list));
        finishMatch(*match);
        model.setPlan(MembershipPlan(match, MemberMode::Add));
    };
    const auto scroll = [](const PlanTableModel &model) {
        QElapsedTimer clock;
        clock.start();
        const int step = qMax(1, model.rowCount() / 1000);
        qsizetype characters = 0;
        for (int i = 0; i < 1000; ++i)
            for (int column = 0; column < PlanTableModel::ColumnCount; ++column)
                characters += model.index(i * step, column).data().toString().size();
        return characters > 0 ? clock.nsecsElapsed() : 0;
    };
    PlanTableModel small, large;
    modelOf(1000, small);
    modelOf(1'000'000, large);
    QCOMPARE(large.rowCount(), 1'000'000);
    const qint64 smallTime = scroll(small), largeTime = scroll(large);
    qInfo("1000 rows of a screen: %lld us of 1,000, %lld us of 1,000,000", smallTime / 1000, largeTime / 1000);
    QVERIFY(largeTime < 10 * smallTime + 5'000'000);
}

QTEST_GUILESS_MAIN(TestRuns)

#include "tst_runs.moc"
