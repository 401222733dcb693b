// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/filtercodec.h"
#include "models/codec/jsontext.h"
#include "models/criteria/behaviours.h"
#include "models/criteria/operators.h"
#include "models/criteria/validation.h"
#include "tests/fuzz/filterround.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QStringList>
#include <QTest>

using namespace desk;

class TestValidation final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void agreesWithTheExamples_data();
    void agreesWithTheExamples();
    void namesTheTrouble_data();
    void namesTheTrouble();
    void knowsOtherCohorts();
    void mendsWithOneClick_data();
    void mendsWithOneClick();
    void newCriteriaNeedOnlyTheirChoice();
    void listsAThousandProblemsAtMost();
    void saysWhatWasNeverSeen();
    void handlesWhatTheFuzzerFound();
};

namespace {

JsonValue json(const QByteArray &text)
{
    auto value = parseJson(text);
    return value ? *value : JsonValue();
}

//! Filters with one group of one leaf, so that a row of a table can be short.
FilterTree treeOf(const QByteArray &leaf)
{
    return decodeFilters(
        json("{\"properties\":{\"type\":\"OR\",\"values\":[{\"type\":\"AND\",\"values\":[" + leaf + "]}]}}"));
}

QStringList codesOf(const CriteriaCheck &check, Problem::Severity severity)
{
    QStringList codes;
    for (const Problem &problem : check.problems) {
        if (problem.severity == severity)
            codes.append(problem.code);
    }
    return codes;
}

const Problem *find(const CriteriaCheck &check, const QString &code)
{
    for (const Problem &problem : check.problems) {
        if (problem.code == code)
            return &problem;
    }
    return nullptr;
}

} // namespace

