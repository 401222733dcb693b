// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/columns/columns.h"
#include "app/demo/columns/jsontext.h"
#include "app/demo/columns/members.h"

#include <QObject>
#include <QTest>

#include <stdexcept>

using demo::Columns;
using demo::Members;

namespace {

demo::PersonRecord person(std::int64_t id, const std::string &properties)
{
    demo::PersonRecord record;
    record.id = id;
    record.uuid = "uuid-" + std::to_string(id);
    record.properties = properties;
    record.distinctIds = {"d" + std::to_string(id), "e" + std::to_string(id)};
    return record;
}

std::string properties(const Columns &columns, std::uint32_t number)
{
    std::string json;
    columns.persons().appendProperties(number, json);
    return json;
}

} // namespace

//! The columns keep what they were given, and sets of persons count and page rightly.
class ColumnsTest : public QObject
{
    Q_OBJECT

private slots:
    void setsCombine();
    void setsPage();
    void setsStore();
    void keepsPropertyTexts_data();
    void keepsPropertyTexts();
    void refusesWhatIsNoObject_data();
    void refusesWhatIsNoObject();
    void findsPersons();
    void sortsEvents();
    void sharesEqualSets();
    void countsValues();
};

void ColumnsTest::setsCombine()
{
    for (const std::uint32_t size : {0U, 1U, 63U, 64U, 65U, 1000U}) {
        Members even(size);
        Members third(size);
        for (std::uint32_t i = 0; i < size; ++i) {
            if (i % 2 == 0)
                even.add(i);
            if (i % 3 == 0)
                third.add(i);
        }
        const Members both = even & third;
        const Members any = even | third;
        Members only = even;
        only.andNot(third);
        Members odd = even;
        odd.flip();
        std::uint32_t sum = 0;
        for (std::uint32_t i = 0; i < size; ++i) {
            QCOMPARE(both.contains(i), i % 6 == 0);
            QCOMPARE(any.contains(i), i % 2 == 0 || i % 3 == 0);
            QCOMPARE(only.contains(i), i % 2 == 0 && i % 3 != 0);
            QCOMPARE(odd.contains(i), i % 2 == 1);
            sum += i % 6 == 0 ? 1 : 0;
        }
        QCOMPARE(both.count(), sum);
        QCOMPARE(even.count() + odd.count(), size);
        QCOMPARE(Members(size, true).count(), size);
        QCOMPARE(Members(size).isEmpty(), true);
    }
    Members small(3);
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, small &= Members(4));
}

void ColumnsTest::setsPage()
{
    Members set(1000);
    std::vector<std::uint32_t> all;
    for (std::uint32_t i = 1; i < 1000; i += 7) {
        set.add(i);
        all.push_back(i);
    }
    std::vector<std::uint32_t> paged;
    for (std::uint64_t offset = 0; offset < all.size() + 20; offset += 10) {
        const auto page = set.page(offset, 10);
        QVERIFY(page.size() == 10 || offset + 10 > all.size());
        paged.insert(paged.end(), page.begin(), page.end());
    }
    QCOMPARE(paged, all);
    QVERIFY(set.page(~std::uint64_t(0), 5).empty());
    QVERIFY(set.page(0, 0).empty());
    QCOMPARE(set.page(140, ~std::uint64_t(0)).size(), all.size() - 140);
    set.remove(1);
    QCOMPARE(set.page(0, 1).front(), 8U);
}

void ColumnsTest::setsStore()
{
    Members set(70);
    set.add(0);
    set.add(69);
    const auto back = Members::fromBytes(70, set.toBytes());
    QVERIFY(back && *back == set);
    QVERIFY(!Members::fromBytes(200, set.toBytes()));
    QVERIFY(!Members::fromBytes(65, set.toBytes())); // a member beyond the last person
}

void ColumnsTest::keepsPropertyTexts_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("kept");
    const auto row = [](const char *name, const char *given, const char *kept) {
        QTest::newRow(name) << QByteArray(given) << QByteArray(kept);
    };
    row("empty", "{}", "{}");
    row("order", R"({"b":1,"a":2})", R"({"b":1,"a":2})");
    row("numbers", R"({"a":10.0,"b":1e400,"c":18446744073709551617,"d":-0.50})",
        R"({"a":10.0,"b":1e400,"c":18446744073709551617,"d":-0.50})");
    row("blanks", " { \"a\" : [ 1 , { \"x y\" : \" , \" } ] ,\n \"b\" : null } ",
        R"({"a":[1,{"x y":" , "}],"b":null})");
    row("escapes", R"({"q\"k":"a\"b\\","é":"\u00e9\ud83d\ude00"})", R"({"q\"k":"a\"b\\","é":"\u00e9\ud83d\ude00"})");
    row("doubled", R"({"a":1,"a":2})", R"({"a":1,"a":2})");
}

void ColumnsTest::keepsPropertyTexts()
{
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, kept);
    Columns columns;
    columns.addPerson(person(1, given.toStdString()));
    columns.seal();
    QCOMPARE(QByteArray::fromStdString(properties(columns, 0)), kept);
}

