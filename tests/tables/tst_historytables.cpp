// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/activitytablemodel.h"
#include "models/tables/activitywords.h"
#include "models/tables/calculationstablemodel.h"
#include "models/tables/tableroles.h"
#include "tests/support/scriptedfetch.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

namespace {

QDateTime now()
{
    return QDateTime::fromString(u"2026-03-01T10:00:00Z"_s, Qt::ISODate);
}

ActivityEntry entry(int number, const QString &activity = u"updated"_s)
{
    ActivityEntry entry;
    entry.user.firstName = u"Ana"_s;
    entry.user.email = u"ana@example.com"_s;
    entry.activity = activity;
    entry.cohort = CohortId{42};
    entry.cohortName = u"Name then"_s;
    entry.createdAt = now().addSecs(-3'600LL * number);
    return entry;
}

std::vector<ActivityEntry> entries(int from, int count)
{
    std::vector<ActivityEntry> list;
    for (int i = from; i < from + count; ++i)
        list.push_back(entry(i));
    return list;
}

ActivityEntry withChange(const QString &field, const QByteArray &before, const QByteArray &after)
{
    ActivityEntry result = entry(1);
    result.changes = std::vector<ActivityChange>{{u"changed"_s, field, before, after}};
    return result;
}

QByteArray filters(const QByteArray &leaves)
{
    return R"({"properties":{"type":"AND","values":[)" + leaves + "]}}";
}

const QByteArray kPlan = R"({"type":"person","key":"plan","operator":"exact","value":"pro"})";
const QByteArray kPlanSaved =
    R"({"type":"person","key":"plan","operator":"exact","value":"pro","negation":false,"bytecode":["_H",1],"conditionHash":"4b1e6d0c2f9a7a55"})";
const QByteArray kInternal = R"({"type":"cohort","key":"id","value":8,"negation":true})";

QByteArray visited(int days)
{
    return R"({"type":"behavioral","key":"login","value":"performed_event","event_type":"events","time_interval":"day","negation":false,"time_value":)" +
           QByteArray::number(days) + "}";
}

QString nameOf(CohortId id)
{
    return id.value == 8 ? u"Internal users"_s : QString();
}

CalculationRun run(int number)
{
    CalculationRun run;
    run.id = u"run-%1"_s.arg(number);
    run.startedAt = now().addSecs(-60LL * number);
    run.isCompleted = run.isSuccessful = true;
    run.count = 1'284;
    run.durationSeconds = 1.54;
    run.totalReadRows = 120'000;
    return run;
}

struct Activity
{
    Activity()
        : model(fetch.function(), nameOf, now)
        , tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
    {}
    QString text(int row, ActivityColumn column, int role = Qt::DisplayRole) const
    {
        return model.index(row, static_cast<int>(column)).data(role).toString();
    }
    ScriptedFetch<PageRequest, Page<ActivityEntry>> fetch;
    ActivityTableModel model;
    QAbstractItemModelTester tester;
};

} // namespace

class TestHistoryTables final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void nextPageOnlyWhenAnnounced();
    void failedPageWaitsForRetry();
    void rowsThatMovedToTheNextPageAreNotDoubled();
    void reloadKeepsRowsAndDropsLateAnswers();
    void clearForgetsEverything();
    void activityInWords_data();
    void activityInWords();
    void activityCells();
    void changesAsLines();
    void changesOfCriteriaAsSentences();
    void hostileChanges();
    void calculations();
    void runsThatNeverEnded();
};

void TestHistoryTables::nextPageOnlyWhenAnnounced()
{
    Activity activity;
    QVERIFY(!activity.model.canFetchMore({}));
    activity.model.reload();
    QCOMPARE(activity.fetch.lastRequest(), (PageRequest{0, 50}));
    QVERIFY(!activity.model.canFetchMore({})); // one at a time
    activity.fetch.answerLast(Page<ActivityEntry>{entries(0, 50), true, 60});
    QCOMPARE(activity.model.total(), std::optional<qint64>(60));
    QVERIFY(activity.model.canFetchMore({}));
    activity.model.fetchMore({}); // what a view does at its end
    activity.model.fetchMore({});
    QCOMPARE(activity.fetch.count(), 2);
    QCOMPARE(activity.fetch.lastRequest(), (PageRequest{50, 50}));
    activity.fetch.answerLast(Page<ActivityEntry>{entries(50, 10), false, 60});
    QCOMPARE(activity.model.rowCount(), 60);
    QVERIFY(!activity.model.canFetchMore({}));
    activity.model.fetchMore({});
    QCOMPARE(activity.fetch.count(), 2);
}

void TestHistoryTables::failedPageWaitsForRetry()
{
    Activity activity;
    QSignalSpy status(&activity.model, &AppendingTableModel::statusChanged);
    const Error error{ErrorKind::Forbidden, u"Add the scope activity_log:read to the key."_s};
    activity.model.reload();
    activity.fetch.answerLast(error);
    QCOMPARE(activity.model.error(), std::optional(error));
    QVERIFY(status.count() > 0);
    QVERIFY(!activity.model.canFetchMore({}));
    activity.model.retry();
    QVERIFY(!activity.model.error());
    activity.fetch.answerLast(Page<ActivityEntry>{entries(0, 3), false, {}});
    QCOMPARE(activity.model.rowCount(), 3);
    activity.model.retry(); // nothing failed
    QCOMPARE(activity.fetch.count(), 2);
}

