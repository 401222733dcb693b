// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/filters/legacygroups.h"
#include "app/demo/filters/references.h"
#include "app/demo/filters/savecheck.h"
#include "tests/demo-engine/examples.h"

#include <QObject>
#include <QTest>

using demo::CohortFacts;
using demo::Generation;
using Json = nlohmann::json;

namespace {

QByteArray bytes(const std::string &text)
{
    return QByteArray::fromStdString(text);
}

Json tree(const Json &leaf)
{
    return {{"properties", {{"type", "AND"}, {"values", Json::array({leaf})}}}};
}

Json storedLeaf(const char *leaf, Generation generation = Generation::Newest)
{
    const demo::SaveCheck check = demo::checkFilters(tree(Json::parse(leaf)), generation);
    return check.ok() ? check.filters["properties"]["values"][0] : Json(check.error->detail);
}

Json nested(int groups)
{
    Json node{{"type", "AND"}, {"values", Json::array()}};
    for (int i = 1; i < groups; ++i) {
        Json outer{{"type", "AND"}, {"values", Json::array()}};
        outer["values"].push_back(std::move(node));
        node = std::move(outer);
    }
    Json filters;
    filters["properties"] = std::move(node);
    return filters;
}

demo::CohortLookup lookupOf(std::map<std::int64_t, CohortFacts> cohorts)
{
    return [cohorts = std::move(cohorts)](std::int64_t id) {
        const auto found = cohorts.find(id);
        return found == cohorts.end() ? std::nullopt : std::optional(found->second);
    };
}

Json refersTo(std::int64_t id)
{
    return tree({{"type", "cohort"}, {"key", "id"}, {"value", id}, {"negation", false}});
}

} // namespace

//! What the server refuses on save, in which words, and what it makes of the rest.
class SaveCheckTest : public QObject
{
    Q_OBJECT

private slots:
    void knowsTheExamples();
    void refuses_data();
    void refuses();
    void normalises_data();
    void normalises();
    void isIdempotent();
    void olderServersKnowLess();
    void survivesDepth();
    void readsJsonTexts();
    void checksGroups();
    void convertsGroups();
    void findsReferences();
    void refusesLoops();
    void namesConditionTypes();
    void checksCohortTypes();
};

void SaveCheckTest::knowsTheExamples()
{
    int seen = 0;
    for (const Json &example : filterExamples()) {
        const std::string name = example.at("name");
        const demo::SaveCheck check = demo::checkFilters(example.at("filters"));
        bool saved = check.ok();
        if (name == "bad-self-reference") // sent as a PATCH of cohort 1
            saved = saved && !demo::checkReferences(1, check.filters, lookupOf({{1, {false, false, check.filters}}}));
        QVERIFY2(saved == (example.at("save") == "ok"), (name + ": " + (saved ? "saved" : "refused")).c_str());
        ++seen;
    }
    QCOMPARE(seen, 112);
}

