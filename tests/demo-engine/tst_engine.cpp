// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo-engine/project.h"

#include <QObject>
#include <QTest>

using oracle::Json;

//! Single facts of one criterion that the description states with an example.
class EngineTest : public QObject
{
    Q_OBJECT

private slots:
    void operators_data();
    void operators();
    void dates_data();
    void dates();
    void windows_data();
    void windows();
    void windowsFollowTheZone();
    void regularPeriods();
    void sequences();
};

void EngineTest::operators_data()
{
    QTest::addColumn<QByteArray>("stored"); // the property; empty: missing
    QTest::addColumn<QByteArray>("op");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *stored, const char *op, const char *value, const char *expected) {
        QTest::addRow("%s %s %s", stored, op, value)
            << QByteArray(stored) << QByteArray(op) << QByteArray(value) << QByteArray(expected);
    };
    for (const char *op : {"is_not", "not_icontains", "not_icontains_multi", "not_regex"}) {
        row("", op, "\"x\"", "1");
        row("null", op, R"(["x","y"])", "1");
        row("\"x\"", op, R"(["x","y"])", ".");
    }
    row("", "not_in", R"(["x","y"])", "1");
    for (const char *op : {"exact", "icontains", "regex", "gt", "lt", "is_date_before", "semver_neq"})
        row("", op, "\"1\"", ".");
    row("", "not_between", "[1,2]", ".");
    row("", "semver_neq", "\"1.0.0\"", ".");
    for (const char *op : {"exact", "is_not", "icontains", "between", "in", "regex", "gt"})
        row("", op, "[]", "1"); // an empty list is true for everybody
    row("\"\"", "is_set", "null", "1");
    row("null", "is_set", "[]", ".");
    row("null", "is_not_set", "\"is_not_set\"", "1");
    row("10.0", "exact", "10", ".");
    row("10.0", "exact", "10.0", "1");
    row("\"10\"", "exact", "10", "1");
    row("true", "exact", R"(["true"])", "1");
    row("\"true\"", "exact", "true", "1");
    row("[\"a\", \"b\"]", "exact", "\"[\\\"a\\\",\\\"b\\\"]\"", "1");
    row("\"Pro\"", "exact", "\"pro\"", ".");
    row("\"Pro\"", "in", "\"Pro\"", "validation_error");
    row("\"Pro\"", "in", "[\"Pro\"]", "validation_error");
    row("\"100% off\"", "icontains", "\"1%OFF\"", "1");
    row("\"100% off\"", "icontains", R"(["1%off","zzz"])", ".");
    row("\"100% off\"", "icontains", "\"0_ off\"", "1");
    row("\"100% off\"", "icontains_multi", "\"1%off\"", ".");
    row("\"ÉCOLE@MÜLLER.DE\"", "icontains", "\"école@müller\"", "1");
    row("\"a\\nb\"", "regex", "\"a.b\"", ".");
    row("\"abc\"", "regex", "\"^b\"", ".");
    row("\"abc\"", "regex", "\"B\"", ".");
    row("\"abc\"", "regex", "\"^(?!x)\"", "invalid_regex");
    row("\"abc\"", "regex", R"(["b","[a"])", "invalid_regex");
    row("\"9\"", "gt", "\"10\"", ".");
    row("9", "lt", "\"10\"", "1");
    row("\"9x\"", "gt", "\"10\"", "1"); // no number: by text
    row("\" 9\"", "gt", "\"10\"", ".");
    row("1e400", "gt", "1e300", "1");
    row("5", "min", "5", "1");
    row("5", "max", "4", ".");
    row("5", "gt", "{}", "incompatible_types");
    row("5", "between", "[5,5]", "1");
    row("5", "not_between", "[\"1\",\"4.5\"]", "1");
    row("\"five\"", "not_between", "[1,4]", ".");
    row("5", "between", "[6,5]", "validation_error");
    row("5", "between", "\"5\"", "validation_error");
    row("\"v1.4.2\"", "semver_tilde", "\"1.4.1\"", "1");
    row("\"1.5.0\"", "semver_tilde", "\"1.4.1\"", ".");
    row("\"1.5.0\"", "semver_tilde", "\"1\"", "validation_error");
    row("\"1.9.9\"", "semver_caret", "\"1.2.3\"", "1");
    row("\"0.3.0\"", "semver_caret", "\"0.2.3\"", ".");
    row("\"0.0.4\"", "semver_caret", "\"0.0.3\"", ".");
    row("\"4.2.99\"", "semver_wildcard", "\"4.2.*\"", "1");
    row("\"4.10.0\"", "semver_gt", "\"4.9\"", "1");
    row("\"4.9.0-beta\"", "semver_eq", "\"4.9\"", "1");
    row("\"four\"", "semver_neq", "\"4.9\"", ".");
    row("\"x\"", "some_future_op", "\"x\"", "validation_error");
    row("\"x\"", "exact", "null", "validation_error"); // no value: left out, and nothing else is there
}

