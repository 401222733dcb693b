// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/celltext.h"
#include "models/tables/listend.h"
#include "models/tables/pagemap.h"
#include "models/tables/personcells.h"
#include "models/tables/personpage.h"
#include "models/tables/rowplan.h"
#include "models/tables/tsv.h"
#include "models/tables/typing.h"

#include <QLocale>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>
#include <QTimeZone>

#include <algorithm>
#include <limits>
#include <numeric>

using namespace desk;
using namespace Qt::StringLiterals;

namespace {

using Keys = std::vector<qint64>;

//! What a model does with a plan, on plain lists.
Keys carriedOut(const RowPlan &plan, Keys rows, const Keys &target)
{
    for (auto span = plan.removals.rbegin(); span != plan.removals.rend(); ++span)
        rows.erase(rows.begin() + span->first, rows.begin() + span->last + 1);
    if (plan.move) {
        const qint64 key = rows[static_cast<size_t>(plan.move->from)];
        rows.erase(rows.begin() + plan.move->from);
        rows.insert(rows.begin() + plan.move->to, key);
    } else if (plan.isReordered) {
        Keys kept;
        std::copy_if(target.begin(), target.end(), std::back_inserter(kept),
                     [&](qint64 key) { return std::find(rows.begin(), rows.end(), key) != rows.end(); });
        rows = kept;
    }
    for (const RowSpan span : plan.insertions)
        rows.insert(rows.begin() + span.first, target.begin() + span.first, target.begin() + span.last + 1);
    return rows;
}

//! A list of that many rows behind the pages of a ListEnd: how many pages are read until its end is known?
int probesToEnd(ListEnd &end, qint64 rows, int pageSize)
{
    int probes = 0;
    while (const auto page = end.probe(true)) {
        const qint64 left = rows - qint64(*page) * pageSize;
        // Contract 1.7: `next` is set exactly when the page is full.
        end.learn(*page, static_cast<int>(std::clamp<qint64>(left, 0, pageSize)), left >= pageSize);
        if (++probes > 100)
            break;
    }
    return probes;
}

} // namespace

class TestTableParts final : public QObject
{
    Q_OBJECT
private slots:
    void hugeCountsStayHugeInWords();
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void planOfOneChange();
    void planOfRandomLists();

    void pagesOfEqualSize();
    void shortPagesShiftWhatFollows();
    void pageMapAgreesWithCounting();

    void endIsFoundInFewSteps_data();
    void endIsFoundInFewSteps();
    void endAfterAnEstimateThatWasTooLarge();
    void endFollowsTheNewestAnswer();
    void endOfAnEndlessListIsNotSearchedForever();

    void forgivesTypingMistakes_data();
    void forgivesTypingMistakes();

    void tsvQuotesWhatItMust();
    void oneLineOfAnyText();
    void toolTipsAreNeverHtml();
    void shortAges_data();
    void shortAges();
    void timesAreExactInUtc();
    void jsonCells_data();
    void jsonCells();
    void personPageGivesBackWhatItTook();
};

void TestTableParts::planOfOneChange()
{
    QCOMPARE(planRows({1, 2, 3}, {1, 2, 3}), RowPlan());
    QCOMPARE(planRows({1, 2, 3, 4}, {1, 4}).removals, (std::vector<RowSpan>{{1, 2}}));
    QCOMPARE(planRows({1, 4}, {1, 2, 3, 4}).insertions, (std::vector<RowSpan>{{1, 2}}));
    QCOMPARE(planRows({1, 2, 3, 4}, {1, 3, 4, 2}).move, std::optional(RowMove{1, 3}));
    QCOMPARE(planRows({1, 2, 3, 4}, {4, 1, 2, 3}).move, std::optional(RowMove{3, 0}));
    QCOMPARE(planRows({1, 2}, {2, 1}).move, std::optional(RowMove{0, 1}));
    const RowPlan turned = planRows({1, 2, 3}, {3, 2, 1});
    QVERIFY(turned.isReordered && !turned.move);
}

