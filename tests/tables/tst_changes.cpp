// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/jsontext.h"
#include "models/tables/activitytablemodel.h"
#include "models/tables/changetreemodel.h"
#include "models/tables/changewords.h"
#include "models/tables/dependencymodel.h"
#include "models/tables/earlierversion.h"
#include "models/tables/peopleseries.h"
#include "models/tables/runwords.h"
#include "tests/support/instrumented.h"
#include "tests/support/scriptedfetch.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <map>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

namespace {

using Fate = ChangeNode::Fate;

QByteArray filters(const QByteArray &leaves, const QByteArray &type = "AND")
{
    return R"({"properties":{"type":")" + type + R"(","values":[)" + leaves + "]}}";
}

QByteArray person(const QByteArray &key, const QByteArray &value, const QByteArray &more = {})
{
    return R"({"type":"person","key":")" + key + R"(","operator":"exact","value":")" + value + "\"" + more + "}";
}

QByteArray visited(int days)
{
    return R"({"type":"behavioral","key":"login","value":"performed_event","event_type":"events","time_interval":"day","negation":false,"time_value":)" +
           QByteArray::number(days) + "}";
}

ActivityEntry entryOf(std::vector<ActivityChange> changes, const QString &activity = u"updated"_s)
{
    ActivityEntry entry;
    entry.activity = activity;
    entry.cohort = CohortId{42};
    entry.user.firstName = u"Ana"_s;
    entry.user.email = u"ana@example.com"_s;
    entry.changes = std::move(changes);
    entry.createdAt = QDateTime::fromString(u"2026-03-01T10:00:00Z"_s, Qt::ISODate);
    return entry;
}

QStringList linesOf(const ChangeTreeModel &model, const QModelIndex &parent = {}, int depth = 0)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        lines << QString(depth, u' ') + index.data().toString();
        lines << linesOf(model, index, depth + 1);
    }
    return lines;
}

} // namespace

//! What the tabs about a cohort's past and surroundings show: differences, filters of the log, earlier versions, people
//! over time, dependencies. Without network.
class TestChanges final : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void criteriaSideBySide();
    void wordByWord();
    void groupsChangeTheirWord();
    void unseenDetailsAreToldServerKeysNot();
    void settingsBesideTheTree();
    void calculationsHoldTheGroupAlone();
    void unreadableCriteriaAreShownAsTheyAre();
    void treeModelHoldsToItsContract();
    void filterKnowsPersonKindCohortAndDate_data();
    void filterKnowsPersonKindCohortAndDate();
    void filteredModelShowsAndFetches();
    void olderServersLogADeletionAsUpdate();
    void earlierVersionsBecomeTheSmallestPatch();
    void earlierVersionsThatCannotComeBack();
    void bigHistoryStaysQuick();
    void runsBecomeALine();
    void linesInWordsAndAsTable();
    void runsInWords();
    void dependenciesOverAllLevelsOnce();
    void dependencyModelHoldsToItsContract();
};

void TestChanges::criteriaSideBySide()
{
    const auto nodes = criteriaChanges(filters(person("plan", "pro") + "," + person("city", "Rome")),
                                       filters(person("plan", "pro") + "," + visited(7)));
    QCOMPARE(nodes.size(), size_t(1));
    QCOMPARE(nodes[0].fate, Fate::Same);
    QCOMPARE(nodes[0].parts.size(), size_t(3));
    QCOMPARE(nodes[0].parts[0].fate, Fate::Same);
    QCOMPARE(nodes[0].parts[1].fate, Fate::Removed);
    QCOMPARE(nodes[0].parts[2].fate, Fate::Added);
    const QStringList lines = changedLines(nodes);
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines[0].startsWith(u"removed: "_s) && lines[0].contains(u"Rome"_s), qPrintable(lines[0]));
    QVERIFY2(lines[1].startsWith(u"added: "_s) && lines[1].contains(u"login"_s), qPrintable(lines[1]));
    QVERIFY(!hasChanges(criteriaChanges(filters(visited(7)), filters(visited(7)))));
}