void EngineTest::operators()
{
    QFETCH(QByteArray, stored);
    QFETCH(QByteArray, op);
    QFETCH(QByteArray, value);
    Project project;
    const std::string text = stored.toStdString();
    project.add(text.empty() ? "{}" : ("{\"p\":" + text + "}").c_str());
    Json leaf{{"type", "person"}, {"key", "p"}, {"operator", op.toStdString()}};
    leaf["value"] = Json::parse(value.toStdString());
    QTEST(bytes(project.match({{"properties", group("OR", Json::array({group("AND", Json::array({leaf}))}))}})),
          "expected");
}

void EngineTest::dates_data()
{
    QTest::addColumn<QByteArray>("stored");
    QTest::addColumn<QByteArray>("op");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *stored, const char *op, const char *value, const char *expected) {
        QTest::addRow("%s %s %s", stored, op, value)
            << QByteArray(stored) << QByteArray(op) << QByteArray(value) << QByteArray(expected);
    };
    // now is 2026-04-09 12:00 UTC, the zone is Berlin (+02:00)
    row("\"2025-06-09T12:00:00Z\"", "is_date_exact", "-10m", "1");
    row("\"2025-04-09 14:00\"", "is_date_exact", "1y", "1");
    row("\"2026-04-08T12:00:00Z\"", "is_date_exact", "24h", "1");
    row("\"2026-04-01T22:00:00Z\"", "is_date_exact", "2026-04-02", "1"); // midnight in Berlin
    row("\"2026-04-02T10:00:00\"", "is_date_exact", "2026-04-02", ".");
    row("\"2026-04-01T23:00:00+02:00\"", "is_date_before", "2026-04-02", "1");
    row("\"2026-04-01T22:00:00Z\"", "is_date_after", "2026-04-02", ".");
    row("\"2026-04-01T22:00:00.000001Z\"", "is_date_after", "2026-04-02", "1");
    row("\"2026-02-30\"", "is_date_before", "2027-01-01", ".");
    row("\"soon\"", "is_date_before", "2027-01-01", ".");
    row("1700000000", "is_date_before", "2027-01-01", ".");
    row("20260101", "is_date_before", "2027-01-01", ".");
    row("\"2026-01-01\"", "is_date_before", "whenever", ".");
    row("\"2026-03-29T02:30\"", "is_date_exact", "2026-03-29T01:00:00Z", "1"); // in the gap: its end
    row("\"2025-10-26T02:30\"", "is_date_exact", "2025-10-26T00:30:00Z", "1"); // twice: the earlier
}

void EngineTest::dates()
{
    QFETCH(QByteArray, stored);
    QFETCH(QByteArray, op);
    QFETCH(QByteArray, value);
    Project project("2026-04-09T12:00:00.000Z", "Europe/Berlin");
    project.add(("{\"p\":" + stored.toStdString() + "}").c_str());
    const Json leaf{{"type", "person"}, {"key", "p"}, {"operator", op.toStdString()}, {"value", value.toStdString()}};
    QTEST(bytes(project.match(Project::treeOf(Json::array({leaf})))), "expected");
}

