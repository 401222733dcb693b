// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/engine/selector.h"
#include "app/demo/filters/savecheck.h"
#include "tests/demo-engine/examples.h"
#include "tests/demo-engine/project.h"

#include <QObject>
#include <QTest>

using oracle::Json;

namespace {

const char *leafOfA = R"({"type":"person","key":"a","operator":"is_set"})";
const char *leafOfB = R"({"type":"person","key":"b","operator":"is_set"})";

Json negated(const char *leaf)
{
    Json json = Json::parse(leaf);
    json["negation"] = true;
    return json;
}

Json deep(int levels)
{
    Json node = group("AND", Json::array({Json::parse(leafOfA)}));
    for (int i = 1; i < levels; ++i) {
        Json outer{{"type", "AND"}, {"values", Json::array()}};
        outer["values"].push_back(std::move(node));
        node = std::move(outer);
    }
    Json filters;
    filters["properties"] = std::move(node);
    return filters;
}

} // namespace

//! Single facts of whole criteria, their references and stored forms, and what must not bring the engine down.
class TreesTest : public QObject
{
    Q_OBJECT

private slots:
    void knowsTheExamples();
    void combines();
    void readsStoredForms();
    void readsLegacyGroups();
    void namesDroppedLeaves();
    void leavesTestAccountsOut();
    void missingCohortsMatchNobody();
    void actionsMatch();
    void selectors_data();
    void selectors();
    void matchesLists();
    void searches();
    void surrendersToHugeCriteria();
    void endsInTime();
};

void TreesTest::knowsTheExamples()
{
    oracle::World world = makeWorld(3, 40);
    world.nowUs = at("2026-04-09T12:00:00.000Z");
    const EngineWorld engine(world);
    for (const Json &example : filterExamples()) {
        const std::string name = example.at("name");
        const demo::SaveCheck check = demo::checkFilters(example.at("filters"));
        if (!check.ok() || name == "bad-self-reference")
            continue;
        const demo::Evaluation found = demo::evaluate(check.filters, Json::array(), engine.surroundings());
        std::string verdict = !found.ok() ? "fails" : found.dropped.empty() ? "ok" : "loses-leaf";
        if (name.find("hogql") != std::string::npos) { // the demo knows no SQL
            QCOMPARE(bytes(found.errorCode), QByteArray("validation_error"));
            QVERIFY(found.error.find("SQL") != std::string::npos);
            verdict = "ok";
        }
        QVERIFY2(example.at("calc") == verdict, (name + ": " + verdict + ' ' + found.error).c_str());
        if (name == "tree-empty-root")
            QCOMPARE(bytes(found.errorCode), QByteArray("no_properties"));
        if (name == "bad-regex")
            QCOMPARE(bytes(found.errorCode), QByteArray("invalid_regex"));
    }
}

void TreesTest::combines()
{
    Project project;
    project.add(R"({"a":1})");
    project.add(R"({"b":1})");
    project.add(R"({"a":1,"b":1})");
    project.add("{}");
    const Json a = Json::parse(leafOfA);
    const Json b = Json::parse(leafOfB);
    const auto match = [&](const Json &root) { return bytes(project.match({{"properties", root}})); };
    QCOMPARE(match(group("AND", Json::array({a, b}))), QByteArray("..1."));
    QCOMPARE(match(group("OR", Json::array({a, b}))), QByteArray("111."));
    QCOMPARE(match(group("AND", Json::array({a, negated(leafOfB)}))), QByteArray("1..."));
    QCOMPARE(match(group("AND", Json::array({negated(leafOfA)}))), QByteArray("validation_error"));
    QCOMPARE(match(group("OR", Json::array({a, negated(leafOfB)}))), QByteArray("validation_error"));
    const Json mixed = group("OR", Json::array({a, negated(leafOfB)}));
    QCOMPARE(match(group("AND", Json::array({group("AND", Json::array({b})), mixed}))), QByteArray("..1."));
    QCOMPARE(match(group("AND",
                         Json::array({group("AND", Json::array({a})), group("AND", Json::array({negated(leafOfA)}))}))),
             QByteArray("...."));
    QCOMPARE(match(group("AND", Json::array({group("AND", Json::array()), group("AND", Json::array({a}))}))),
             QByteArray("validation_error"));
    QCOMPARE(match(group("AND", Json::array({group("AND", Json::array({a})), b}))), QByteArray("validation_error"));
}