void TestChanges::wordByWord()
{
    const auto nodes = criteriaChanges(filters(visited(30)), filters(visited(14)));
    const ChangeNode &leaf = nodes.at(0).parts.at(0);
    QCOMPARE(leaf.fate, Fate::Changed);
    const auto has = [&leaf](WordRun::Fate fate, const QString &text) {
        return std::find(leaf.words.begin(), leaf.words.end(), WordRun{fate, text}) != leaf.words.end();
    };
    QVERIFY(has(WordRun::Fate::Removed, u"30"_s) && has(WordRun::Fate::Added, u"14"_s));
    QVERIFY2(changeText(leaf).contains(u"30 → 14 days"_s), qPrintable(changeText(leaf)));
    // Nothing in common: the whole texts.
    QCOMPARE(changeText(changedWords(u"one two"_s, u"three"_s)), u"one two → three"_s);
    QCOMPARE(changedWords(u"a"_s, u"a"_s).fate, Fate::Same);
    // A list is seen whole where its end changed; so are switches, in words.
    QCOMPARE(changeText(changedWords(u"have the country equals DE, AT"_s, u"have the country equals DE, AT, CH"_s)),
             u"have the country equals DE, AT → DE, AT, CH"_s);
    QCOMPARE(changeText(*fieldChange({u"changed"_s, u"deleted"_s, "false", "true"})), u"deleted: no → yes"_s);
    QCOMPARE(changeText(*fieldChange({u"changed"_s, u"is_static"_s, "false", "true"})), u"type: dynamic → static"_s);
    QVERIFY(changeText(changedWords(u"keep all of these words"_s, u"keep all of these"_s)).contains(u"words"_s));
}

void TestChanges::groupsChangeTheirWord()
{
    const auto nodes = criteriaChanges(filters(person("a", "1"), "AND"), filters(person("a", "1"), "OR"));
    QCOMPARE(nodes.at(0).fate, Fate::Changed);
    QCOMPARE(nodes.at(0).parts.at(0).fate, Fate::Same);
    const QStringList lines = changedLines(nodes);
    QVERIFY2(lines.size() == 1 && lines[0].contains(u"ALL → ANY"_s), qPrintable(lines.join(u'|')));
}

void TestChanges::unseenDetailsAreToldServerKeysNot()
{
    const QByteArray plain = person("plan", "pro");
    QVERIFY(!hasChanges(
        criteriaChanges(filters(plain), filters(person("plan", "pro", R"(,"bytecode":[1],"conditionHash":"x")")))));
    const auto unseen = criteriaChanges(filters(plain), filters(person("plan", "pro", R"(,"mystery":5)")));
    QVERIFY(hasChanges(unseen));
    QCOMPARE(unseen.at(0).parts.at(0).fate, Fate::Changed);
}

void TestChanges::settingsBesideTheTree()
{
    QByteArray other = filters(visited(7));
    other.insert(other.size() - 1, R"(,"filterTestAccounts":true)");
    const QStringList lines = changedLines(criteriaChanges(filters(visited(7)), other));
    QVERIFY2(lines.size() == 1 && lines[0].contains(u"filterTestAccounts"_s), qPrintable(lines.join(u'|')));
}

void TestChanges::calculationsHoldTheGroupAlone()
{
    const QByteArray group = R"({"type":"AND","values":[)" + visited(30) + "]}";
    QVERIFY(!hasChanges(criteriaChanges(group, filters(visited(30)))));
    QVERIFY(hasChanges(criteriaChanges(group, filters(visited(14)))));
    QVERIFY(filtersOf(group).hasRoot);
    QVERIFY(!filtersOf("{}").hasRoot && !filtersOf("").hasRoot && !filtersOf("{\"values\":5}").hasRoot);
}

void TestChanges::unreadableCriteriaAreShownAsTheyAre()
{
    QVERIFY(criteriaChanges("{}", "{}").empty());
    const auto nodes = criteriaChanges("null", "[1,2]");
    QCOMPARE(nodes.size(), size_t(1));
    QVERIFY(changeText(nodes[0]).contains(u"[1,2]"_s));
    const QByteArray mars = R"({"type":"mars","deep":{"er":[1,null]}})";
    QVERIFY(hasChanges(criteriaChanges(filters(mars), filters(visited(1)))));
}