void EngineTest::windows_data()
{
    QTest::addColumn<QByteArray>("leaf");
    QTest::addColumn<QByteArray>("expected"); // one place an event time, see below
    const auto row = [](const char *leaf, const char *expected) {
        QTest::addRow("%s", leaf) << QByteArray(leaf) << QByteArray(expected);
    };
    //                                                                              04-01 04-02 04-02 04-08 04-09 04-09
    //                                                                              04-09 04-10 23:59 00:00 12:00 23:59
    //                                                                              11:00 12:00 23:59 00:00
    row(R"("performed_event","time_value":7,"time_interval":"day")", ".111111.");
    row(R"("performed_event","explicit_datetime":"-7d")", ".111111.");
    row(R"("performed_event","explicit_datetime":"-7d","explicit_datetime_to":"-1d")", ".111....");
    row(R"("performed_event","explicit_datetime":"all","explicit_datetime_to":"2026-04-02T05:00")", "111.....");
    row(R"("performed_event","time_value":1,"time_interval":"hour")", "....111.");
    row(R"("performed_event","explicit_datetime":"2026-04-08T23:59:59.999999Z")", "...1111.");
    row(R"("performed_event","time_value":1,"time_interval":"minute")", "1111111."); // a month
    row(R"("performed_event","explicit_datetime":"-5D")", "....111.");
    row(R"("performed_event","explicit_datetime":"yesterday")", "....111.");
    row(R"("performed_event","explicit_datetime":"???")", ".....11.");
    row(R"("performed_event","explicit_datetime_to":"-1d")", "validation_error"); // no lower bound: left out
    row(R"("performed_event","explicit_datetime_to":"-1d","time_value":7,"time_interval":"day")", ".111111.");
    row(R"("performed_event_multiple","operator":"gte","operator_value":1,"time_value":7,"time_interval":"day")",
        "...111..");
    row(R"("performed_event_multiple","operator_value":1,"explicit_datetime":"2026-04-02","explicit_datetime_to":"2026-04-09T12:00:00Z")",
        "..111...");
    row(R"("performed_event_multiple","operator":"lte","operator_value":3,"explicit_datetime":"dStart")", "....11..");
    row(R"("performed_event_multiple","operator":"regex","operator_value":3,"explicit_datetime":"dStart")",
        "validation_error");
    row(R"("performed_event_multiple","operator_value":0,"explicit_datetime":"dStart")", "validation_error");
    row(R"("performed_event_first_time","time_value":1,"time_interval":"day")", "...1111.");
    row(R"("stopped_performing_event","time_value":7,"time_interval":"day","seq_time_value":1,"seq_time_interval":"day")",
        ".11.....");
    row(R"("stopped_performing_event","explicit_datetime":"-7d","time_value":7,"time_interval":"day","seq_time_value":1,"seq_time_interval":"day")",
        "........");
    row(R"("performed_event","time_value":2,"time_interval":"fortnight")", "validation_error");
    row(R"("performed_event","time_value":-2,"time_interval":"day")", "validation_error");
    row(R"("performed_event","time_value":9000000000000000000,"time_interval":"year")", "1111111.");
}

void EngineTest::windows()
{
    QFETCH(QByteArray, leaf);
    Project project;
    for (const char *time : {"2026-04-01T23:59:59.999Z", "2026-04-02T00:00:00.000Z", "2026-04-02T12:00:00.000Z",
                             "2026-04-08T23:59:59.999Z", "2026-04-09T11:00:00.000Z", "2026-04-09T12:00:00.000Z",
                             "2026-04-09T23:59:59.999Z", "2026-04-10T00:00:00.000Z"})
        project.add("{}", {time});
    for (oracle::Event &event : project.world().events)
        event.timeUs += event.timeUs % 1'000'000 == 999'000 ? 999 : 0;
    const std::string text =
        R"({"type":"behavioral","key":"e","event_type":"events","value":)" + leaf.toStdString() + '}';
    const Json filters{{"properties", group("OR", Json::array({group("OR", Json::array({Json::parse(text)}))}))}};
    QTEST(bytes(project.match(filters)), "expected");
}

