// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/listreader.h"
#include "tests/jobs/changinglist.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <deque>
#include <functional>
#include <set>

using namespace desk;
using desk::test::ChangingList;

namespace {

using Rows = std::vector<std::pair<std::string, std::string>>; // id and created_at, both JSON tokens

//! How a server hands out pages of it.
struct Server
{
    qint64 longestPage = 1 << 20;
    std::set<int> leftOut = {}; //!< counted as places, but never in a page
    qint64 offsetsOnlyEvery = 1;
    bool ignoresOffset = false;
};

struct Page
{
    qint64 offset, limit;
    bool hasMore = false;
    Rows rows;
};

std::string timeToken(int time)
{
    if (time < 0)
        return "null";
    return QStringLiteral("\"2026-01-%1T10:00:00.%2Z\"")
        .arg(1 + time / 1000, 2, 10, QChar(u'0'))
        .arg(time % 1000, 6, 10, QChar(u'0'))
        .toStdString();
}

Page serve(const ChangingList &list, const Server &server, qint64 offset, qint64 limit)
{
    Page page{offset, limit, false, {}};
    const qint64 from = server.ignoresOffset ? 0 : offset / server.offsetsOnlyEvery * server.offsetsOnlyEvery;
    const qint64 most = std::min(limit, server.longestPage);
    const auto rows = list.rows(from, most);
    page.hasMore = static_cast<qint64>(rows.size()) >= most;
    for (const auto &row : rows) {
        if (!server.leftOut.contains(row.number))
            page.rows.emplace_back('"' + std::to_string(row.number) + '"', timeToken(-row.minusTime));
    }
    return page;
}

struct Reading
{
    std::multiset<int> got;
    ListStep::Go end = ListStep::Go::On;
    int pages = 0;
};

ListStep takePage(ListReader &reader, const Page &page, Reading &reading)
{
    std::vector<ListRow> rows;
    for (const auto &[id, time] : page.rows)
        rows.push_back({id, time});
    const ListStep step = reader.take({page.offset, page.limit, page.hasMore, rows});
    for (size_t i = step.firstNew; i < rows.size(); ++i)
        reading.got.insert(std::stoi(std::string(rows[i].id.substr(1))));
    ++reading.pages;
    return step;
}

//! Reads to the end with `ahead` pages asked for before they are needed; `change` runs after every answer.
Reading readAll(ChangingList &list, const Server &server, ListReader reader, int ahead,
                const std::function<void()> &change)
{
    Reading reading;
    std::deque<Page> fetched;
    list.watch();
    while (reading.end == ListStep::Go::On && reading.pages < 20000) {
        while (fetched.size() < static_cast<size_t>(ahead)) {
            const qint64 offset = reader.offset() + static_cast<qint64>(fetched.size()) * reader.stride();
            fetched.push_back(serve(list, server, offset, reader.limit()));
            change();
        }
        const Page page = fetched.front();
        fetched.pop_front();
        const qint64 stride = reader.stride();
        const ListStep step = takePage(reader, page, reading);
        if (step.go == ListStep::Go::Back || reader.stride() != stride)
            fetched.clear();
        if (step.go == ListStep::Go::End || step.go == ListStep::Go::GiveUp)
            reading.end = step.go;
    }
    return reading;
}

std::set<int> missing(const ChangingList &list, const Reading &reading)
{
    std::set<int> lost;
    for (const int number : list.throughout()) {
        if (!reading.got.contains(number))
            lost.insert(number);
    }
    return lost;
}

bool hasDoubles(const Reading &reading)
{
    return std::set<int>(reading.got.begin(), reading.got.end()).size() != reading.got.size();
}

} // namespace

class TestListReader final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void placesTimes_data();
    void placesTimes();
    void readsAListThatStays_data();
    void readsAListThatStays();
    void asksNoMoreThanNeeded();
    void readsAListThatChanges_data();
    void readsAListThatChanges();
    void joinsWhenTheLastRowWasRemoved();
    void findsRowsThatMovedForward();
    void endsWithAServerThatRepeatsItself();
    void endsWithEndlessEmptyPages();
    void copiesGoOnAlone();
};

void TestListReader::placesTimes_data()
{
    QTest::addColumn<QByteArray>("newer");
    QTest::addColumn<QByteArray>("older");
    const auto row = [](const char *newer, const char *older) {
        QTest::newRow(older) << QByteArray(newer) << QByteArray(older);
    };
    row(R"("2026-01-01T00:00:01Z")", R"("2026-01-01T00:00:00Z")");
    row(R"("2026-01-01T00:00:00.5Z")", R"("2026-01-01T00:00:00Z")");
    row(R"("2026-01-01T00:00:00.000002Z")", R"("2026-01-01T00:00:00.000001Z")");
    row(R"("2026-01-01T00:00:00.1Z")", R"("2026-01-01T00:00:00.099999999Z")");
    row(R"("2026-01-01T01:00:00Z")", R"("2026-01-01T02:30:00+02:00")");
    row(R"("1970-01-01T00:00:00Z")", "null");
    row(R"("1970-01-01T00:00:00.1Z")", R"("1969-12-31T23:59:59.2Z")");
    row(R"("1955-05-05T05:05:05.500001Z")", R"("1955-05-05T05:05:05.5Z")");
}