void TestChanges::treeModelHoldsToItsContract()
{
    ChangeTreeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    const QByteArray nested = filters(filters(person("a", "1") + "," + visited(30), "OR").mid(14).chopped(1));
    const QByteArray now = filters(filters(person("a", "1") + "," + visited(14), "OR").mid(14).chopped(1));
    const ActivityEntry entry = entryOf({{u"changed"_s, u"name"_s, "\"Old\"", "\"New\""},
                                         {u"changed"_s, u"filters"_s, nested, now},
                                         {u"changed"_s, u"secret_sauce"_s, "1", "{\"a\":2}"}});
    model.setChanges(entryChanges(entry));
    const QStringList lines = linesOf(model);
    QVERIFY2(lines.contains(u"name: “Old” → “New”"_s), qPrintable(lines.join(u'\n')));
    QVERIFY2(lines.contains(u"secret_sauce: “1” → “{\"a\":2}”"_s), qPrintable(lines.join(u'\n')));
    QVERIFY(std::any_of(lines.begin(), lines.end(), [](const QString &line) { return line.contains(u"30 → 14"_s); }));
    model.setChanges({});
    QCOMPARE(model.rowCount(), 0);
    model.setChanges(entryChanges(entryOf({})));
    QCOMPARE(model.rowCount(), 0);
}

void TestChanges::filterKnowsPersonKindCohortAndDate_data()
{
    QTest::addColumn<ActivityFilter>("filter");
    QTest::addColumn<bool>("matches");
    const QDateTime then = QDateTime::fromString(u"2026-03-01T10:00:00Z"_s, Qt::ISODate);
    QTest::newRow("none") << ActivityFilter{} << true;
    QTest::newRow("name") << ActivityFilter{u" an"_s, {}, {}, {}, {}} << true;
    QTest::newRow("email") << ActivityFilter{u"EXAMPLE"_s, {}, {}, {}, {}} << true;
    QTest::newRow("another") << ActivityFilter{u"bob"_s, {}, {}, {}, {}} << false;
    QTest::newRow("id") << ActivityFilter{{}, u"42"_s, {}, {}, {}} << true;
    QTest::newRow("part of id") << ActivityFilter{{}, u"4"_s, {}, {}, {}} << false;
    QTest::newRow("cohort") << ActivityFilter{{}, u"now"_s, {}, {}, {}} << true;
    QTest::newRow("kind") << ActivityFilter{{}, {}, ActivityKind::Changed, {}, {}} << true;
    QTest::newRow("other kind") << ActivityFilter{{}, {}, ActivityKind::Created, {}, {}} << false;
    QTest::newRow("from then") << ActivityFilter{{}, {}, {}, then, {}} << true;
    QTest::newRow("from later") << ActivityFilter{{}, {}, {}, then.addSecs(1), {}} << false;
    QTest::newRow("until then") << ActivityFilter{{}, {}, {}, {}, then} << false;
}

void TestChanges::filterKnowsPersonKindCohortAndDate()
{
    QFETCH(ActivityFilter, filter);
    QTEST(filter.matches(entryOf({}), u"Name now"_s), "matches");
    ActivityEntry timeless = entryOf({});
    timeless.createdAt = {};
    QVERIFY(!ActivityFilter({{}, {}, {}, QDateTime::currentDateTimeUtc(), {}}).matches(timeless, {}));
}

void TestChanges::filteredModelShowsAndFetches()
{
    ScriptedFetch<PageRequest, Page<ActivityEntry>> fetch;
    ActivityTableModel model(fetch.function(), [](CohortId) { return QString(); });
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto page = [](int from, const QString &activity) {
        std::vector<ActivityEntry> rows;
        for (int i = 0; i < 50; ++i) {
            rows.push_back(entryOf({}, i % 10 == 0 ? activity : u"updated"_s));
            rows.back().createdAt = rows.back().createdAt.addSecs(-60 * (from + i));
        }
        return rows;
    };
    model.setFilter({{}, {}, ActivityKind::Created, {}, {}});
    model.reload();
    fetch.answerLast(Page<ActivityEntry>{page(0, u"created"_s), true, 150});
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(model.readCount(), 50);
    model.fetchMore({});
    fetch.answerLast(Page<ActivityEntry>{page(50, u"created"_s), true, 150});
    QCOMPARE(model.rowCount(), 10);
    QCOMPARE(model.rowAt(5).activity, u"created"_s);
    model.setFilter({});
    QCOMPARE(model.rowCount(), 100);
    model.setFilter({{}, {}, {}, model.rowAt(60).createdAt, {}});
    QCOMPARE(model.rowCount(), 61);
    QVERIFY(!model.canFindMore()); // what follows is older still
    model.setFilter({u"nobody"_s, {}, {}, {}, {}});
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(model.canFindMore());
}