void TestHistoryTables::rowsThatMovedToTheNextPageAreNotDoubled()
{
    Activity activity;
    activity.model.reload();
    activity.fetch.answerLast(Page<ActivityEntry>{entries(0, 50), true, {}});
    activity.model.fetchMore({});
    activity.fetch.answerLast(Page<ActivityEntry>{entries(48, 20), false, {}}); // two entries came on top meanwhile
    QCOMPARE(activity.model.rowCount(), 68);
    for (int row = 0; row < 68; ++row)
        QCOMPARE(activity.model.rowAt(row), entry(row));
}

void TestHistoryTables::reloadKeepsRowsAndDropsLateAnswers()
{
    Activity activity;
    activity.model.reload();
    activity.fetch.answerLast(Page<ActivityEntry>{entries(1, 3), false, {}});
    activity.model.reload();
    QCOMPARE(activity.model.rowCount(), 3);
    activity.model.reload();
    activity.fetch.answerRegardless(1, Page<ActivityEntry>{entries(7, 1), true, {}});
    QCOMPARE(activity.model.rowCount(), 3);
    activity.fetch.answerLast(Page<ActivityEntry>{entries(0, 4), false, {}});
    QCOMPARE(activity.model.rowCount(), 4);
}

void TestHistoryTables::clearForgetsEverything()
{
    Activity activity;
    activity.model.reload();
    activity.fetch.answerLast(Page<ActivityEntry>{entries(0, 3), false, 3});
    activity.model.reload();
    activity.model.clear();
    QCOMPARE(activity.model.rowCount(), 0);
    QVERIFY(activity.fetch.isDropped(1));
    activity.fetch.answerRegardless(1, Page<ActivityEntry>{entries(0, 3), false, 3});
    QCOMPARE(activity.model.rowCount(), 0);
    QVERIFY(!activity.model.total());
}

void TestHistoryTables::activityInWords_data()
{
    QTest::addColumn<QString>("activity");
    QTest::addColumn<QString>("words");
    QTest::newRow("created") << u"created"_s << u"created the cohort"_s;
    QTest::newRow("deleted") << u"deleted"_s << u"deleted the cohort"_s;
    QTest::newRow("restored") << u"restored"_s << u"restored the cohort"_s;
    QTest::newRow("added") << u"persons_added_manually"_s << u"added people"_s;
    QTest::newRow("removed") << u"person_removed_manually"_s << u"removed a person"_s;
    QTest::newRow("updated without changes") << u"updated"_s << u"changed the cohort"_s;
    QTest::newRow("unknown") << u"moved_to\nmars"_s << u"moved to mars"_s;
}

void TestHistoryTables::activityInWords()
{
    QFETCH(QString, activity);
    QTEST(activityText(entry(1, activity)), "words");
    QVERIFY(changeLines(entry(1, activity), nameOf).isEmpty()); // `changes` is null
}

void TestHistoryTables::activityCells()
{
    Activity activity;
    ActivityEntry system = entry(2);
    system.isSystem = true;
    ActivityEntry gone = entry(3);
    gone.user = {};
    gone.cohort = CohortId{8};
    gone.createdAt = {};
    activity.model.reload();
    activity.fetch.answerLast(Page<ActivityEntry>{{entry(2), system, gone}, false, {}});
    QCOMPARE(activity.text(0, ActivityColumn::When), u"2 h"_s);
    QCOMPARE(activity.text(0, ActivityColumn::When, Qt::ToolTipRole), u"2026-03-01 08:00:00.000 UTC"_s);
    QCOMPARE(activity.text(0, ActivityColumn::Who), u"Ana"_s);
    QCOMPARE(activity.text(1, ActivityColumn::Who), u"PostHog"_s);
    QCOMPARE(activity.text(2, ActivityColumn::Who), u"somebody who is gone"_s);
    QCOMPARE(activity.text(0, ActivityColumn::Cohort), u"Name then"_s);
    QCOMPARE(activity.text(2, ActivityColumn::Cohort), u"Internal users"_s); // the name it has now
    QCOMPARE(activity.text(2, ActivityColumn::When), QString());
}

void TestHistoryTables::changesAsLines()
{
    const ActivityEntry renamed = withChange(u"name"_s, "\"Old\"", "\"New\"");
    QCOMPARE(activityText(renamed), u"changed name"_s);
    QCOMPARE(changeLines(renamed, nameOf), QStringList{u"name: “Old” → “New”"_s});
    const ActivityEntry described = withChange(u"description"_s, "null", "\"Text\"");
    QCOMPARE(changeLines(described, nameOf), QStringList{u"description: nothing → “Text”"_s});
    const ActivityEntry other = withChange(u"created_by_id"_s, "1", "2");
    QCOMPARE(changeLines(other, nameOf), QStringList{u"created_by_id: “1” → “2”"_s});
}