void ColumnsTest::refusesWhatIsNoObject_data()
{
    QTest::addColumn<QByteArray>("given");
    for (const char *given : {"", "[]", "null", "{", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{\"a\":1}x", "{\"a\":[}",
                              "{\"a\":nul}", "{\"a\":\"x}", "{,}", "{\"a\":[1,]}", "{\"a\":01}"})
        QTest::addRow("%s", given) << QByteArray(given);
}

void ColumnsTest::refusesWhatIsNoObject()
{
    QFETCH(QByteArray, given);
    Columns columns;
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, columns.addPerson(person(1, given.toStdString())));
    QCOMPARE(columns.personCount(), 0U);
    columns.addPerson(person(2, "{}"));
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, columns.addEvent({0, 0, "a", given.toStdString(), ""}));
    QVERIFY_THROWS_EXCEPTION(std::out_of_range, columns.addEvent({9, 0, "a", "{}", ""}));
    columns.seal();
    QCOMPARE(columns.eventCount(), std::uint64_t(0));
}

void ColumnsTest::findsPersons()
{
    Columns columns;
    for (std::int64_t id = 1; id <= 500; ++id)
        columns.addPerson(person(id * 3, R"({"email":"p)" + std::to_string(id) + "\"}"));
    columns.seal();
    const demo::PersonTable &persons = columns.persons();
    QCOMPARE(persons.byId(300), std::optional<std::uint32_t>(99));
    QCOMPARE(persons.byId(301), std::nullopt);
    QCOMPARE(persons.byUuid("uuid-3"), std::optional<std::uint32_t>(0));
    QCOMPARE(persons.byUuid("uuid-"), std::nullopt);
    QCOMPARE(persons.byDistinctId("e1500"), std::optional<std::uint32_t>(499));
    QCOMPARE(persons.byDistinctId("E1500"), std::nullopt);
    QCOMPARE(persons.distinctIdCount(7), 2U);
    QVERIFY(persons.distinctId(7, 1) == "e24");
    QVERIFY(persons.property(4, "email") == R"("p5")");
    QVERIFY(persons.property(4, "name").empty());
    QVERIFY(!persons.lastSeenAtUs(0));
}

void ColumnsTest::sortsEvents()
{
    Columns columns;
    for (std::int64_t id = 1; id <= 3; ++id)
        columns.addPerson(person(id, "{}"));
    for (const auto &[number, time] :
         std::vector<std::pair<std::uint32_t, std::int64_t>>{{2, 5}, {0, 9}, {2, 1}, {0, 3}, {2, 3}})
        columns.addEvent({number, time, "at" + std::to_string(time), "{}", ""});
    columns.seal();
    const demo::EventTable &events = columns.events();
    QCOMPARE(events.count(), std::uint64_t(5));
    QCOMPARE(events.begin(1), events.begin(2)); // the second person has none
    std::vector<std::int64_t> times;
    for (std::uint64_t i = 0; i < events.count(); ++i) {
        times.push_back(events.timeUs(i));
        QVERIFY(events.name(i) == "at" + std::to_string(events.timeUs(i)));
    }
    QCOMPARE(times, (std::vector<std::int64_t>{3, 9, 1, 3, 5}));
}

void ColumnsTest::sharesEqualSets()
{
    Columns columns;
    columns.addPerson(person(1, "{}"));
    for (int i = 0; i < 100; ++i)
        columns.addEvent({0, i, i % 2 == 0 ? "a" : "b", i % 3 == 0 ? R"({"x":1})" : R"({"x":2})", ""});
    columns.addEvent({0, 5, "a", R"({"x":1})", R"([{"tag_name":"a"}])"});
    columns.seal();
    QCOMPARE(columns.events().kindCount(), 5U);
    QCOMPARE(columns.events().properties().count(), 2U);
}

void ColumnsTest::countsValues()
{
    Columns columns;
    for (const char *plan : {"\"pro\"", "\"free\"", "\"pro\"", "null", "7"})
        columns.addPerson(person(1, std::string("{\"plan\":") + plan + '}'));
    columns.addEvent({0, 10, "buy", R"({"plan":"x"})", ""});
    columns.addEvent({1, 20, "buy", R"({"plan":"y"})", ""});
    columns.addEvent({1, 30, "see", R"({"plan":"y"})", ""});
    columns.seal();
    const auto counts = columns.personValues("plan");
    QCOMPARE(counts.size(), std::size_t(3));
    QCOMPARE(counts[0].json, std::string("\"pro\""));
    QCOMPARE(counts[0].count, 2U);
    QCOMPARE(columns.personValues("nothing").size(), std::size_t(0));
    QCOMPARE(columns.eventValues("plan", "buy", 0).size(), std::size_t(2));
    QCOMPARE(columns.eventValues("plan", "buy", 15).size(), std::size_t(1));
    QCOMPARE(columns.eventValues("plan", "", 0).front().count, 2U);
}

QTEST_APPLESS_MAIN(ColumnsTest)
#include "tst_columns.moc"