void TreesTest::readsStoredForms()
{
    Project project;
    project.add(R"({"a":"x","b":1})");
    project.add(R"({"a":"y"})");
    const auto match = [&](const char *filters) { return bytes(project.match(Json::parse(filters))); };
    for (const char *empty : {"null", "{}", R"({"properties":{}})", R"({"properties":[]})", R"({"properties":null})",
                              R"({"properties":{"type":"OR","values":[]}})", R"({"properties":"not json"})"})
        QCOMPARE(match(empty), QByteArray("no_properties"));
    QCOMPARE(
        match(
            R"({"properties":[{"key":"a","type":"person","value":"x"},{"key":"b","type":"person","operator":"is_set"}]})"),
        QByteArray("1."));
    QCOMPARE(match(R"({"properties":[{"key":"a","value":"x"}]})"), QByteArray("validation_error"));
    QCOMPARE(match(R"({"properties":{"a":"x"}})"), QByteArray("validation_error"));
    QCOMPARE(
        match(R"({"properties":"{\"type\":\"or\",\"values\":[{\"key\":\"a\",\"type\":\"person\",\"value\":\"y\"}]}"})"),
        QByteArray(".1"));
    QCOMPARE(match(R"({"properties":{"type":"XOR","values":[{"key":"a","type":"person","value":"y"}]}})"),
             QByteArray("validation_error"));
    QCOMPARE(match(R"({"properties":{"type":"AND","values":[5]}})"), QByteArray("validation_error"));
    QCOMPARE(match(R"({"properties":5})"), QByteArray("validation_error"));
    QCOMPARE(
        match(
            R"({"properties":{"type":"AND","values":[{"key":"a","type":"person","value":"x","operator":"exact","negation":"True"},{"key":"a","type":"person","operator":"is_set"}]}})"),
        QByteArray(".1"));
}

void TreesTest::readsLegacyGroups()
{
    Project project;
    project.add(R"({"email":"a@b.test"})", {"2026-04-01T10:00:00Z"});
    project.add("{}", {"2026-04-01T10:00:00Z", "2026-04-02T10:00:00Z"});
    project.add("{}");
    const auto match = [&](const char *groups) { return bytes(project.match(nullptr, Json::parse(groups))); };
    QCOMPARE(match(R"([{"event_id":"e","days":30}])"), QByteArray("11."));
    QCOMPARE(match(R"([{"event_id":"e","days":3}])"), QByteArray("..."));
    QCOMPARE(match(R"([{"event_id":"e","count":2,"count_operator":"gte"}])"), QByteArray(".1."));
    QCOMPARE(match(R"([{"properties":{"email":"a@b.test"}},{"event_id":"e","count":2}])"), QByteArray("11."));
    QCOMPARE(match(R"([{"label":"x"}])"), QByteArray("no_properties"));
}

void TreesTest::namesDroppedLeaves()
{
    Project project;
    project.add(R"({"a":1})");
    const Json lost =
        Json::parse(R"({"type":"behavioral","key":"e","event_type":"events","value":"performed_event_multiple"})");
    const EngineWorld engine(project.world());
    const demo::Evaluation found = demo::evaluate(
        {{"properties", group("OR", Json::array({group("AND", Json::array({Json::parse(leafOfA), lost}))}))}},
        Json::array(), engine.surroundings());
    QVERIFY(found.ok());
    QCOMPARE(found.dropped.size(), std::size_t(1));
    QCOMPARE(bytes(found.dropped.front().path), QByteArray("properties.values[0].values[1]"));
    QCOMPARE(bytes(found.dropped.front().reason), QByteArray("missing operator_value"));
    QCOMPARE(found.members.count(), 1U);
    QCOMPARE(found.figures.leaves, 1U);
    QCOMPARE(found.figures.readRows, std::int64_t(1));
}

void TreesTest::leavesTestAccountsOut()
{
    Project project;
    project.add(R"({"a":1,"email":"x@test.com"})");
    project.add(R"({"a":1})");
    project.add(R"({"email":"y@other.com"})");
    project.world().testAccountFilters = Json::parse(
        R"([{"type":"person","key":"email","operator":"not_icontains","value":"@test.com"},{"type":"event","key":"$host","operator":"is_set"}])");
    Json filters = Project::treeOf(Json::array({Json::parse(leafOfA)}));
    QCOMPARE(bytes(project.match(filters)), QByteArray("11."));
    filters["filterTestAccounts"] = true;
    QCOMPARE(bytes(project.match(filters)), QByteArray(".1."));
    filters["properties"]["values"][0]["negation"] = true; // with a positive sibling the root is no complement
    QCOMPARE(bytes(project.match(filters)), QByteArray("..1"));
}