void TestChanges::olderServersLogADeletionAsUpdate()
{
    QCOMPARE(kindOf(entryOf({{u"changed"_s, u"deleted"_s, "false", "true"}})), ActivityKind::Deleted);
    QCOMPARE(kindOf(entryOf({{u"changed"_s, u"deleted"_s, "true", "false"}})), ActivityKind::Restored);
    QCOMPARE(kindOf(entryOf({}, u"sent_to_mars"_s)), ActivityKind::Other);
}

void TestChanges::earlierVersionsBecomeTheSmallestPatch()
{
    using Side = EarlierVersion::Side;
    const ActivityEntry entry = entryOf(
        {{u"changed"_s, u"name"_s, "\"Old\"", "\"New\""},
         {u"created"_s, u"description"_s, "null", "\"Words\""},
         {u"changed"_s, u"filters"_s, filters(person("plan", "pro", R"(,"bytecode":[1])")), filters(visited(7))}});
    Cohort now;
    now.name = u"New"_s;
    now.description = u"Words"_s;
    now.filters = filters(visited(7));
    QVERIFY(restoringPatch(now, versionOf(entry, Side::After)).isEmpty());
    QVERIFY(restoringChanges(now, versionOf(entry, Side::After)).empty());
    const EarlierVersion before = versionOf(entry, Side::Before);
    const JsonValue patch = readJson(restoringPatch(now, before)).value;
    QCOMPARE(patch.size(), qsizetype(3));
    QCOMPARE(patch[u"name"].toString(), u"Old"_s);
    QCOMPARE(patch[u"description"].toString(), QString());
    QCOMPARE(writeJson(patch[u"filters"]), filters(person("plan", "pro"))); // without the server's own keys
    QCOMPARE(restoringChanges(now, before).size(), size_t(3));
    Cohort other = now;
    other.description = u"Changed by somebody"_s;
    QVERIFY(!isSameForRestoring(now, other, before));
    EarlierVersion nameOnly;
    nameOnly.name = u"Old"_s;
    QVERIFY(isSameForRestoring(now, other, nameOnly));
}

void TestChanges::earlierVersionsThatCannotComeBack()
{
    using Side = EarlierVersion::Side;
    const ActivityEntry entry = entryOf({{u"changed"_s, u"name"_s, "null", "5"},
                                         {u"changed"_s, u"filters"_s, "{\"properties\":{}}", "broken"},
                                         {u"changed"_s, u"deleted"_s, "false", "true"}});
    QVERIFY(versionOf(entry, Side::Before).isEmpty());
    QVERIFY(versionOf(entry, Side::After).isEmpty());
    ActivityEntry bare = entry;
    bare.changes.reset();
    QVERIFY(versionOf(bare, Side::Before).isEmpty());
}