void TestValidation::agreesWithTheExamples_data()
{
    QTest::addColumn<QByteArray>("filters");
    QTest::addColumn<bool>("sound");
    QFile file(QStringLiteral(COHORT_DESK_SOURCE_DIR "/tests/data/filter-examples.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const JsonValue examples = json(file.readAll());
    QCOMPARE(examples.size(), 112);
    for (const JsonValue &example : examples.array())
        QTest::newRow(qPrintable(example[u"name"].toString()))
            << writeJson(example[u"filters"])
            << (example[u"save"].toString() == u"ok" && example[u"calc"].toString() == u"ok");
}

void TestValidation::agreesWithTheExamples()
{
    QFETCH(QByteArray, filters);
    CriteriaContext context;
    if (QByteArray(QTest::currentDataTag()) == "bad-self-reference")
        context.self = CohortId{1};
    const CriteriaCheck check = checkCriteria(decodeFilters(json(filters)), context);
    const QStringList errors = codesOf(check, Problem::Severity::Error);
    QCOMPARE(check.isSound, errors.isEmpty());
    QFETCH(bool, sound);
    QVERIFY2(check.isSound == sound, qPrintable(errors.join(QChar(u' '))));
    for (const Problem &problem : check.problems)
        QVERIFY(!problem.text.isEmpty() && !problem.code.isEmpty());
}

void TestValidation::namesTheTrouble_data()
{
    QTest::addColumn<QByteArray>("leaf");
    QTest::addColumn<QString>("errors");
    QTest::addColumn<QString>("warnings");
    const auto row = [](const char *name, const QByteArray &leaf, const char *errors, const char *warnings = "") {
        QTest::newRow(name) << leaf << QString::fromLatin1(errors) << QString::fromLatin1(warnings);
    };
    const auto person = [&row](const char *name, const QByteArray &op, const QByteArray &value, const char *errors,
                               const char *warnings = "") {
        row(name, "{\"type\":\"person\",\"key\":\"k\",\"operator\":\"" + op + "\",\"value\":" + value + "}", errors,
            warnings);
    };
    person("fine", "exact", "[\"a\"]", "");
    person("empty list", "exact", "[]", "", "empty_list");
    person("empty text", "icontains", "\"\"", "", "empty_field");
    person("null value", "exact", "null", "missing_member");
    person("several nots", "is_not", "[\"a\",\"b\"]", "", "list_and_missing");
    row("ends before it begins",
        R"({"type":"behavioral","key":"e","value":"performed_event","event_type":"events","explicit_datetime":"-3d","explicit_datetime_to":"-30d"})",
        "", "matches_nobody");
    row("ends on an earlier day",
        R"({"type":"behavioral","key":"e","value":"performed_event","event_type":"events","explicit_datetime":"2026-02-01","explicit_datetime_to":"2026-01-31"})",
        "", "matches_nobody");
    row("one day long",
        R"({"type":"behavioral","key":"e","value":"performed_event","event_type":"events","explicit_datetime":"2026-02-01T12:00","explicit_datetime_to":"2026-02-01"})",
        "");
    row("48 hours in a day",
        R"({"type":"behavioral","key":"e","value":"restarted_performing_event","event_type":"events","time_value":1,"time_interval":"day","seq_time_value":48,"seq_time_interval":"hour"})",
        "", "time_order");
    row("a date that is ignored",
        R"({"type":"behavioral","key":"e","value":"restarted_performing_event","event_type":"events","time_value":9,"time_interval":"day","seq_time_value":4,"seq_time_interval":"day","explicit_datetime":"-9d"})",
        "", "time_ignored");
    person("no numbers", "between", "[\"nan\",\"inf\"]", "bad_range");
    person("look-ahead", "regex", "\"(?!x)\"", "invalid_regex");
    person("one of two patterns", "not_regex", "[\"a\",\"[\"]", "invalid_regex");
    person("range as text", "between", "\"1\"", "bad_range");
    person("range of texts", "between", "[\"a\",\"b\"]", "bad_range");
    person("range of numbers in text", "between", "[\"1\",\"2\"]", "");
    person("range the wrong way", "not_between", "[2,1]", "bad_range");
    person("range of three", "between", "[1,2,3]", "bad_range");
    person("one value in a list of in", "in", "[\"a\"]", "bad_list");
    person("date that is none", "is_date_before", "\"soon\"", "bad_date");
    person("date in a list", "is_date_before", "[\"2026-01-31\"]", "");
    person("exact date that is none", "is_date_exact", "\"soon\"", "", "bad_date");
    person("distance of five digits", "is_date_after", "\"-10000d\"", "bad_date");
    person("distance of four digits", "is_date_after", "\"-9999d\"", "");
    person("date with offset", "is_date_after", "\"2026-02-01T08:30:00+02:00\"", "");
    person("version pattern", "semver_wildcard", "\"1.2\"", "bad_version");
    person("version range", "semver_tilde", "\"1\"", "bad_version");
    person("version", "semver_gte", "\"v2.4\"", "");
    person("flag operator", "flag_evaluates_to", "\"x\"", "unknown_operator");
    row("number as operator", R"({"type":"person","key":"k","operator":3,"value":"a"})", "wrong_type");
    row("number as key", R"({"type":"person","key":3,"operator":"exact","value":"a"})", "wrong_type");
    row("negation as text", R"({"type":"person","key":"k","operator":"is_set","negation":"false"})", "");
    row("negation as nonsense", R"({"type":"person","key":"k","operator":"is_set","negation":"maybe"})", "wrong_type");
    row("empty key", R"({"type":"person","key":"","operator":"is_set"})", "", "empty_field");
    row("bytecode as text", R"({"type":"person","key":"k","operator":"is_set","bytecode":"_H"})", "wrong_type");
    row("no cohort", R"({"type":"cohort","key":"id","value":null})", "missing_member");
    row("not an object", "5", "no_criterion");
    row("a nested list", "[]", "no_criterion");
    row("group without list", R"({"type":"AND","values":{}})", "bad_group");

    const auto event = [&row](const char *name, const QByteArray &members, const char *errors,
                              const char *warnings = "") {
        row(name, R"({"type":"behavioral","key":"e","event_type":"events",)" + members + "}", errors, warnings);
    };
    event("performed", R"("value":"performed_event","time_value":7,"time_interval":"day")", "");
    event("no days", R"("value":"performed_event","time_value":0,"time_interval":"day")", "number_not_positive");
    event("no days, but a date wins", R"("value":"performed_event","time_value":0,"explicit_datetime":"-7d")", "");
    event("half a day", R"("value":"performed_event","time_value":0.5,"time_interval":"day")", "wrong_type");
    event("whole float", R"("value":"performed_event","time_value":7.0,"time_interval":"day")", "");
    event("minutes", R"("value":"performed_event","time_value":5,"time_interval":"minute")", "", "minute_means_month");
    event("odd time", R"("value":"performed_event","explicit_datetime":"tomorrow")", "", "odd_time");
    event("start of month", R"("value":"performed_event","explicit_datetime":"-1mStart")", "");
    event("ignored end",
          R"("value":"performed_event","time_value":7,"time_interval":"day","explicit_datetime_to":"-1d")", "",
          "end_ignored");
    event("no count", R"("value":"performed_event_multiple","explicit_datetime":"-7d")", "dropped");
    event("count of none", R"("value":"performed_event_multiple","operator_value":0,"explicit_datetime":"-7d")",
          "number_not_positive");
    event("default count", R"("value":"performed_event_multiple","operator_value":2,"explicit_datetime":"-7d")", "");
    event("more than",
          R"("value":"performed_event_multiple","operator":"gt","operator_value":2,"explicit_datetime":"-7d")", "");
    event(
        "regularly without operator",
        R"("value":"performed_event_regularly","operator_value":1,"time_value":1,"time_interval":"day","min_periods":1,"total_periods":2)",
        "bad_count_operator");
    event(
        "regularly by the hour",
        R"("value":"performed_event_regularly","operator":"gte","operator_value":1,"time_value":1,"time_interval":"hour","min_periods":1,"total_periods":2)",
        "", "hours_of_periods");
    event(
        "inner time too long",
        R"("value":"stopped_performing_event","time_value":1,"time_interval":"week","seq_time_value":8,"seq_time_interval":"day")",
        "", "time_order");
    event(
        "stopped at a date",
        R"("value":"stopped_performing_event","time_value":9,"time_interval":"day","seq_time_value":8,"seq_time_interval":"day","explicit_datetime":"-3d")",
        "", "matches_nobody");
    event("unknown behaviour", R"("value":"danced","time_value":7,"time_interval":"day")", "unknown_behaviour");
    event(
        "filters in a sequence",
        R"("value":"performed_event_sequence","time_value":7,"time_interval":"day","seq_event":"f","seq_event_type":"events","seq_time_value":1,"seq_time_interval":"day","event_filters":[{"type":"event","key":"a","value":"1","operator":"exact"}])",
        "", "filters_ignored");
    const auto filter = [&event](const char *name, const QByteArray &condition, const char *errors,
                                 const char *warnings = "") {
        event(name, R"("value":"performed_event","explicit_datetime":"-7d","event_filters":[)" + condition + "]",
              errors, warnings);
    };
    filter("filter without value", R"({"type":"event","key":"a"})", "missing_member");
    filter("filter with null", R"({"type":"event","key":"a","value":null})", "", "empty_field");
    filter("filter of persons", R"({"type":"person","key":"a","value":"1"})", "bad_event_filter");
    filter("filter that is no object", "7", "bad_event_filter");
    filter("bad pattern in a filter", R"({"type":"event","key":"a","value":"[","operator":"regex"})", "invalid_regex");
    filter("element", R"({"type":"element","key":"text","value":"Buy","operator":"icontains"})", "");
    filter("element key", R"({"type":"element","key":"id","value":"x"})", "bad_element_key");
    filter("element operator", R"({"type":"element","key":"tag_name","value":"a","operator":"icontains"})",
           "bad_element_operator");
    filter("SQL with operator", R"({"type":"hogql","key":"1","operator":"exact"})", "extra_key");
    row("actions by name",
        R"({"type":"behavioral","key":"sign up","event_type":"actions","value":"performed_event","explicit_datetime":"-7d"})",
        "bad_action");
}

void TestValidation::namesTheTrouble()
{
    QFETCH(QByteArray, leaf);
    const CriteriaCheck check = checkCriteria(treeOf(leaf));
    QTEST(codesOf(check, Problem::Severity::Error).join(QChar(u' ')), "errors");
    QTEST(codesOf(check, Problem::Severity::Warning).join(QChar(u' ')), "warnings");
    for (const Problem &problem : check.problems)
        QCOMPARE(problem.path, (std::vector<int>{0, 0}));
}

void TestValidation::knowsOtherCohorts()
{
    CriteriaContext context;
    context.self = CohortId{9};
    context.cohort = [](CohortId id) {
        using State = CriteriaContext::CohortState;
        return id.value == 5   ? State::Missing
               : id.value == 6 ? State::LeadsBack
               : id.value == 7 ? State::Deleted
                               : State::Exists;
    };
    const auto codes = [&context](int id) {
        const CriteriaCheck check = checkCriteria(
            treeOf("{\"type\":\"cohort\",\"key\":\"id\",\"value\":" + QByteArray::number(id) + "}"), context);
        return check.problems.empty() ? QString() : check.problems.front().code;
    };
    QCOMPARE(codes(4), QString());
    QCOMPARE(codes(5), QStringLiteral("missing_cohort"));
    QCOMPARE(codes(6), QStringLiteral("cohort_loop"));
    QCOMPARE(codes(7), QStringLiteral("deleted_cohort"));
    QCOMPARE(codes(9), QStringLiteral("cohort_loop"));
}

void TestValidation::mendsWithOneClick_data()
{
    QTest::addColumn<QByteArray>("filters");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *code, const QByteArray &properties) {
        QTest::newRow(code) << QByteArray("{\"properties\":" + properties + "}") << QString::fromLatin1(code);
    };
    const QByteArray set = R"({"type":"person","key":"a","operator":"is_set"})";
    const QByteArray notSet = R"({"type":"person","key":"b","operator":"is_set","negation":true})";
    row("mixed_list", R"({"type":"AND","values":[)" + set + R"(,{"type":"OR","values":[)" + set + "]}]}");
    row("root_negated", R"({"type":"OR","values":[{"type":"AND","values":[)" + notSet + "]}]}");
    row("negated_group", R"({"type":"AND","values":[{"type":"AND","values":[)" + set +
                             R"(]},{"type":"OR","negation":true,"values":[)" + set + "]}]}");
    row("group_type_case", R"({"type":"and","values":[)" + set + "]}");
    row("extra_key",
        R"({"type":"AND","values":[{"type":"cohort","key":"id","value":3,"operator":"not_in"},)" + set + "]}");
    row("unsupported_key", R"({"type":"AND","values":[{"type":"cohort","key":"cohort_id","value":3}]})");
    row("bad_range", R"({"type":"AND","values":[{"type":"person","key":"a","operator":"between","value":[2,1]}]})");
    row("bad_list", R"({"type":"AND","values":[{"type":"person","key":"a","operator":"in","value":["x"]}]})");
    row("filters_ignored",
        R"({"type":"AND","values":[{"type":"behavioral","key":"e","event_type":"events","value":"restarted_performing_event",)"
        R"("time_value":7,"time_interval":"day","seq_time_value":1,"seq_time_interval":"day",)"
        R"("event_filters":[{"type":"event","key":"a","value":"1"}]}]})");
}

void TestValidation::mendsWithOneClick()
{
    QFETCH(QByteArray, filters);
    QFETCH(QString, code);
    FilterTree tree = decodeFilters(json(filters));
    const CriteriaCheck before = checkCriteria(tree);
    const Problem *problem = find(before, code);
    QVERIFY(problem);
    QVERIFY(!problem->fix.isEmpty());
    const auto fix = fixedBy(*problem, tree.root);
    QVERIFY(fix.has_value());
    FilterNode *place = &tree.root;
    for (const int child : fix->path)
        place = &place->children[static_cast<size_t>(child)];
    *place = fix->node;
    const CriteriaCheck after = checkCriteria(decodeFilters(encodeFilters(tree)));
    QVERIFY(!find(after, code));
    QVERIFY2(after.isSound, qPrintable(codesOf(after, Problem::Severity::Error).join(QChar(u' '))));
}

void TestValidation::newCriteriaNeedOnlyTheirChoice()
{
    for (const CriterionKind kind : criterionKinds()) {
        const FilterNode leaf = newCriterion(kind);
        QCOMPARE(criterionKindOf(leaf), std::optional(kind));
        const QByteArray text = writeJson(encodeNode(leaf));
        const CriteriaCheck check = checkCriteria(treeOf(text));
        for (const Problem &problem : check.problems) {
            const bool isChoice =
                problem.member == u"key" || problem.member == u"value" || problem.member == u"seq_event";
            QVERIFY2(isChoice, qPrintable(problem.text));
        }
        for (const CriterionKind other : criterionKinds())
            QCOMPARE(criterionKindOf(convertedCriterion(leaf, other)), std::optional(other));
    }
}

void TestValidation::listsAThousandProblemsAtMost()
{
    const QByteArray leaf = "{\"type\":\"nonsense\"},";
    const CriteriaCheck check = checkCriteria(treeOf(leaf.repeated(4999) + "{\"type\":\"nonsense\"}"));
    QVERIFY(!check.isSound);
    QCOMPARE(static_cast<qint64>(check.problems.size()) + check.unlisted, 5000);
    QCOMPARE(check.problems.size(), size_t(1000));
}

void TestValidation::saysWhatWasNeverSeen()
{
    CriteriaContext context;
    context.eventSeen = [](const QString &name) { return name != u"odd"; };
    context.personPropertySeen = [](const QString &key) { return key != u"odd"; };
    context.personValueSeen = [](const QString &, const JsonValue &value) { return value.toString() != u"odd"; };
    const auto codes = [&](const QByteArray &leaf) {
        return codesOf(checkCriteria(treeOf(leaf), context), Problem::Severity::Warning).join(QLatin1Char(' '));
    };
    const QByteArray person = R"({"type":"person","negation":false,"key":"%1","operator":"%2","value":["%3"]})";
    const auto filled = [&](const char *key, const char *op, const char *value) {
        return QString::fromUtf8(person).arg(QLatin1String(key), QLatin1String(op), QLatin1String(value)).toUtf8();
    };
    QCOMPARE(codes(filled("plan", "exact", "pro")), QString());
    QCOMPARE(codes(filled("plan", "exact", "odd")), QStringLiteral("never_seen"));
    QCOMPARE(codes(filled("plan", "icontains", "odd")), QString()); // a part of a text need not have been seen
    QCOMPARE(codes(filled("odd", "exact", "odd")), QStringLiteral("never_seen"));
    const QByteArray event = R"({"type":"behavioral","negation":false,"value":"performed_event","event_type":"events",
                                 "explicit_datetime":"-30d","key":)";
    QCOMPARE(codes(event + "\"login\"}"), QString());
    QCOMPARE(codes(event + "\"odd\"}"), QStringLiteral("never_seen"));
    QVERIFY(checkCriteria(treeOf(event + "\"odd\"}"), context).isSound);
}

void TestValidation::handlesWhatTheFuzzerFound()
{
    QDirIterator files(QStringLiteral(COHORT_DESK_SOURCE_DIR "/tests/data/fuzz/filters"), QDir::Files);
    int count = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(test::isHandled(file.readAll()), qPrintable(file.fileName()));
        ++count;
    }
    QVERIFY(count > 100);
}

QTEST_GUILESS_MAIN(TestValidation)
#include "tst_validation.moc"