void TreesTest::missingCohortsMatchNobody()
{
    Project project;
    project.add(R"({"a":1})");
    project.add("{}");
    project.world().cohorts[7] = {1};
    const auto cohort = [](const Json &id, bool negation) {
        return Json{{"type", "cohort"}, {"key", "id"}, {"value", id}, {"negation", negation}};
    };
    const auto match = [&](const Json &leaf) {
        return bytes(project.match(Project::treeOf(Json::array({Json::parse(leafOfA), leaf}))));
    };
    QCOMPARE(match(cohort(7, true)), QByteArray("1."));
    QCOMPARE(match(cohort("7", false)), QByteArray(".."));
    QCOMPARE(match(cohort(8, true)), QByteArray("..")); // the negation is lost with the cohort
    QCOMPARE(match(cohort(Json::array({7}), false)), QByteArray("validation_error"));
}

void TreesTest::actionsMatch()
{
    Project project;
    project.add("{}", {"$pageview=2026-04-09T10:00:00Z"}, R"({"$current_url":"https://x.test/docs_a%"})");
    project.add("{}", {"$pageview=2026-04-09T10:00:00Z"}, R"({"$current_url":"https://x.test/Docs"})");
    demo::ActionStep docs;
    docs.event = "$pageview";
    docs.url = "docs_a%";
    demo::ActionStep expression;
    expression.url = "Docs$";
    expression.urlMatching = demo::StepMatching::Regex;
    project.world().actions = {{1, "Docs", false, {docs}},
                               {2, "Either", false, {docs, expression}},
                               {3, "Gone", true, {docs}},
                               {4, "None", false, {}}};
    const auto performed = [&](const char *key, const char *value) {
        const std::string text =
            R"({"type":"behavioral","event_type":"actions","explicit_datetime":"-7d","operator_value":1,"key":)" +
            std::string(key) + ",\"value\":\"" + value + "\"}";
        return bytes(project.leaf(text.c_str()));
    };
    QCOMPARE(performed("1", "performed_event"), QByteArray("1."));
    QCOMPARE(performed("\"2\"", "performed_event"), QByteArray("11"));
    QCOMPARE(performed("3", "performed_event"), QByteArray(".."));
    QCOMPARE(performed("9", "performed_event"), QByteArray(".."));
    QCOMPARE(performed("4", "performed_event"), QByteArray("11"));
    QCOMPARE(performed("4", "performed_event_multiple"), QByteArray("validation_error"));
    QCOMPARE(performed("\"x\"", "performed_event"), QByteArray("validation_error"));
}

void TreesTest::selectors_data()
{
    QTest::addColumn<QByteArray>("selector");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char *selector, bool matches) {
        QTest::addRow("%s", selector) << QByteArray(selector) << matches;
    };
    row("a", true);
    row("*", true);
    row("nav", true); // any element of the chain
    row("nav a", true);
    row("nav > a", false);
    row("li>a.link.big", true);
    row("a.link.small", false);
    row("#home", true);
    row("a#home[data-role=\"x y\"]", true);
    row("[data-role]", true);
    row("[data-role='z']", false);
    row("li:nth-child(2) > a", true);
    row("li:nth-child(3) a", false);
    row("a nav", false);
}

void TreesTest::selectors()
{
    QFETCH(QByteArray, selector);
    const demo::ElementChain chain = demo::readElements(
        R"([{"tag_name":"a","attr_class":"link big","attr_id":"home","attributes":{"attr__data-role":"x y"}},
            {"tag_name":"li","nth_child":2},{"tag_name":"ul"},{"tag_name":"nav"}])");
    const auto parsed = demo::Selector::parse(selector.toStdString());
    QVERIFY(parsed);
    QTEST(parsed->matches(chain), "matches");
    for (const char *wrong : {"", " ", ">", "a >", "a..b", "[x", "a:hover", "a[x=\"]", "p{}"})
        QVERIFY2(!demo::Selector::parse(wrong), wrong);
}