void TestChanges::bigHistoryStaysQuick()
{
    // 10 MB on one page: twenty entries with two trees of 250 kB each.
    QByteArray before, after;
    for (int i = 0; i < 2'500; ++i) {
        before += (i ? "," : "") + person("key" + QByteArray::number(i), "value " + QByteArray(40, 'x'));
        after += (i ? "," : "") + person("key" + QByteArray::number(i + i % 7), "value " + QByteArray(40, 'y'));
    }
    std::vector<ActivityEntry> rows;
    for (int i = 0; i < 20; ++i)
        rows.push_back(entryOf({{u"changed"_s, u"filters"_s, filters(before), filters(after)}}));
    ScriptedFetch<PageRequest, Page<ActivityEntry>> fetch;
    ActivityTableModel model(fetch.function(), [](CohortId) { return QString(); });
    model.reload();
    QElapsedTimer clock;
    clock.start();
    fetch.answerLast(Page<ActivityEntry>{rows, false, 20});
    for (int row = 0; row < model.rowCount(); ++row)
        for (int column = 0; column < model.columnCount(); ++column)
            model.index(row, column).data();
    QVERIFY2(isInstrumented || clock.elapsed() < 200, qPrintable(QString::number(clock.elapsed())));
    clock.restart();
    QVERIFY(hasChanges(entryChanges(rows.front()))); // one that somebody chose
    QVERIFY2(isInstrumented || clock.elapsed() < 1'500, qPrintable(QString::number(clock.elapsed())));
}

namespace {

CalculationRun runOf(const QString &id, const char *started, std::optional<qint64> count, bool isSuccessful = true)
{
    CalculationRun run;
    run.id = id;
    run.startedAt = QDateTime::fromString(QString::fromLatin1(started), Qt::ISODate);
    run.finishedAt = run.startedAt.addSecs(2);
    run.count = count;
    run.isCompleted = true;
    run.isSuccessful = isSuccessful;
    run.error = isSuccessful ? QString() : u"Code: 241"_s;
    return run;
}

//! Cohorts by their number, and whom each of them names.
struct Graph
{
    std::map<qint64, QList<CohortId>> uses;
    CohortSurroundings around() const
    {
        return {[this](CohortId id) {
                    QList<CohortId> users;
                    for (const auto &[other, named] : uses)
                        if (named.contains(id))
                            users.append(CohortId{other});
                    return users;
                },
                [this](CohortId id) -> CatalogueRowPtr {
                    const auto found = uses.find(id.value);
                    if (found == uses.end())
                        return {};
                    Cohort cohort;
                    cohort.id = id;
                    cohort.name = u"C%1"_s.arg(id.value, 4, 10, QChar(u'0'));
                    CriteriaDigest digest;
                    digest.cohorts = found->second;
                    return makeRow(cohort, digest);
                }};
    }
};

int countOf(const std::vector<DependencyNode> &nodes)
{
    int count = static_cast<int>(nodes.size());
    for (const DependencyNode &node : nodes)
        count += countOf(node.children);
    return count;
}

} // namespace

void TestChanges::runsBecomeALine()
{
    CalculationRun backwards = runOf(u"b"_s, "2026-03-02T00:00:00Z", 5);
    backwards.finishedAt = backwards.startedAt.addDays(-9); // the clock was set back meanwhile
    CalculationRun open = runOf(u"o"_s, "2026-03-04T00:00:00Z", {});
    open.isCompleted = open.isSuccessful = false;
    open.finishedAt = {};
    CalculationRun timeless = runOf(u"t"_s, "never", 7);
    timeless.finishedAt = {};
    const PeopleSeries series =
        seriesOf(CohortId{1}, u"Paying"_s,
                 {runOf(u"n"_s, "2026-03-03T00:00:00Z", 9), backwards, open, timeless,
                  runOf(u"f"_s, "2026-03-01T00:00:00Z", {}, false), runOf(u"twin"_s, "2026-03-03T00:00:00Z", 8)});
    QCOMPARE(series.points.size(), size_t(2));
    QCOMPARE(series.points[0].people, 5);
    QCOMPARE(series.points[0].time, backwards.startedAt);
    QCOMPARE(series.points[1].people, 8); // one height at one time
    QCOMPARE(series.failures.size(), size_t(1));
    QVERIFY(seriesOf(CohortId{1}, {}, {}).points.empty());
}

void TestChanges::linesInWordsAndAsTable()
{
    PeopleSeries paying =
        seriesOf(CohortId{1}, u"Paying"_s,
                 {runOf(u"a"_s, "2026-03-01T00:00:00Z", 1'200), runOf(u"b"_s, "2026-03-02T00:00:00Z", 30)});
    ActivityEntry edit = entryOf({{u"changed"_s, u"filters"_s, "{}", "{}"}});
    ActivityEntry rename = entryOf({{u"changed"_s, u"name"_s, "\"a\"", "\"b\""}});
    paying.edits = editsIn({edit, rename});
    QCOMPARE(paying.edits.size(), size_t(1));
    const QString words = seriesText({paying, {CohortId{2}, u"Empty"_s, {}, {}}});
    QVERIFY2(words.contains(u"Paying: from "_s) && words.contains(u"30"_s), qPrintable(words));
    QVERIFY2(words.contains(u"Empty: no number yet."_s), qPrintable(words));
    QCOMPARE(seriesTsv({paying}).split(u'\n').value(1), u"2026-03-01T00:00:02.000Z\t1\tPaying\t1200"_s);
}

void TestChanges::runsInWords()
{
    CalculationRun run = runOf(u"a"_s, "2026-03-01T00:00:00Z", {}, false);
    run.durationSeconds = 1.5;
    run.queries = std::vector<CalculationQuery>{{u"SELECT 1"_s, u"q1"_s, 812, 35, 120'000, {}}, {}};
    QVERIFY(runTitle(run, run.startedAt).startsWith(u"Failed after 1.5 s"_s));
    const QString report = runReport(run);
    QVERIFY(report.contains(u"Code: 241"_s) && report.contains(u"SELECT 1"_s));
    QVERIFY2(report.contains(u"Query 1 (q1): 812 ms, 35 MB of memory"_s), qPrintable(report));
    QVERIFY(report.contains(u"Query 2"_s));
    run.queries->assign(500, {QString(1'000'000, u'x'), {}, {}, {}, {}, {}});
    QVERIFY(runReport(run).size() < 3'000'000);
}

void TestChanges::dependenciesOverAllLevelsOnce()
{
    // 1 <- 2 <- 3, 1 <- 3 (two ways), 3 <-> 4 (a loop), 1 <- 1 (itself), and 9 that is not in the list.
    Graph graph;
    graph.uses = {{1, {CohortId{1}, CohortId{9}}},
                  {2, {CohortId{1}}},
                  {3, {CohortId{1}, CohortId{2}, CohortId{4}}},
                  {4, {CohortId{3}}}};
    UsedIn told;
    told.flags = {{{3, u"key"_s, {}}}, 140, true};
    told.cohorts = {{{2, {}, u"C2"_s}, {77, {}, u"Hidden"_s}}, 2, false};
    const auto tree = dependencyTree(CohortId{1}, {told}, graph.around());
    QCOMPARE(tree.size(), size_t(4));
    QCOMPARE(tree[0].name, u"Feature flags: 140"_s);
    QCOMPARE(tree[0].children[0].name, u"key"_s); // nameless flags are known by their key
    QCOMPARE(tree[0].children[1].kind, DependencyNode::Kind::Remark);
    QCOMPARE(tree[2].children.size(), size_t(4)); // 1, 2, 3 and the one that only the server knows
    QVERIFY(countOf(tree) < 30);
    QVERIFY(tree[3].children[1].details.contains(u"not in the list"_s));
    QVERIFY(usesText(CohortId{1}, {told}, graph.around()).contains(u"140"_s));

    // Every way through a lattice would be 2^60 lines; each cohort is opened once.
    Graph lattice;
    for (qint64 i = 1; i <= 60; ++i)
        lattice.uses[2 * i] = lattice.uses[2 * i + 1] = {CohortId{2 * i - 2}, CohortId{2 * i - 1}};
    QVERIFY(countOf(dependencyTree(CohortId{120}, {}, lattice.around())) < 1'000);
    // A chain longer than anybody follows.
    Graph chain;
    for (qint64 i = 1; i <= 5'000; ++i)
        chain.uses[i] = {CohortId{i + 1}};
    QVERIFY(countOf(dependencyTree(CohortId{1}, {}, chain.around())) < 200);
}

void TestChanges::dependencyModelHoldsToItsContract()
{
    DependencyModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Graph graph;
    graph.uses = {{1, {}}, {2, {CohortId{1}}}, {3, {CohortId{2}}}};
    QVERIFY(model.setNodes(dependencyTree(CohortId{1}, {}, graph.around())));
    QVERIFY(!model.setNodes(dependencyTree(CohortId{1}, {}, graph.around()))); // nothing new
    QCOMPARE(model.rowCount(), 4);
    const QModelIndex users = model.index(2, 0);
    QCOMPARE(model.rowCount(users), 1);
    QCOMPARE(model.index(0, 0, users).data().toString(), u"C0002"_s);
    QVERIFY(!model.nodeAt({}));
    // New numbers change no place.
    const QPersistentModelIndex user = model.index(0, 0, users);
    auto nodes = model.nodes();
    nodes[2].children[0].details = u"7 people"_s;
    QVERIFY(!model.setNodes(nodes));
    QVERIFY(user.isValid());
    QCOMPARE(model.nodeAt(user)->details, u"7 people"_s);
    QVERIFY(model.setNodes({}));
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestChanges)
#include "tst_changes.moc"
