// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/personcells.h"
#include "models/tables/personstablemodel.h"
#include "tests/support/scriptedfetch.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

#include <algorithm>

using namespace desk;
using namespace desk::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPage = 100;

Person person(qint64 number)
{
    Person person;
    person.id.uuid = u"0190d2c1-0000-0000-0000-%1"_s.arg(number, 12, 10, QChar(u'0'));
    person.name = u"Person %1"_s.arg(number);
    person.distinctIds = {u"id-%1"_s.arg(number), u"other-%1"_s.arg(number)};
    person.createdAt = QDateTime::fromSecsSinceEpoch(1'760'000'000 - number, QTimeZone::utc());
    person.properties = R"({"email":"p%1@example.com","plan":"pro","seats":%1})";
    person.properties.replace("%1", QByteArray::number(number));
    return person;
}

const Error &offline()
{
    static const Error error{ErrorKind::Offline, u"There is no connection."_s};
    return error;
}

//! The model tester looks at every row after every change; beyond this a test would take minutes.
constexpr qint64 kMostWatched = 5'000;

//! A model over a list of `size` persons that the test serves page by page; watched by the model tester.
struct Table
{
    explicit Table(qint64 rows, PersonsTableModel::Options options = {}, qint64 largest = 0)
        : size(rows)
        , model(fetch.function(), options)
    {
        if (std::max(rows, largest) <= kMostWatched)
            tester.emplace(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    }

    //! Contract 6: `next` is set exactly when the page is full.
    Page<Person> pageFor(const PersonQuery &query) const
    {
        Page<Person> page;
        for (qint64 i = query.offset; i < std::min(size, query.offset + query.limit); ++i)
            page.rows.push_back(person(i));
        page.hasMore = static_cast<qint64>(page.rows.size()) == query.limit;
        return page;
    }
    //! Answers everything that is asked; how many pages that were.
    int serve(int most = 1'000)
    {
        int pages = 0;
        while (answered < fetch.count() && pages < most) {
            const int call = answered++;
            if (fetch.isDropped(call))
                continue;
            fetch.answer(call, pageFor(fetch.request(call)));
            ++pages;
        }
        return pages;
    }
    void fail() { fetch.answer(answered++, offline()); }
    void open(std::optional<qint64> estimate = {}) { model.setQuery({CohortId{42}, {}, {}, 0, 0}, estimate); }
    QString text(int row, int column = 0, int role = Qt::DisplayRole) const
    {
        return model.index(row, column).data(role).toString();
    }
    RowState state(int row) const { return model.rowState(row); }
    QList<qint64> offsets() const
    {
        QList<qint64> offsets;
        for (int i = 0; i < fetch.count(); ++i)
            offsets.append(fetch.request(i).offset);
        return offsets;
    }

    qint64 size;
    int answered = 0;
    ScriptedFetch<PersonQuery, Page<Person>> fetch;
    PersonsTableModel model;
    std::optional<QAbstractItemModelTester> tester;
};

constexpr KnownCount unknown{};
KnownCount atLeast(qint64 rows)
{
    return {KnownCount::Kind::AtLeast, rows};
}
KnownCount exactly(qint64 rows)
{
    return {KnownCount::Kind::Exactly, rows};
}

} // namespace

class TestPersonsTable final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void smallListIsKnownAfterOnePage();
    void emptyList();
    void listThatFillsItsPagesExactly();
    void scrollsOnToTheEnd();
    void touchingCellsFetchesNothing();
    void estimateGivesTheRowsAtOnce();
    void lastRowOfAMillionIsOneFetch();
    void estimateTooSmall();
    void estimateTooLarge();
    void estimateFarTooLarge();
    void hostileEstimate();
    void endOfAnUnknownListIsFound();
    void searchForTheEndBeginsAtTheEstimate();
    void scrollStormIsTwoFetches();
    void aSlowPageNobodyWantsIsGivenUp();
    void lateAnswersAreDropped();
    void searchStartsAnewAndTheLatestWins();
    void failedFirstPageThenRetry();
    void failedPageInTheMiddleThenRetry();
    void failedPageBehindTheEndThenRetry();
    void pagesWithFewerRowsThanAnnounced();
    void emptyPagesInTheMiddle();
    void aServerThatNeverEnds();
    void pagesLongerThanAskedFor();
    void refreshKeepsRowsUntilTheirNewsCome();
    void refreshOfAListThatShrank();
    void memoryStaysBounded();
    void largePagesCountByTheirSize();
    void propertyColumns();
    void cellsAndHostileValues();
    void clearStopsEverything();
};

void TestPersonsTable::smallListIsKnownAfterOnePage()
{
    Table table(3);
    table.open();
    QCOMPARE(table.model.knownCount(), unknown);
    QVERIFY(table.model.isLoading());
    PersonQuery expected;
    expected.cohort = CohortId{42};
    expected.limit = kPage;
    QCOMPARE(table.fetch.lastRequest(), expected);
    QCOMPARE(table.serve(), 1);
    QCOMPARE(table.model.knownCount(), exactly(3));
    QCOMPARE(table.model.rowCount(), 3);
    QCOMPARE(table.text(2), u"Person 2"_s);
    QCOMPARE(table.model.personAt(2), std::optional(person(2)));
    QVERIFY(!table.model.isLoading());
}

void TestPersonsTable::emptyList()
{
    Table table(0);
    table.open();
    table.serve();
    QCOMPARE(table.model.knownCount(), exactly(0));
    QCOMPARE(table.model.rowCount(), 0);
    QVERIFY(!table.model.personAt(0));
}

void TestPersonsTable::listThatFillsItsPagesExactly()
{
    Table table(200);
    table.open();
    table.serve(1);
    QCOMPARE(table.model.knownCount(), atLeast(100));
    table.model.showRange(70, 99);
    table.serve();
    table.model.showRange(170, 199);
    table.serve();
    QCOMPARE(table.offsets(), QList<qint64>({0, 100, 200})); // the last full page points to an empty one
    QCOMPARE(table.model.knownCount(), exactly(200));
    QCOMPARE(table.model.rowCount(), 200);
}

void TestPersonsTable::scrollsOnToTheEnd()
{
    Table table(1'234);
    table.open();
    table.serve();
    QSignalSpy reset(&table.model, &QAbstractItemModel::modelReset);
    for (int row = 0; row < table.model.rowCount(); row += 30) {
        table.model.showRange(row, std::min(row + 30, table.model.rowCount() - 1));
        table.serve();
    }
    QCOMPARE(table.model.knownCount(), exactly(1'234));
    QCOMPARE(table.fetch.count(), 13);
    QCOMPARE(table.text(1'233), u"Person 1233"_s);
    QCOMPARE(reset.count(), 0);
}

void TestPersonsTable::touchingCellsFetchesNothing()
{
    Table table(10'000);
    table.open(10'000);
    table.serve();
    const int asked = table.fetch.count();
    for (int row = 0; row < 10'000; row += 50)
        table.text(row);
    QCOMPARE(table.fetch.count(), asked);
    QCOMPARE(table.text(5'000), u"…"_s);
    QCOMPARE(table.model.index(5'000, 0).data(RowStateRole).toInt(), static_cast<int>(RowState::Absent));
}

void TestPersonsTable::estimateGivesTheRowsAtOnce()
{
    Table table(250);
    table.open(250);
    QCOMPARE(table.model.rowCount(), 250);
    QCOMPARE(table.model.knownCount(), unknown);
    QCOMPARE(table.state(0), RowState::Loading);
    QCOMPARE(table.state(249), RowState::Absent);
    table.serve();
    QCOMPARE(table.state(0), RowState::Loaded);
    QCOMPARE(table.model.knownCount(), atLeast(100));
    table.model.showRange(220, 249);
    table.serve();
    QCOMPARE(table.model.knownCount(), exactly(250));
}

void TestPersonsTable::lastRowOfAMillionIsOneFetch()
{
    Table table(1'000'000);
    table.open(1'000'000);
    table.serve();
    table.model.showRange(999'970, 999'999);
    QCOMPARE(table.fetch.lastRequest().offset, 999'900);
    table.serve(1);
    QCOMPARE(table.text(999'999), u"Person 999999"_s);
    table.serve();
    QCOMPARE(table.model.knownCount(), exactly(1'000'000));
    QVERIFY(table.fetch.count() <= 4);
}

void TestPersonsTable::estimateTooSmall()
{
    Table table(380);
    table.open(150);
    table.serve();
    table.model.showRange(120, 149);
    table.serve();
    QVERIFY(table.model.rowCount() > 150);
    QCOMPARE(table.text(149), u"Person 149"_s);
    table.model.showRange(table.model.rowCount() - 30, table.model.rowCount() - 1);
    table.serve();
    table.model.showRange(table.model.rowCount() - 30, table.model.rowCount() - 1);
    table.serve();
    QCOMPARE(table.model.knownCount(), exactly(380));
    QCOMPARE(table.text(379), u"Person 379"_s);
}

void TestPersonsTable::estimateTooLarge()
{
    Table table(230);
    table.open(260);
    table.serve();
    table.model.showRange(230, 259);
    table.serve();
    QCOMPARE(table.model.knownCount(), exactly(230));
    QCOMPARE(table.model.rowCount(), 230);
}

void TestPersonsTable::estimateFarTooLarge()
{
    Table table(230, {}, 1'000'000);
    table.open(1'000'000);
    table.serve();
    table.model.showRange(999'970, 999'999);
    table.serve();
    QCOMPARE(table.model.knownCount(), exactly(230));
    QCOMPARE(table.model.rowCount(), 230);
    QVERIFY2(table.fetch.count() < 20, "halves its way to the end");
    table.model.showRange(200, 229);
    table.serve();
    QCOMPARE(table.text(229), u"Person 229"_s);
}

void TestPersonsTable::hostileEstimate()
{
    Table table(5, {}, 5'000'000);
    table.open(std::numeric_limits<qint64>::max());
    QVERIFY(table.model.rowCount() <= 5'000'000);
    table.serve();
    QCOMPARE(table.model.rowCount(), 5);
    table.open(-7);
    QCOMPARE(table.model.rowCount(), 0);
    table.serve();
    QCOMPARE(table.model.rowCount(), 5);
}

void TestPersonsTable::endOfAnUnknownListIsFound()
{
    Table table(123'456);
    table.open();
    table.serve();
    QCOMPARE(table.model.rowCount(), 100);
    table.model.seekEnd();
    table.serve();
    QCOMPARE(table.model.knownCount(), exactly(123'456));
    QVERIFY(table.fetch.count() < 30);
    table.model.showRange(123'430, 123'455);
    table.serve();
    QCOMPARE(table.text(123'455), u"Person 123455"_s);
}

void TestPersonsTable::searchForTheEndBeginsAtTheEstimate()
{
    Table right(1'000'000);
    right.open(999'990);
    right.serve();
    right.model.seekEnd();
    right.serve();
    QCOMPARE(right.model.knownCount(), exactly(1'000'000));
    QVERIFY(right.fetch.count() <= 6);

    Table low(1'000'000); // an old count: there are many more
    low.open(200'000);
    low.serve();
    low.model.seekEnd();
    low.serve();
    QCOMPARE(low.model.knownCount(), exactly(1'000'000));
    QVERIFY(low.fetch.count() <= 32);
}

void TestPersonsTable::scrollStormIsTwoFetches()
{
    Table table(1'000'000);
    table.open(1'000'000);
    table.serve();
    const int before = table.fetch.count();
    for (int row = 1'040; row <= 500'040; row += 1'000)
        table.model.showRange(row, row + 20);
    QCOMPARE(table.fetch.count(), before + 1);
    table.serve();
    QCOMPARE(table.fetch.count(), before + 2);
    QCOMPARE(table.fetch.lastRequest().offset, 500'000); // the newest wish won
    QCOMPARE(table.state(500'040), RowState::Loaded);
    QCOMPARE(table.state(250'040), RowState::Absent);
}

void TestPersonsTable::aSlowPageNobodyWantsIsGivenUp()
{
    PersonsTableModel::Options options;
    options.patience = 5ms;
    Table table(1'000'000, options);
    table.open(1'000'000);
    table.serve();
    table.model.showRange(10'040, 10'060);
    const int slow = table.fetch.count() - 1;
    table.model.showRange(20'040, 20'060);
    QTRY_VERIFY(table.fetch.isDropped(slow));
    QCOMPARE(table.fetch.lastRequest().offset, 20'000);
    table.serve();
    QCOMPARE(table.state(20'040), RowState::Loaded);
    QCOMPARE(table.state(10'040), RowState::Absent);
}

void TestPersonsTable::lateAnswersAreDropped()
{
    Table table(300);
    table.open();
    table.model.setQuery({CohortId{43}, {}, {}, 0, 0});
    QVERIFY(table.fetch.isDropped(0));
    table.fetch.answerRegardless(0, Page<Person>{{person(77)}, false, {}});
    QCOMPARE(table.model.rowCount(), 0);
    QVERIFY(table.model.isLoading());
    table.fetch.answer(1, Page<Person>{{person(1)}, false, {}});
    QCOMPARE(table.text(0), u"Person 1"_s);
    table.fetch.answerRegardless(0, offline());
    QVERIFY(!table.model.error());
    QCOMPARE(table.model.rowCount(), 1);
}

void TestPersonsTable::searchStartsAnewAndTheLatestWins()
{
    Table table(300);
    table.open(300);
    table.serve();
    table.model.setSearch(u"a"_s);
    QCOMPARE(table.model.rowCount(), 0); // the cohort's count says nothing about a search
    table.model.setSearch(u"an"_s);
    table.model.setSearch(u"ana"_s);
    table.model.setSearch(u"ana"_s);
    QCOMPARE(table.fetch.count(), 4);
    QVERIFY(table.fetch.isDropped(1) && table.fetch.isDropped(2));
    QCOMPARE(table.fetch.lastRequest().search, u"ana"_s);
    QCOMPARE(table.fetch.lastRequest().cohort.value, 42);
    table.fetch.answerLast(Page<Person>{{person(8)}, false, {}});
    table.fetch.answerRegardless(1, Page<Person>{{person(9), person(10)}, false, {}});
    QCOMPARE(table.model.knownCount(), exactly(1));
    QCOMPARE(table.text(0), u"Person 8"_s);
}

void TestPersonsTable::failedFirstPageThenRetry()
{
    Table table(3);
    table.open();
    QSignalSpy status(&table.model, &PersonsTableModel::statusChanged);
    table.fail();
    QVERIFY(status.count() > 0);
    QCOMPARE(table.model.error(), std::optional(offline()));
    QCOMPARE(table.model.rowCount(), 0);
    table.model.showRange(0, 10);
    QCOMPARE(table.fetch.count(), 1); // waits for a person
    table.model.retryFailed();
    QVERIFY(!table.model.error());
    table.serve();
    QCOMPARE(table.model.rowCount(), 3);
}

void TestPersonsTable::failedPageInTheMiddleThenRetry()
{
    Table table(1'000);
    table.open(1'000);
    table.serve();
    table.model.showRange(440, 460);
    table.fail();
    QCOMPARE(table.state(440), RowState::Failed);
    QCOMPARE(table.text(400), u"could not be loaded"_s);
    QCOMPARE(table.text(499, 0, ErrorTextRole), offline().text);
    QCOMPARE(table.state(0), RowState::Loaded);
    const int asked = table.fetch.count();
    table.model.showRange(441, 461);
    QCOMPARE(table.fetch.count(), asked);
    table.model.showRange(640, 660); // other rows can be read meanwhile
    table.serve();
    QCOMPARE(table.state(650), RowState::Loaded);
    table.model.showRange(440, 460);
    table.model.retry(450);
    QCOMPARE(table.state(450), RowState::Loading);
    table.serve();
    QCOMPARE(table.text(450), u"Person 450"_s);
    QCOMPARE(table.text(450, 0, ErrorTextRole), QString());
}

void TestPersonsTable::failedPageBehindTheEndThenRetry()
{
    Table table(150);
    table.open();
    table.serve();
    table.model.showRange(80, 99);
    table.fail();
    QCOMPARE(table.model.knownCount(), atLeast(100));
    QVERIFY(table.model.error());
    table.model.showRange(81, 99);
    QCOMPARE(table.fetch.count(), 2);
    table.model.retryFailed();
    table.serve();
    QCOMPARE(table.model.knownCount(), exactly(150));
}

void TestPersonsTable::pagesWithFewerRowsThanAnnounced()
{
    Table table(0);
    table.open(300);
    const auto rows = [](qint64 from, qint64 count) {
        std::vector<Person> persons;
        for (qint64 i = from; i < from + count; ++i)
            persons.push_back(person(i));
        return persons;
    };
    table.fetch.answerLast({Page<Person>{rows(0, 97), true, {}}}); // three were deleted since they were counted
    QCOMPARE(table.model.rowCount(), 297);
    table.model.showRange(80, 96);
    QCOMPARE(table.fetch.lastRequest().offset, 100); // offset + limit, never offset + rows received
    table.fetch.answerLast({Page<Person>{rows(100, 100), true, {}}});
    QCOMPARE(table.text(96), u"Person 96"_s);
    QCOMPARE(table.text(97), u"Person 100"_s);
    QCOMPARE(table.text(196), u"Person 199"_s);
    table.model.showRange(180, 250);
    table.fetch.answerLast({Page<Person>{rows(200, 10), false, {}}});
    QCOMPARE(table.model.knownCount(), exactly(207));
}

void TestPersonsTable::emptyPagesInTheMiddle()
{
    Table table(0);
    table.open();
    table.fetch.answerLast({Page<Person>{{}, true, {}}});
    QCOMPARE(table.fetch.lastRequest().offset, 100); // goes on by itself: there is no row that a view could scroll to
    table.fetch.answerLast({Page<Person>{{}, true, {}}});
    table.fetch.answerLast({Page<Person>{{person(7)}, false, {}}});
    QCOMPARE(table.model.knownCount(), exactly(1));
    QCOMPARE(table.text(0), u"Person 7"_s);
}

void TestPersonsTable::aServerThatNeverEnds()
{
    Table table(0);
    table.open();
    int answered = 0;
    while (answered < table.fetch.count() && answered < 1'000)
        table.fetch.answer(answered++, Page<Person>{{}, true, {}});
    QVERIFY(answered < 50);
    QCOMPARE(table.model.rowCount(), 0);
}

void TestPersonsTable::pagesLongerThanAskedFor()
{
    Table table(0);
    table.open();
    Page<Person> page;
    for (int i = 0; i < 250; ++i)
        page.rows.push_back(person(i));
    table.fetch.answerLast(page);
    QCOMPARE(table.model.knownCount(), atLeast(100));
    QCOMPARE(table.text(99), u"Person 99"_s);
}

void TestPersonsTable::refreshKeepsRowsUntilTheirNewsCome()
{
    Table table(1'000);
    table.open(1'000);
    table.serve();
    table.model.showRange(440, 460);
    table.serve();
    QSignalSpy reset(&table.model, &QAbstractItemModel::modelReset);
    table.model.refresh();
    QCOMPARE(table.state(440), RowState::Stale);
    QCOMPARE(table.text(440), u"Person 440"_s);
    QCOMPARE(table.fetch.lastRequest().offset, 400); // what is seen comes first
    table.serve();
    QCOMPARE(table.state(440), RowState::Loaded);
    QCOMPARE(table.state(0), RowState::Stale);
    QCOMPARE(reset.count(), 0);
}

void TestPersonsTable::refreshOfAListThatShrank()
{
    Table table(450);
    table.open(450);
    table.serve();
    table.model.showRange(420, 449);
    table.serve();
    QCOMPARE(table.model.knownCount(), exactly(450));
    const QPersistentModelIndex first = table.model.index(0, 0);
    table.size = 50;
    table.model.refresh();
    table.serve();
    QCOMPARE(table.model.knownCount(), exactly(50));
    QVERIFY(first.isValid());
}

void TestPersonsTable::memoryStaysBounded()
{
    PersonsTableModel::Options options;
    options.budget = {10, 1'000'000'000};
    Table table(1'000'000, options);
    table.open(1'000'000);
    table.serve();
    for (int row = 0; row < 5'000; row += 50) {
        table.model.showRange(row, row + 40);
        table.serve();
    }
    int loaded = 0;
    for (int row = 0; row < 10'000; row += kPage)
        loaded += table.state(row) == RowState::Loaded;
    QCOMPARE(loaded, 10);
    QCOMPARE(table.state(4'960), RowState::Loaded);
    QCOMPARE(table.state(0), RowState::Absent); // the farthest went
    table.model.showRange(0, 30);
    table.serve();
    QCOMPARE(table.text(0), u"Person 0"_s); // and comes back
}

void TestPersonsTable::largePagesCountByTheirSize()
{
    PersonsTableModel::Options options;
    options.budget = {200, 4'000'000};
    Table table(0, options, 100'000);
    table.open(100'000);
    Person large = person(1);
    large.properties = "{\"notes\":\"" + QByteArray(10'240, 'x') + "\"}";
    Page<Person> page{std::vector<Person>(kPage, large), true, {}};
    for (int row = 0; row < 2'000; row += kPage) {
        table.model.showRange(row + 40, row + 50);
        table.fetch.answerLast(page);
    }
    QVERIFY(table.model.heldBytes() <= 4'000'000);
    QVERIFY(table.model.heldBytes() > 2'000'000);
}

void TestPersonsTable::propertyColumns()
{
    Table table(3);
    table.open();
    table.serve();
    QVERIFY(table.model.addPropertyColumn(u"plan"_s));
    QVERIFY(table.model.addPropertyColumn(u"seats"_s));
    QVERIFY(!table.model.addPropertyColumn(u"plan"_s));
    QCOMPARE(table.model.columnCount(), kPersonColumns + 2);
    QCOMPARE(table.model.headerData(kPersonColumns + 1, Qt::Horizontal).toString(), u"seats"_s);
    QCOMPARE(table.text(2, kPersonColumns), u"pro"_s);
    const QModelIndex seats = table.model.index(2, kPersonColumns + 1);
    QCOMPARE(seats.data(ValueRole), QVariant(qint64(2)));
    QVERIFY(seats.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
    table.model.removePropertyColumn(u"plan"_s);
    table.model.removePropertyColumn(u"no such"_s);
    QCOMPARE(table.model.propertyColumns(), QStringList{u"seats"_s});
    QCOMPARE(table.text(2, kPersonColumns), u"2"_s);
}

void TestPersonsTable::cellsAndHostileValues()
{
    Person nothing;
    Person hostile;
    hostile.id.uuid = u"u-1"_s;
    hostile.name = u"<b>line\none\u202e"_s;
    hostile.distinctIds = {u"a\tb"_s, QString(100'000, u'z')};
    hostile.createdAt = QDateTime(QDate(2026, 3, 1), QTime(9, 30, 0, 123), QTimeZone::utc());
    hostile.properties = R"({"email":{"nested":["x"]},"big":"y"})";
    hostile.properties.replace("y", QByteArray(1'000'000, 'y'));
    Table table(0);
    table.model.addPropertyColumn(u"big"_s);
    table.open();
    table.fetch.answerLast({Page<Person>{{nothing, hostile}, false, {}}});
    for (int column = 0; column < table.model.columnCount(); ++column) {
        QCOMPARE(table.text(0, column), QString());
        QVERIFY(table.text(1, column).size() < 500);
        QVERIFY(!table.text(1, column).contains(u'\n'));
        QVERIFY(table.text(1, column, Qt::ToolTipRole).size() < 20'000);
        QVERIFY(!table.text(1, column, Qt::ToolTipRole).contains(u"<b>"));
    }
    QCOMPARE(table.text(1, static_cast<int>(PeopleColumn::Email)), u"{\"nested\":[\"x\"]}"_s);
    QCOMPARE(table.text(1, static_cast<int>(PeopleColumn::Created), Qt::ToolTipRole), u"2026-03-01 09:30:00.123 UTC"_s);
    QCOMPARE(table.text(1, 0, KeyRole), u"u-1"_s);
    QVERIFY(!table.model.index(0, static_cast<int>(PeopleColumn::LastSeen)).data(ValueRole).isValid());
}

void TestPersonsTable::clearStopsEverything()
{
    Table table(300);
    table.open(300);
    table.model.clear();
    QVERIFY(table.fetch.isDropped(0));
    QCOMPARE(table.model.rowCount(), 0);
    table.model.showRange(0, 30);
    table.model.refresh();
    table.model.setSearch(u"x"_s);
    QCOMPARE(table.fetch.count(), 1);
}

QTEST_GUILESS_MAIN(TestPersonsTable)
#include "tst_personstable.moc"