void TreesTest::matchesLists()
{
    Project project;
    project.add(R"({"plan":"pro","email":"a@x.test"})");
    project.add(R"({"plan":"free"})");
    project.add("{}");
    project.world().cohorts[7] = {0, 2};
    const EngineWorld engine(project.world());
    const auto match = [&](const char *json) {
        return bytes(project.shown(demo::matchPersons(Json::parse(json), engine.surroundings())));
    };
    QCOMPARE(match("[]"), QByteArray("111"));
    QCOMPARE(match("null"), QByteArray("111"));
    QCOMPARE(match("[{}]"), QByteArray("111"));
    QCOMPARE(match(R"([{"key":"plan","value":"pro","type":"person"}])"), QByteArray("1.."));
    QCOMPARE(match(R"([{"key":"plan","value":["pro"],"operator":"is_not"}])"), QByteArray(".11"));
    QCOMPARE(match(R"([{"type":"cohort","key":"id","value":7}])"), QByteArray("1.1"));
    QCOMPARE(match(R"([{"type":"cohort","key":"id","value":"7","operator":"not_in"}])"), QByteArray(".1."));
    QCOMPARE(match(R"([{"type":"cohort","key":"id","value":7,"negation":true},{"key":"plan","operator":"is_set"}])"),
             QByteArray(".1."));
    QCOMPARE(match(R"({"type":"OR","values":[{"key":"plan","value":"free"},{"type":"cohort","key":"id","value":7}]})"),
             QByteArray("111"));
    QCOMPARE(match(R"([{"type":"cohort","key":"id","value":8}])"), QByteArray("unknown_cohort"));
    QCOMPARE(match(R"([{"type":"behavioral","key":"e","value":"performed_event"}])"), QByteArray("unsupported_type"));
    QCOMPARE(match(R"([{"key":"plan","operator":"regex","value":"[a"}])"), QByteArray("invalid_regex"));
    QCOMPARE(match("5"), QByteArray("validation_error"));
    QCOMPARE(match("[5]"), QByteArray("validation_error"));
}

void TreesTest::searches()
{
    Project project;
    project.add(R"({"email":"Ann@Example.org"})");
    project.add(R"({"name":"ANNA \"q\""})");
    project.add(R"({"name":null,"other":"ann"})");
    const EngineWorld engine(project.world());
    const auto search = [&](const char *text) {
        return bytes(project.shown(demo::searchPersons(text, engine.columns())));
    };
    QCOMPARE(search(""), QByteArray("111"));
    QCOMPARE(search("  "), QByteArray("111"));
    QCOMPARE(search(" ann "), QByteArray("11."));
    QCOMPARE(search("a \"Q"), QByteArray(".1."));
    QCOMPARE(search("distinct-3"), QByteArray("..1"));
    QCOMPARE(search("00000002-A"), QByteArray(".1."));
    QCOMPARE(search("%"), QByteArray("..."));
}

void TreesTest::surrendersToHugeCriteria()
{
    Project project;
    project.add(R"({"a":1})");
    QCOMPARE(bytes(project.match(deep(450))), QByteArray("1"));
    QCOMPARE(bytes(project.match(deep(10'000))), QByteArray("query_size"));
    Json wide{{"properties", group("OR", Json::array())}};
    for (int i = 0; i < 100'000; ++i)
        wide["properties"]["values"].push_back(Json::parse(leafOfA));
    QCOMPARE(bytes(project.match(wide)), QByteArray("query_size"));
    QCOMPARE(bytes(project.match({{"properties", std::string(50'000, '[')}})), QByteArray("no_properties"));
}

void TreesTest::endsInTime()
{
    Project project;
    project.add(R"({"a":1})");
    const EngineWorld engine(project.world());
    demo::Surroundings around = engine.surroundings();
    around.timeLimit = std::chrono::milliseconds(-1);
    const Json filters = Project::treeOf(Json::array({Json::parse(leafOfA)}));
    QCOMPARE(bytes(demo::evaluate(filters, {}, around).errorCode), QByteArray("timeout"));
    around.timeLimit = std::chrono::milliseconds(60'000);
    around.cancelled = [] { return true; };
    QCOMPARE(bytes(demo::evaluate(filters, {}, around).errorCode), QByteArray("interrupted"));
}

QTEST_APPLESS_MAIN(TreesTest)
#include "tst_trees.moc"