void TestTableParts::planOfRandomLists()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 2'000; ++round) {
        Keys all(static_cast<size_t>(random.bounded(1, 12)));
        std::iota(all.begin(), all.end(), 1);
        std::array<Keys, 2> lists;
        for (Keys &list : lists) {
            std::shuffle(all.begin(), all.end(), random);
            list.assign(all.begin(), all.begin() + random.bounded(static_cast<int>(all.size()) + 1));
        }
        QCOMPARE(carriedOut(planRows(lists[0], lists[1]), lists[0], lists[1]), lists[1]);
    }
}

void TestTableParts::pagesOfEqualSize()
{
    PageMap map(100);
    QCOMPARE(map.rowCount(), 0);
    map.setPageCount(10'000);
    QCOMPARE(map.rowCount(), 1'000'000);
    QCOMPARE(map.placeOf(999'999), (PageMap::Place{9'999, 99}));
    map.setSize(9'999, 1);
    QCOMPARE(map.rowCount(), 999'901);
    QCOMPARE(map.placeOf(999'900), (PageMap::Place{9'999, 0}));
    map.setPageCount(10'001); // the last page is not the last any more, yet as short as it was told
    QCOMPARE(map.rowCount(), 1'000'001);
    QCOMPARE(map.placeOf(999'901), (PageMap::Place{10'000, 0}));
}

void TestTableParts::shortPagesShiftWhatFollows()
{
    PageMap map(10);
    map.setPageCount(4);
    map.setSize(1, 7);
    map.setSize(2, 0);
    QCOMPARE(map.rowCount(), 27);
    QCOMPARE(map.firstRow(2), 17);
    QCOMPARE(map.firstRow(3), 17);
    QCOMPARE(map.placeOf(16), (PageMap::Place{1, 6}));
    QCOMPARE(map.placeOf(17), (PageMap::Place{3, 0}));
    map.setSize(1, 10);
    QCOMPARE(map.size(1), 10);
    QCOMPARE(map.rowCount(), 30);
    map.setPageCount(2);
    map.setPageCount(3);
    QCOMPARE(map.size(2), 10); // what was behind the end is forgotten
}

void TestTableParts::pageMapAgreesWithCounting()
{
    QRandomGenerator random(11);
    for (int round = 0; round < 300; ++round) {
        PageMap map(5);
        std::vector<int> sizes(static_cast<size_t>(random.bounded(1, 30)), 5);
        map.setPageCount(static_cast<int>(sizes.size()));
        for (int i = 0; i < 10; ++i) {
            const int page = random.bounded(static_cast<int>(sizes.size()));
            sizes[static_cast<size_t>(page)] = random.bounded(6);
            map.setSize(page, sizes[static_cast<size_t>(page)]);
        }
        int row = 0;
        for (int page = 0; page < map.pageCount(); ++page) {
            QCOMPARE(map.firstRow(page), row);
            for (int i = 0; i < sizes[static_cast<size_t>(page)]; ++i)
                QCOMPARE(map.placeOf(row++), (PageMap::Place{page, i}));
        }
        QCOMPARE(map.rowCount(), row);
    }
}

void TestTableParts::endIsFoundInFewSteps_data()
{
    QTest::addColumn<qint64>("rows");
    for (const qint64 rows : {0LL, 1LL, 99LL, 100LL, 101LL, 200LL, 1'234LL, 1'000'000LL, 1'000'001LL})
        QTest::addRow("%lld", rows) << qint64(rows);
}

void TestTableParts::endIsFoundInFewSteps()
{
    QFETCH(qint64, rows);
    ListEnd end(200'000);
    QVERIFY(probesToEnd(end, rows, 100) <= 30);
    QVERIFY(end.isExact());
    QCOMPARE(*end.lastPage(), static_cast<int>(std::max<qint64>(0, (rows - 1) / 100)));
}

void TestTableParts::endAfterAnEstimateThatWasTooLarge()
{
    ListEnd end(200'000);
    end.learn(9'999, 0, false); // the view jumped to where a million rows were promised
    QVERIFY(!end.isExact());
    QVERIFY(end.probe(false).has_value());
    QVERIFY(probesToEnd(end, 250, 100) <= 15);
    QCOMPARE(end.lastPage(), std::optional(2));
}

void TestTableParts::endFollowsTheNewestAnswer()
{
    ListEnd end(1'000);
    end.learn(0, 100, true);
    end.learn(1, 40, false);
    QCOMPARE(end.lastPage(), std::optional(1));
    end.learn(1, 100, true); // the list grew
    QVERIFY(!end.isExact());
    QCOMPARE(end.moreAfter(), 1);
    end.learn(2, 0, false); // the full page was the last
    QCOMPARE(end.lastPage(), std::optional(1));
    end.learn(0, 12, false); // the list shrank
    QCOMPARE(end.lastPage(), std::optional(0));
    end.learn(5, 0, false);
    QCOMPARE(end.lastPage(), std::optional(0));
}

void TestTableParts::endOfAnEndlessListIsNotSearchedForever()
{
    ListEnd end(1'000);
    int probes = 0;
    while (const auto page = end.probe(true)) {
        QVERIFY(++probes < 20);
        end.learn(*page, 100, true);
    }
    QVERIFY(!end.isExact());
}

void TestTableParts::forgivesTypingMistakes_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("word");
    QTest::addColumn<bool>("similar");
    QTest::newRow("wrong letter") << u"payimg"_s << u"paying"_s << true;
    QTest::newRow("missing letter") << u"payng"_s << u"paying"_s << true;
    QTest::newRow("one too many") << u"payying"_s << u"paying"_s << true;
    QTest::newRow("exchanged") << u"pyaing"_s << u"paying"_s << true;
    QTest::newRow("first letter") << u"oaying"_s << u"paying"_s << true;
    QTest::newRow("while typing") << u"custmo"_s << u"customers"_s << true;
    QTest::newRow("two in a long word") << u"cutsomrs"_s << u"customers"_s << true;
    QTest::newRow("two in a short word") << u"pxxing"_s << u"paying"_s << false;
    QTest::newRow("three letters are meant") << u"trl"_s << u"trial"_s << false;
    QTest::newRow("another word") << u"churned"_s << u"paying"_s << false;
    QTest::newRow("longer than the word") << u"trialists"_s << u"trial"_s << false;
    QTest::newRow("other script") << u"клиенты"_s << u"киленты"_s << true;
    QTest::newRow("nothing") << QString() << u"paying"_s << false;
    QTest::newRow("a very long word") << QString(5'000, u'a') << QString(5'000, u'a') << true;
}

void TestTableParts::forgivesTypingMistakes()
{
    QFETCH(QString, typed);
    QFETCH(QString, word);
    QFETCH(bool, similar);
    QCOMPARE(isSimilarToAny(typed, {u"first"_s, word}), similar);
}

void TestTableParts::tsvQuotesWhatItMust()
{
    QCOMPARE(toTsv({}), QString());
    QCOMPARE(toTsv({{u"a"_s, u"b c"_s, QString()}, {u"tab\there"_s, u"say \"hi\""_s, u"two\nlines"_s}}),
             u"a\tb c\t\n\"tab\there\"\t\"say \"\"hi\"\"\"\t\"two\nlines\"\n"_s);
}

void TestTableParts::oneLineOfAnyText()
{
    QCOMPARE(oneLine(u"a\nb\tc\u2028d"_s), u"a b c d"_s);
    QCOMPARE(oneLine(QString(400, u'x'), 10), QString(10, u'x') + u'…');
    const QString emoji = QString::fromUcs4(U"\U0001F600");
    QCOMPARE(oneLine(u"abc"_s + emoji + emoji, 4), u"abc…"_s); // no half of a pair
}

void TestTableParts::toolTipsAreNeverHtml()
{
    QCOMPARE(plainToolTip({}), QString());
    QVERIFY(plainToolTip(u"<img src=x>"_s).contains(u"&lt;img src=x&gt;"));
    QVERIFY(plainToolTip(QString(1'000'000, u'<')).size() < 20'000);
}

void TestTableParts::shortAges_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("now") << qint64(20) << u"now"_s;
    QTest::newRow("a clock ahead") << qint64(-100) << u"now"_s;
    QTest::newRow("minutes") << qint64(5 * 60 + 59) << u"5 min"_s;
    QTest::newRow("hours") << qint64(2 * 3600) << u"2 h"_s;
    QTest::newRow("days") << qint64(3 * 86400) << u"3 d"_s;
}

void TestTableParts::shortAges()
{
    QFETCH(qint64, seconds);
    const QDateTime now = QDateTime::fromString(u"2026-03-01T10:00:00Z"_s, Qt::ISODate);
    QTEST(shortAge(now.addSecs(-seconds), now), "text");
    QCOMPARE(shortAge({}, now), QString());
    const QDateTime old = now.addDays(-100);
    QCOMPARE(shortAge(old, now), QLocale().toString(old.toLocalTime().date(), QLocale::ShortFormat));
}

void TestTableParts::timesAreExactInUtc()
{
    const QDateTime time(QDate(2026, 3, 1), QTime(9, 30, 0, 123), QTimeZone(QByteArray("Europe/Berlin")));
    QCOMPARE(exactUtc(time), u"2026-03-01 08:30:00.123 UTC"_s);
    QCOMPARE(exactUtc({}), QString());
    QCOMPARE(exactText(time), u"2026-03-01T08:30:00.123Z"_s);
    QCOMPARE(exactText(QVariant()), QString());
    QCOMPARE(exactText(qint64(1'234'567)), u"1234567"_s);
}

void TestTableParts::jsonCells_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<QString>("text");
    const QString big = u"1267650600228229401496703205376"_s;
    QTest::newRow("absent") << QByteArray() << QVariant() << QString();
    QTest::newRow("null") << QByteArray("null") << QVariant() << QString();
    QTest::newRow("text") << QByteArray(R"("a \"b\" \u00e9")") << QVariant(u"a \"b\" é"_s) << u"a \"b\" é"_s;
    QTest::newRow("empty text") << QByteArray("\"\"") << QVariant(QString()) << QString();
    QTest::newRow("whole number") << QByteArray("-42") << QVariant(qint64(-42)) << u"-42"_s;
    QTest::newRow("number") << QByteArray("1.50") << QVariant(1.5) << u"1.50"_s;
    QTest::newRow("number beyond all types") << QByteArray("1e400") << QVariant(u"1e400"_s) << u"1e400"_s;
    QTest::newRow("large number") << big.toUtf8() << QVariant(big.toDouble()) << big;
    QTest::newRow("true") << QByteArray("true") << QVariant(true) << u"true"_s;
    QTest::newRow("list") << QByteArray(R"(["a",1])") << QVariant(u"[\"a\",1]"_s) << u"[\"a\",1]"_s;
}

void TestTableParts::jsonCells()
{
    QFETCH(QByteArray, json);
    QFETCH(QVariant, value);
    QTEST(jsonCellText(json), "text");
    QCOMPARE(jsonCellValue(json), value);
    QCOMPARE(jsonCellValue(json).isValid(), value.isValid());
}

void TestTableParts::personPageGivesBackWhatItTook()
{
    Person empty;
    Person full;
    full.id.uuid = u"0190d2c1-7777-0000-0000-000000000001"_s;
    full.name = u"שלום \"O'Neil\", Zoë\n"_s;
    full.distinctIds = {u"a"_s, QString(), u"b\nc"_s};
    full.createdAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, QTimeZone::utc());
    full.lastSeenAt = QDateTime::fromMSecsSinceEpoch(-5, QTimeZone::utc());
    full.isIdentified = false;
    full.properties = R"({"email":"z@example.com","plan":null,"email":"last@example.com"})";
    const PersonPage page({empty, full, empty});
    QCOMPARE(page.size(), 3);
    QCOMPARE(page.person(0), empty);
    QCOMPARE(page.person(1), full);
    QCOMPARE(page.person(2), empty);
    QCOMPARE(page.property(1, u"email"_s), QByteArrayView("\"last@example.com\""));
    QVERIFY(page.property(0, u"email"_s).isEmpty());
    QVERIFY(page.bytes() < 1'000);
}

void TestTableParts::hugeCountsStayHugeInWords()
{
    QCOMPARE(pluralNumber(0), 0);
    QCOMPARE(pluralNumber(1), 1);
    QCOMPARE(pluralNumber(3'000'000'000), std::numeric_limits<int>::max());
    QCOMPARE(pluralNumber(-5), 0);
}

QTEST_GUILESS_MAIN(TestTableParts)
#include "tst_tableparts.moc"