void SaveCheckTest::refuses_data()
{
    QTest::addColumn<QByteArray>("filters");
    QTest::addColumn<QByteArray>("attr");
    QTest::addColumn<QByteArray>("detail");
    const auto add = [](const char *name, const char *filters, const char *attr, const char *detail) {
        QTest::newRow(name) << QByteArray(filters) << QByteArray(attr) << QByteArray(detail);
    };
    const char *noProperties = "Must contain a 'properties' key with type and values";
    add("number", "5", "filters__detail", noProperties);
    add("list", "[]", "filters__detail", noProperties);
    add("empty", "{}", "filters__detail", noProperties);
    add("text", R"("hello")", "filters__detail", noProperties);
    add("root key", R"({"properties":{"type":"AND","values":[]},"version":2})", "filters",
        "[{'type': 'extra_forbidden', 'loc': ('version',), 'msg': 'Extra inputs are not permitted', 'input': 2}]");
    add("lower case", R"({"properties":{"type":"and","values":[]}})", "filters",
        "[{'type': 'union_tag_invalid', 'loc': ('properties',), 'msg': \"Input tag 'and' found using 'type' does not "
        "match any of "
        "the expected tags: 'AND', 'OR'\", 'input': {'type': 'and', 'values': []}}]");
    add("no values", R"({"properties":{"type":"AND"}})", "filters",
        "[{'type': 'missing', 'loc': ('properties', 'AND', 'values'), 'msg': 'Field required', 'input': {'type': "
        "'AND'}}]");
    add("group key", R"({"properties":{"type":"AND","values":[],"id":"x"}})", "filters",
        "[{'type': 'extra_forbidden', 'loc': ('properties', 'AND', 'id'), 'msg': 'Extra inputs are not permitted', "
        "'input': 'x'}]");
    add("leaf key",
        R"({"properties":{"type":"AND","values":[{"type":"person","key":"a","operator":"is_set","foo":true}]}})",
        "filters",
        "[{'type': 'extra_forbidden', 'loc': ('properties', 'AND', 'values', 0, 'person', 'foo'), 'msg': 'Extra inputs "
        "are not "
        "permitted', 'input': True}]");
    add("person without value",
        R"({"properties":{"type":"AND","values":[{"type":"person","key":"a","operator":"exact"}]}})", "filters",
        "Missing required keys for person filter: value");
    add("person with neither", R"({"properties":{"type":"AND","values":[{"type":"person","key":"a","value":null}]}})",
        "filters", "Missing required keys for person filter: value, operator");
    add("person without key", R"({"properties":{"type":"AND","values":[{"type":"person","operator":"is_set"}]}})",
        "filters", "Missing required keys for person filter: key");
    add("metadata without value",
        R"({"properties":{"type":"AND","values":[{"type":"person_metadata","key":"created_at","operator":"is_date_after"}]}})",
        "filters", "Missing required keys for person_metadata filter: value");
    add("behaviour",
        R"({"properties":{"type":"AND","values":[{"type":"behavioral","key":"a","value":"performed_event"}]}})",
        "filters", "Missing required keys for behavioral filter: event_type");
    add("cohort", R"({"properties":{"type":"AND","values":[{"type":"cohort","key":"id"}]}})", "filters",
        "Missing required keys for cohort filter: value");
    add("event filter without value",
        R"({"properties":{"type":"AND","values":[{"type":"behavioral","key":"a","value":"performed_event","event_type":"events","event_filters":[{"type":"event","key":"x"}]}]}})",
        "filters", "Missing required keys for behavioral filter: value");
    add("fraction",
        R"({"properties":{"type":"AND","values":[{"type":"behavioral","key":"a","value":"performed_event","event_type":"events","time_value":30.5}]}})",
        "filters",
        "[{'type': 'int_from_float', 'loc': ('properties', 'AND', 'values', 0, 'behavioral', 'time_value'), 'msg': "
        "'Input should be "
        "a valid integer, got a number with a fractional part', 'input': 30.5}]");
    add("null negation",
        R"({"properties":{"type":"AND","values":[{"type":"person","key":"a","operator":"is_set","negation":null}]}})",
        "filters",
        "[{'type': 'bool_type', 'loc': ('properties', 'AND', 'values', 0, 'person', 'negation'), 'msg': 'Input should "
        "be a valid "
        "boolean', 'input': None}]");
    add("date",
        R"({"properties":{"type":"AND","values":[{"type":"person","key":"a","operator":"is_date_after","value":"soon"}]}})",
        "filters",
        "[{'type': 'value_error', 'loc': ('properties', 'AND', 'values', 0, 'person'), 'msg': \"Value error, Invalid "
        "date value "
        "'soon' for operator 'is_date_after'\", 'input': {'key': 'a', 'operator': 'is_date_after', 'type': 'person', "
        "'value': 'soon'}}]");
    add("metadata key",
        R"({"properties":{"type":"AND","values":[{"type":"person_metadata","key":"is_identified","operator":"exact","value":1}]}})",
        "filters",
        "[{'type': 'value_error', 'loc': ('properties', 'AND', 'values', 0, 'person_metadata', 'key'), 'msg': \"Value "
        "error, "
        "Unsupported person_metadata key 'is_identified'\", 'input': 'is_identified'}]");
    add("mixed",
        R"({"properties":{"type":"AND","values":[{"type":"AND","values":[]},{"type":"person","key":"a","operator":"is_set"}]}})",
        "", "Property list cannot contain both PropertyGroup and Property objects");
    add("first of two",
        R"({"properties":{"type":"OR","values":[{"type":"cohort","key":"id"},{"type":"person","key":"a","operator":"exact"}]}})",
        "filters", "Missing required keys for cohort filter: value");
}

void SaveCheckTest::refuses()
{
    QFETCH(QByteArray, filters);
    const demo::SaveCheck check = demo::checkFilters(Json::parse(filters.toStdString()));
    QVERIFY(!check.ok());
    QTEST(bytes(check.error->attr), "attr");
    QTEST(bytes(check.error->detail), "detail");
    QCOMPARE(check.error->code, std::string("invalid_input"));
}