void TestListReader::placesTimes()
{
    QFETCH(QByteArray, newer);
    QFETCH(QByteArray, older);
    const auto a = readListTime(newer.toStdString());
    const auto b = readListTime(older.toStdString());
    QVERIFY(a && b);
    QVERIFY(*a > *b);
    QVERIFY(!readListTime("\"yesterday\""));
    QVERIFY(!readListTime("17"));
    QVERIFY(!readListTime(""));
}

void TestListReader::readsAListThatStays_data()
{
    QTest::addColumn<int>("people");
    QTest::addColumn<int>("longestPage");
    QTest::addColumn<int>("leftOutEvery");
    QTest::addColumn<int>("holeFrom");
    QTest::addColumn<int>("offsetsOnlyEvery");
    const int none = 1 << 20;
    for (const int people : {0, 1, 9, 10, 11, 12, 20, 21, 95})
        QTest::addRow("%d people", people) << people << none << 0 << none << 1;
    for (const int longest : {1, 2, 3, 9, 10, 11})
        QTest::addRow("pages of at most %d", longest) << 57 << longest << 0 << none << 1;
    for (const int every : {2, 3, 5, 7, 10, 11})
        QTest::addRow("every %d. left out", every) << 120 << none << every << none << 1;
    QTest::newRow("a hole of three pages") << 120 << none << 0 << 25 << 1;
    QTest::newRow("a hole at the start") << 120 << none << 0 << 0 << 1;
    QTest::newRow("nothing but a hole") << 30 << none << 0 << 0 << 1;
    QTest::newRow("prepared pages") << 120 << 10 << 0 << none << 10;
}

void TestListReader::readsAListThatStays()
{
    QFETCH(int, people);
    QFETCH(int, longestPage);
    QFETCH(int, leftOutEvery);
    QFETCH(int, holeFrom);
    QFETCH(int, offsetsOnlyEvery);
    for (const int ahead : {1, 4}) {
        ChangingList list(1);
        for (int i = 0; i < people; ++i)
            list.add(i / 3);
        Server server{longestPage, {}, offsetsOnlyEvery};
        const auto rows = list.rows(0, people);
        for (size_t i = 0; i < rows.size(); ++i) {
            const bool inHole = int(i) >= holeFrom && int(i) < holeFrom + 35;
            if (inHole || (leftOutEvery && int(i) % leftOutEvery == leftOutEvery - 1))
                server.leftOut.insert(rows[i].number);
        }
        const Reading reading = readAll(list, server, ListReader(10), ahead, [] {});
        QCOMPARE(reading.end, ListStep::Go::End);
        QVERIFY(!hasDoubles(reading));
        QCOMPARE(reading.got.size(), rows.size() - server.leftOut.size());
        QVERIFY(reading.pages <= 4 * people + 4);
    }
}

//! The overlap costs no page: the rows that a reader without it would ask for, and at most one page more at the end.
void TestListReader::asksNoMoreThanNeeded()
{
    ChangingList list(1);
    for (int i = 0; i < 1000; ++i)
        list.add(i);
    QCOMPARE(readAll(list, {}, ListReader(10), 1, [] {}).pages, 100);
    list.add(1000);
    QCOMPARE(readAll(list, {}, ListReader(10), 1, [] {}).pages, 101);
}

void TestListReader::readsAListThatChanges_data()
{
    QTest::addColumn<int>("added");   // a change adds so many at most
    QTest::addColumn<int>("removed"); // and removes so many
    QTest::addColumn<int>("timesOf"); // distinct times
    QTest::addColumn<bool>("onTop");
    QTest::addColumn<int>("remembered");
    // Where two rows of one time are rare, order alone does it. Where they are not, the reader needs its memory.
    const auto row = [](const char *name, int added, int removed, int times, bool onTop) {
        QTest::newRow(name) << added << removed << times << onTop << 1024;
        if (times >= 5000 && onTop)
            QTest::addRow("%s, little memory", name) << added << removed << times << onTop << 1;
        if (times >= 5000)
            QTest::addRow("%s, no ties, little memory", name) << added << removed << 0 << onTop << 1;
    };
    row("new people on top", 3, 0, 5000, true);
    row("many new people on top", 60, 0, 5000, true);
    row("people enter anywhere", 5, 0, 5000, false);
    row("people leave", 0, 2, 5000, false);
    row("many leave", 0, 25, 5000, false);
    row("both", 4, 4, 5000, false);
    row("both, many", 40, 38, 5000, false);
    row("few times, so ties", 4, 4, 40, false);
    row("people without a time", 4, 4, -1, false);
}