void TestHistoryTables::changesOfCriteriaAsSentences()
{
    const auto lines = [](const QByteArray &before, const QByteArray &after) {
        return changeLines(withChange(u"filters"_s, before, after), nameOf);
    };
    QCOMPARE(activityText(withChange(u"filters"_s, "{}", "{}")), u"changed criteria"_s);

    const QStringList added = lines(filters(kPlan), filters(kPlan + "," + kInternal));
    QCOMPARE(added.size(), 1);
    QVERIFY2(added[0].startsWith(u"added: "_s) && added[0].contains(u"Internal users"_s), qPrintable(added[0]));

    const QStringList removed = lines(filters(kPlan + "," + kInternal), filters(kPlan));
    QVERIFY2(removed.size() == 1 && removed[0].startsWith(u"removed: "_s), qPrintable(removed.join(u'|')));

    const QStringList changed = lines(filters(visited(30)), filters(visited(14)));
    QCOMPARE(changed.size(), 1);
    QVERIFY2(changed[0].contains(u"30"_s) && changed[0].contains(u" → "_s) && changed[0].contains(u"14"_s),
             qPrintable(changed[0]));

    QVERIFY(lines(filters(kPlan), filters(kPlanSaved)).isEmpty()); // only what the server adds by itself
    const QStringList first = lines("{\"properties\":{}}", filters(kPlan));
    QVERIFY2(first.size() == 1 && first[0].startsWith(u"new criteria: "_s), qPrintable(first.join(u'|')));
}

void TestHistoryTables::hostileChanges()
{
    for (const char *json : {"", "null", "[]", "5", "\"text\"", "{\"properties\":[]}",
                             "{\"properties\":{\"values\":5}}", "not json at all"}) {
        changeLines(withChange(u"filters"_s, json, filters(kPlan)), nameOf);
        changeLines(withChange(u"filters"_s, filters(kPlan), json), nameOf);
        QVERIFY(changeLines(withChange(u"name"_s, json, QByteArray(1'000'000, '9')), nameOf).join(QString()).size() <
                500);
    }
    QByteArray many;
    for (int i = 0; i < 2'000; ++i)
        many += (i ? "," : "") + QByteArray(kPlan).replace("plan", "k" + QByteArray::number(i));
    const QStringList lines = changeLines(withChange(u"filters"_s, filters(kPlan), filters(many)), nameOf);
    QVERIFY(!lines.isEmpty() && lines.size() <= 41);
}

void TestHistoryTables::calculations()
{
    ScriptedFetch<PageRequest, Page<CalculationRun>> fetch;
    CalculationsTableModel model(fetch.function(), now);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    CalculationRun failed = run(2);
    failed.isSuccessful = false;
    failed.count.reset();
    failed.error = u"Code: 241. Memory limit\n<exceeded>"_s;
    CalculationRun bare;
    bare.id = u"bare"_s;
    model.reload();
    fetch.answerLast(Page<CalculationRun>{{run(1), failed, bare}, true, 4});
    model.fetchMore({});
    fetch.answerLast(Page<CalculationRun>{{failed, run(9)}, false, 4});
    QCOMPARE(model.rowCount(), 4); // the one that was there before came once
    const auto text = [&](int row, CalculationColumn column, int role = Qt::DisplayRole) {
        return model.index(row, static_cast<int>(column)).data(role).toString();
    };
    QCOMPARE(text(0, CalculationColumn::Outcome), u"calculated"_s);
    QCOMPARE(text(0, CalculationColumn::People), u"1,284"_s);
    QCOMPARE(text(0, CalculationColumn::Duration), u"1.5 s"_s);
    QCOMPARE(text(0, CalculationColumn::RowsRead), u"120,000"_s);
    QCOMPARE(text(1, CalculationColumn::Outcome), u"failed"_s);
    QCOMPARE(text(1, CalculationColumn::Error), u"Code: 241. Memory limit <exceeded>"_s);
    QVERIFY(text(1, CalculationColumn::Error, Qt::ToolTipRole).contains(u"&lt;exceeded&gt;"_s));
    QCOMPARE(text(1, CalculationColumn::People), QString());
    QCOMPARE(text(2, CalculationColumn::Outcome), u"running"_s);
    QCOMPARE(text(2, CalculationColumn::Started), QString());
    QVERIFY(!model.index(1, static_cast<int>(CalculationColumn::People)).data(ValueRole).isValid());
}

void TestHistoryTables::runsThatNeverEnded()
{
    CalculationRun open = run(5);
    open.isCompleted = open.isSuccessful = false;
    QCOMPARE(runStateOf(open, now()), RunState::Running);
    open.startedAt = now().addDays(-2);
    QCOMPARE(runStateOf(open, now()), RunState::Lost);
    open.startedAt = now().addDays(2); // a clock that is wrong
    QCOMPARE(runStateOf(open, now()), RunState::Running);
}

QTEST_GUILESS_MAIN(TestHistoryTables)
#include "tst_historytables.moc"