void SaveCheckTest::normalises_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("stored");
    const auto add = [](const char *name, const char *sent, const char *stored) {
        QTest::newRow(name) << QByteArray(sent) << QByteArray(stored);
    };
    add("negation is added", R"({"type":"person","key":"a","operator":"is_set"})",
        R"({"type":"person","key":"a","operator":"is_set","negation":false})");
    add("nulls vanish", R"({"type":"person","key":"a","operator":"is_set","value":null,"bytecode":null})",
        R"({"type":"person","key":"a","operator":"is_set","negation":false})");
    add("truths", R"({"type":"person","key":"a","operator":"is_set","negation":"true"})",
        R"({"type":"person","key":"a","operator":"is_set","negation":true})");
    add("cohort id", R"({"type":"cohort","key":"id","value":" 12 ","negation":1})",
        R"({"type":"cohort","key":"id","value":12,"negation":true})");
    add("numbers",
        R"({"type":"behavioral","key":31,"value":"performed_event_sequence","event_type":"actions","time_value":"30","seq_time_value":15.0,"seq_event":"7","min_periods":"2.0","total_periods":true,"event_filters":null})",
        R"({"type":"behavioral","key":31,"value":"performed_event_sequence","event_type":"actions","time_value":30,"seq_time_value":15,"seq_event":"7","min_periods":2,"total_periods":1,"negation":false})");
    add("event filters",
        R"({"type":"behavioral","key":"a","value":"performed_event","event_type":"events","event_filters":[{"type":"event","key":"x","value":null,"operator":null},{"type":"hogql","key":"1"}]})",
        R"({"type":"behavioral","key":"a","value":"performed_event","event_type":"events","event_filters":[{"type":"event","key":"x"},{"type":"hogql","key":"1"}],"negation":false})");
    add("single value", R"({"type":"person","key":"a","operator":"icontains","value":["x"]})",
        R"({"type":"person","key":"a","operator":"icontains","value":"x","negation":false})");
    add("single date", R"({"type":"person","key":"a","operator":"is_date_after","value":["-7d"]})",
        R"({"type":"person","key":"a","operator":"is_date_after","value":"-7d","negation":false})");
    add("exact keeps its list", R"({"type":"person","key":"a","operator":"exact","value":["x"]})",
        R"({"type":"person","key":"a","operator":"exact","value":["x"],"negation":false})");
    add("two stay a list", R"({"type":"person","key":"a","operator":"icontains","value":["x","y"]})",
        R"({"type":"person","key":"a","operator":"icontains","value":["x","y"],"negation":false})");
    add("server keys are kept",
        R"({"type":"cohort","key":"id","value":3,"bytecode":["_H",1],"conditionHash":"ab","bytecode_error":"no"})",
        R"({"type":"cohort","key":"id","value":3,"bytecode":["_H",1],"conditionHash":"ab","bytecode_error":"no","negation":false})");
}

void SaveCheckTest::normalises()
{
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, stored);
    QCOMPARE(bytes(storedLeaf(sent.constData()).dump()), bytes(Json::parse(stored.toStdString()).dump()));
}

// What was stored may be sent back unchanged, null-valued event filters apart (their value vanishes).
void SaveCheckTest::isIdempotent()
{
    for (const Json &example : filterExamples()) {
        const demo::SaveCheck once = demo::checkFilters(example.at("filters"));
        if (!once.ok())
            continue;
        const demo::SaveCheck twice = demo::checkFilters(once.filters);
        QVERIFY(twice.ok());
        QCOMPARE(bytes(twice.filters.dump()), bytes(once.filters.dump()));
    }
}