void TestListReader::readsAListThatChanges()
{
    QFETCH(int, added);
    QFETCH(int, removed);
    QFETCH(int, timesOf);
    QFETCH(bool, onTop);
    QFETCH(int, remembered);
    const int seeds = qEnvironmentVariableIsSet("COHORT_DESK_LONG") ? 1000 : 25;
    int finished = 0;
    for (int seed = 1; seed <= seeds; ++seed) {
        QRandomGenerator random(static_cast<quint32>(seed));
        ChangingList list(static_cast<quint32>(seed));
        std::set<int> taken;
        const auto anyTime = [&] {
            if (timesOf < 0)
                return random.bounded(3) * 50 - 50;
            int time = random.bounded(timesOf ? timesOf : 20000);
            while (timesOf == 0 && !taken.insert(time).second)
                time = random.bounded(20000);
            return time;
        };
        const int people = random.bounded(20, 400);
        for (int i = 0; i < people; ++i)
            list.add(anyTime());
        int onTopTime = 0;
        int changes = 0;
        const auto change = [&] {
            if (random.bounded(3) == 0 || ++changes > 150)
                return;
            for (int i = random.bounded(added + 1); i > 0 && list.size() < 3000; --i)
                list.add(onTop ? 20000 + onTopTime++ : anyTime());
            for (int i = random.bounded(removed + 1); i > 0 && list.size() > 0; --i)
                list.removeAt(random.bounded(quint32(list.size())));
        };
        const Server server{.longestPage = seed % 4 == 0 ? random.bounded(2, 12) : 1 << 20};
        const ListReader reader(random.bounded(1, 13), remembered);
        const Reading reading = readAll(list, server, reader, random.bounded(1, 6), change);
        QVERIFY2(!hasDoubles(reading), qPrintable(QStringLiteral("seed %1").arg(seed)));
        if (reading.end != ListStep::Go::End)
            continue;
        ++finished;
        QVERIFY2(missing(list, reading).empty(),
                 qPrintable(QStringLiteral("seed %1 lost %2").arg(seed).arg(missing(list, reading).size())));
    }
    QVERIFY2(finished > seeds * 9 / 10, qPrintable(QString::number(finished)));
}

void TestListReader::joinsWhenTheLastRowWasRemoved()
{
    ChangingList list(1);
    for (int i = 0; i < 40; ++i)
        list.add(100 - i);
    int answers = 0;
    const Reading reading = readAll(list, {}, ListReader(10), 1, [&] {
        if (++answers == 1)
            list.removeAt(10); // the overlap row
    });
    QCOMPARE(reading.end, ListStep::Go::End);
    QVERIFY(missing(list, reading).empty());
    QCOMPARE(reading.got.size(), size_t(40)); // it was read before it went
}

void TestListReader::findsRowsThatMovedForward()
{
    ChangingList list(1);
    for (int i = 0; i < 2000; ++i)
        list.add(3000 - i);
    int answers = 0;
    const Reading reading = readAll(list, {}, ListReader(10), 3, [&] {
        if (++answers == 60) {
            for (int i = 0; i < 500; ++i)
                list.removeAt(0);
        }
    });
    QCOMPARE(reading.end, ListStep::Go::End);
    QVERIFY(missing(list, reading).empty());
    QVERIFY(reading.pages < 300);
}

void TestListReader::endsWithAServerThatRepeatsItself()
{
    ChangingList list(1);
    for (int i = 0; i < 50; ++i)
        list.add(i);
    const Reading reading = readAll(list, {.ignoresOffset = true}, ListReader(10), 2, [] {});
    QCOMPARE(reading.end, ListStep::Go::GiveUp);
    QCOMPARE(reading.got.size(), size_t(11));
}

void TestListReader::endsWithEndlessEmptyPages()
{
    ListReader reader(10);
    ListStep step;
    int pages = 0;
    while (step.go == ListStep::Go::On && ++pages < 1000)
        step = reader.take({reader.offset(), reader.limit(), true, {}});
    QCOMPARE(step.go, ListStep::Go::GiveUp);
    QVERIFY(pages > 100);
}

void TestListReader::copiesGoOnAlone()
{
    const Rows rows{{"\"1\"", "null"}, {"\"2\"", "null"}, {"\"3\"", "null"}};
    std::vector<ListRow> views;
    for (const auto &[id, time] : rows)
        views.push_back({id, time});
    ListReader reader(1);
    QCOMPARE(reader.take({0, 2, true, std::span(views).first(2)}).go, ListStep::Go::On);
    ListReader copy = reader;
    QCOMPARE(copy.take({1, 2, false, std::span(views).last(2)}).go, ListStep::Go::End);
    QCOMPARE(copy.rows(), qint64(3));
    QCOMPARE(reader.rows(), qint64(2));
    QCOMPARE(reader.take({1, 2, false, std::span(views).last(2)}).firstNew, size_t(1));
}

QTEST_APPLESS_MAIN(TestListReader)
#include "tst_listreader.moc"