// The clock went forward in Berlin on 2026-03-29: the day before has 24 hours, the days are those of the wall clock.
void EngineTest::windowsFollowTheZone()
{
    Project project("2026-03-30T10:00:00.000Z", "Europe/Berlin");
    project.add("{}", {"2026-03-28T22:59:59.999Z"});
    project.add("{}", {"2026-03-28T23:00:00.000Z"});
    project.add("{}", {"2026-03-30T21:59:59.999Z"});
    project.add("{}", {"2026-03-30T22:00:00.000Z"});
    const char *day =
        R"({"type":"behavioral","key":"e","event_type":"events","value":"performed_event","explicit_datetime":"-1d"})";
    QCOMPARE(bytes(project.leaf(day)), QByteArray(".11."));
    Project counted("2026-03-30T10:00:00.000Z", "Europe/Berlin");
    counted.add("{}", {"2026-03-28T11:00:00.000Z"}); // 12:00 local, exactly two wall-clock days ago: excluded
    counted.add("{}", {"2026-03-28T11:00:00.001Z"});
    const char *twoDays =
        R"({"type":"behavioral","key":"e","event_type":"events","value":"performed_event_multiple","operator_value":1,"explicit_datetime":"-2d"})";
    QCOMPARE(bytes(counted.leaf(twoDays)), QByteArray(".1"));
    const char *hours =
        R"({"type":"behavioral","key":"e","event_type":"events","value":"performed_event_multiple","operator_value":1,"explicit_datetime":"-47h"})";
    QCOMPARE(bytes(counted.leaf(hours)), QByteArray(".1"));
}

void EngineTest::regularPeriods()
{
    Project project;
    project.add("{}", {"2026-04-08T10:00:00Z", "2026-04-07T10:00:00Z", "2026-04-06T10:00:00Z"});
    project.add("{}", {"2026-04-09T10:00:00Z", "2026-04-08T10:00:00Z", "2026-04-07T10:00:00Z"}); // today does not count
    project.add("{}", {"2026-04-08T10:00:00Z", "2026-04-08T11:00:00Z", "2026-04-08T12:00:00Z"});
    project.add("{}", {"2026-04-01T10:00:00Z", "2026-04-02T00:00:00Z", "2026-04-03T23:00:00Z"});
    const auto regular = [&](const char *rest) {
        const std::string text =
            R"({"type":"behavioral","key":"e","event_type":"events","value":"performed_event_regularly",)" +
            std::string(rest) + '}';
        return bytes(project.leaf(text.c_str()));
    };
    QCOMPARE(
        regular(
            R"("operator":"gte","operator_value":1,"time_value":1,"time_interval":"day","min_periods":3,"total_periods":7)"),
        QByteArray("1..."));
    QCOMPARE(
        regular(
            R"("operator":"gte","operator_value":1,"time_value":1,"time_interval":"day","min_periods":2,"total_periods":7)"),
        QByteArray("11.1"));
    QCOMPARE(
        regular(
            R"("operator":"lte","operator_value":2,"time_value":1,"time_interval":"week","min_periods":1,"total_periods":1)"),
        QByteArray(".1.1"));
    QCOMPARE(
        regular(
            R"("operator":"exact","operator_value":3,"time_value":2,"time_interval":"day","min_periods":1,"total_periods":2)"),
        QByteArray("..1."));
    QCOMPARE(regular(R"("operator_value":1,"time_value":1,"time_interval":"day","min_periods":1,"total_periods":7)"),
             QByteArray("validation_error"));
    QCOMPARE(
        regular(
            R"("operator":"gte","operator_value":1,"time_value":1,"time_interval":"day","min_periods":8,"total_periods":7)"),
        QByteArray("validation_error"));
}

void EngineTest::sequences()
{
    Project project;
    project.add("{}", {"a=2026-04-05T10:00:00Z", "b=2026-04-06T10:00:00Z"});
    project.add("{}", {"a=2026-04-05T10:00:00Z", "b=2026-04-06T10:00:01Z"}); // a second too late
    project.add("{}", {"b=2026-04-05T10:00:00Z", "a=2026-04-05T11:00:00Z"});
    project.add("{}", {"a=2026-04-05T10:00:00Z", "b=2026-04-05T10:00:00Z"}); // one instant counts as in order
    project.add("{}", {"a=2026-04-05T10:00:00Z"});
    project.add("{}", {"a=2026-04-05T10:00:00Z", "a=2026-04-05T10:00:00Z"});
    const auto sequence = [&](const char *second) {
        const std::string text =
            R"({"type":"behavioral","key":"a","event_type":"events","value":"performed_event_sequence","time_value":30,"time_interval":"day","seq_event_type":"events","seq_time_value":1,"seq_time_interval":"day","seq_event":")" +
            std::string(second) + "\"}";
        return bytes(project.leaf(text.c_str()));
    };
    QCOMPARE(sequence("b"), QByteArray("1..1.."));
    QCOMPARE(sequence("a"), QByteArray(".....1")); // the same event twice needs two of them
}

QTEST_APPLESS_MAIN(EngineTest)
#include "tst_engine.moc"