void SaveCheckTest::olderServersKnowLess()
{
    const Json accounts = Json::parse(R"({"properties":{"type":"AND","values":[]},"filterTestAccounts":true})");
    QVERIFY(demo::checkFilters(accounts, Generation::Newest).filters.at("filterTestAccounts") == true);
    QVERIFY(!demo::checkFilters(accounts, Generation::Mid).ok());
    const char *metadata = R"({"type":"person_metadata","key":"created_at","operator":"is_set"})";
    QVERIFY(storedLeaf(metadata, Generation::Mid).is_object());
    QVERIFY(storedLeaf(metadata, Generation::Older).is_string());
    const char *bounded =
        R"({"type":"behavioral","key":"a","value":"performed_event","event_type":"events","explicit_datetime":"-7d","explicit_datetime_to":"-1d"})";
    QVERIFY(storedLeaf(bounded, Generation::Mid).is_object());
    QVERIFY(storedLeaf(bounded, Generation::Older).is_string());
    const char *compiled = R"({"type":"person","key":"a","operator":"is_set","bytecode":[]})";
    QVERIFY(storedLeaf(compiled, Generation::Mid).is_object());
    QVERIFY(storedLeaf(compiled, Generation::Older).is_string());
    const char *single = R"({"type":"person","key":"a","operator":"icontains","value":["x"]})";
    QVERIFY(storedLeaf(single, Generation::Mid).at("value").is_array());
}

void SaveCheckTest::survivesDepth()
{
    QVERIFY(demo::checkFilters(nested(499)).ok());
    const demo::SaveCheck deep = demo::checkFilters(nested(10'000));
    QVERIFY(!deep.ok());
    QCOMPARE(bytes(deep.error->detail), QByteArray("The filters are nested deeper than 1000 levels"));
    Json wide{{"properties", {{"type", "OR"}, {"values", Json::array()}}}};
    for (int i = 0; i < 100'000; ++i)
        wide["properties"]["values"].push_back({{"type", "cohort"}, {"key", "id"}, {"value", i}});
    QVERIFY(demo::checkFilters(wide).ok());
}

void SaveCheckTest::readsJsonTexts()
{
    QVERIFY(demo::checkFilters(Json(R"({"properties":{"type":"AND","values":[]}})")).ok());
    QVERIFY(!demo::checkFilters(Json(R"({"properties":)")).ok());
}

void SaveCheckTest::checksGroups()
{
    const auto detail = [](const char *groups) {
        const auto error = demo::checkGroups(Json::parse(groups));
        return error ? bytes(error->detail) : QByteArray();
    };
    QCOMPARE(detail("[]"), QByteArray());
    QCOMPARE(detail(R"([{"properties":{"email":"a"}},{"event_id":"x","days":3}])"), QByteArray());
    QCOMPARE(detail("{}"), QByteArray("Groups must be a list of cohort group definitions."));
    QCOMPARE(detail(R"(["x"])"), QByteArray("Cohort group at index 0 must be an object."));
    QCOMPARE(detail(R"([{"event_id":"x"},{"days":3,"properties":[]}])"),
             QByteArray("Invalid cohort group at index 1: Cohort group needs properties or action_id or event_id"));
    QVERIFY(!detail(R"([{"event_id":"x","colour":"red"}])").isEmpty());
}

void SaveCheckTest::convertsGroups()
{
    const auto converted = [](const char *groups) {
        return bytes(demo::effectiveFilters(nullptr, Json::parse(groups)).dump());
    };
    const auto expected = [](const char *tree) { return bytes(Json::parse(tree).dump()); };
    QCOMPARE(converted("[]"), expected(R"({"properties":{}})"));
    QCOMPARE(
        converted(R"([{"event_id":"$pageview","days":0,"count":0},{"properties":{"email":"a@b.test"}}])"),
        expected(R"({"properties":{"type":"OR","values":[{"type":"AND","values":[{"type":"behavioral","key":"$pageview",
                "event_type":"events","value":"performed_event","time_interval":"day","time_value":365,"operator_value":0}]},
                {"type":"AND","values":[{"type":"person","key":"email","value":"a@b.test"}]}]}})"));
    QCOMPARE(converted(R"([{"action_id":7,"days":"3","count":2,"count_operator":"gte"}])"),
             expected(R"({"properties":{"type":"OR","values":[{"type":"AND","values":[{"type":"behavioral","key":7,
                "event_type":"actions","value":"performed_event_multiple","time_interval":"day","time_value":3,
                "operator":"gte","operator_value":2}]}]}})"));
    QCOMPARE(
        converted(R"([{"properties":[{"key":"a","type":"event","value":"x"},{"key":"b","value":"y"}]}])"),
        expected(
            R"({"properties":{"type":"OR","values":[{"type":"AND","values":[{"key":"a","type":"person","value":"x"},
                {"key":"b","type":"person","value":"y"}]}]}})"));
    QCOMPARE(converted(R"([{"label":"nothing"}])"), expected(R"({"properties":{"type":"AND","values":[]}})"));
    const Json own = refersTo(3);
    QCOMPARE(bytes(demo::effectiveFilters(own, Json::array({{{"event_id", "x"}}})).dump()), bytes(own.dump()));
}

void SaveCheckTest::findsReferences()
{
    const Json filters = Json::parse(
        R"({"properties":{"type":"OR","values":[{"type":"AND","values":[{"type":"cohort","key":"id","value":"9"},{"type":"cohort","key":"id","value":3}]},
            {"type":"AND","values":[{"type":"cohort","key":"id","value":9},{"type":"behavioral","key":"a","value":"performed_event"}]}]}})");
    QCOMPARE(demo::referencedCohorts(filters), (std::vector<std::int64_t>{9, 3}));
    QVERIFY(demo::hasBehavioral(filters));
    QVERIFY(!demo::hasBehavioral(refersTo(1)));
    QVERIFY(demo::hasConditions(refersTo(1)));
    for (const char *none : {"null", "{}", R"({"properties":{}})", R"({"properties":{"type":"AND","values":[]}})"})
        QVERIFY(!demo::hasConditions(Json::parse(none)));
}

void SaveCheckTest::refusesLoops()
{
    std::map<std::int64_t, CohortFacts> cohorts;
    for (std::int64_t id = 1; id <= 2000; ++id) // a chain: each refers to the one before, twice
        cohorts[id] = {false, false,
                       id == 1 ? tree({{"type", "person"}, {"key", "a"}, {"operator", "is_set"}}) : refersTo(id - 1)};
    const auto lookup = lookupOf(cohorts);
    QVERIFY(!demo::checkReferences(2001, refersTo(2000), lookup));
    const auto loop = demo::checkReferences(1, refersTo(2000), lookup);
    QVERIFY(loop);
    QCOMPARE(bytes(loop->detail), QByteArray("Cohorts cannot reference other cohorts in a loop."));
    QVERIFY(demo::checkReferences(7, refersTo(7), lookup));
    const auto unknown = demo::checkReferences(2001, refersTo(4711), lookup);
    QVERIFY(unknown);
    QCOMPARE(bytes(unknown->detail), QByteArray("Invalid Cohort ID in filter"));
}

void SaveCheckTest::namesConditionTypes()
{
    QVERIFY(demo::conditionType(Json::parse(R"({"properties":{}})")).is_null());
    const Json mixed = Json::parse(
        R"({"properties":{"type":"AND","values":[{"type":"person_metadata","key":"created_at"},{"type":"behavioral","key":"a","value":"stopped_performing_event"}]}})");
    QCOMPARE(bytes(demo::conditionType(mixed).dump()),
             QByteArray(R"({"behavioral":false,"cohorts":false,"lifecycle":true,"person_properties":true})"));
    QVERIFY(demo::conditionType(refersTo(1)).at("cohorts") == true);
}

void SaveCheckTest::checksCohortTypes()
{
    const CohortFacts person{false, false, tree({{"type", "person"}, {"key", "a"}, {"operator", "is_set"}})};
    const CohortFacts lifecycle{false, false,
                                tree({{"type", "behavioral"}, {"key", "a"}, {"value", "performed_event_first_time"}})};
    const CohortFacts above{false, false, refersTo(2)};
    const CohortFacts loop{false, false, refersTo(5)};
    const auto lookup = lookupOf({{1, person}, {2, lifecycle}, {5, loop}});
    const auto detail = [&](const char *sent, const CohortFacts &cohort) {
        const auto error = demo::checkCohortType(sent, cohort, 3, lookup);
        return error ? bytes(error->detail) : QByteArray();
    };
    QVERIFY(!demo::checkCohortType(nullptr, person, 3, lookup));
    QCOMPARE(detail("person_property", person), QByteArray());
    QCOMPARE(detail("realtime", person),
             QByteArray("Cohort type 'realtime' does not match the filters. Expected type: 'person_property'"));
    QCOMPARE(detail("analytical", above), QByteArray());
    QCOMPARE(detail("static", CohortFacts{true, false, {}}), QByteArray());
    QCOMPARE(detail("analytical", CohortFacts{false, true, {}}), QByteArray());
    QVERIFY(!detail("behavioral", loop).isEmpty());
    QVERIFY(!detail("behavioral", CohortFacts{false, false, refersTo(77)}).isEmpty());
    QCOMPARE(detail("sort", person), QByteArray("\"sort\" is not a valid choice."));
}

QTEST_APPLESS_MAIN(SaveCheckTest)
#include "tst_savecheck.moc"
