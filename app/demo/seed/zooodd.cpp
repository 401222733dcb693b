// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed/cohortplan.h"
#include "app/demo/seed/criteria.h"

namespace demo {

namespace {

using namespace criteria;

Json proPlan()
{
    return person("plan", "exact", Json::array({"pro"}));
}

Json without(Json leaf, const char *name)
{
    leaf.erase(name);
    return leaf;
}

Json with(Json leaf, const char *name, const Json &value)
{
    leaf[name] = value;
    return leaf;
}

Json loginWithin(const char *time)
{
    return did("performed_event", "login", {{"explicit_datetime", time}});
}

void add(std::vector<CohortPlan> &plans, const char *name, const Json &shape, const char *description = "")
{
    plans.push_back(dynamicPlan(name, shape, description));
}

void addGroups(std::vector<CohortPlan> &plans, const char *name, const Json &groups)
{
    CohortPlan plan = dynamicPlan(name, nullptr, "Defined by legacy groups.");
    plan.groups = groups;
    plans.push_back(plan);
}

void addLegacy(std::vector<CohortPlan> &plans)
{
    addGroups(plans, "Legacy: properties",
              Json::array({{{"properties", Json::array({{{"key", "plan"}, {"type", "person"}, {"value", "pro"}}})}}}));
    addGroups(plans, "Legacy: an event, three times",
              Json::array({{{"event_id", "login"}, {"days", 30}, {"count", 3}, {"count_operator", "gte"}}}));
    addGroups(plans, "Legacy: an action and a map of properties",
              Json::array({{{"action_id", 31}, {"days", 90}}, {{"properties", {{"country", "DE"}}}}}));
    add(plans, "Legacy: a flat list", {{"properties", Json::array({proPlan(), person("age", "gt", 30)})}});
    add(plans, "Legacy: lower-case group types",
        tree({{"type", "or"}, {"values", {{{"type", "and"}, {"values", Json::array({proPlan()})}}}}}));
    add(plans, "Legacy: time as text",
        filters({did("performed_event", "login", {{"time_value", "30"}, {"time_interval", "day"}})}));
    add(plans, "Legacy: no negation, no operator", filters({without(without(proPlan(), "negation"), "operator")}));
    add(plans, "Legacy: reference as text with an operator",
        filters({with(with(inCohort(1), "value", "1"), "operator", "not_in")}));
    add(plans, "Foreign keys in the tree", filters({with(with(proPlan(), "sort_key", "a1"), "label", "Plan is pro")}),
        "Kept as they were read.");
    add(plans, "With what the server adds",
        filters({with(with(proPlan(), "bytecode", {"_H", 1, 32, "pro", 32, "plan", 18446744073709551615ULL}),
                      "conditionHash", "4b1e6d0c2f9a7a55")}));
    plans.back().cohortType = "realtime";
}

void addUnknown(std::vector<CohortPlan> &plans)
{
    add(plans, "Unknown leaf type: quantum",
        filters({{{"type", "quantum"}, {"key", "spin"}, {"value", {"up", nullptr, {{"deep", true}}}}}, proPlan()}));
    add(plans, "Unknown leaf type: group", filters({{{"type", "group"}, {"key", "industry"}, {"value", "rail"}}}));
    add(plans, "Unknown operator", filters({person("name", "sounds_like", "Meyer")}));
    add(plans, "Unknown behaviour beside a known one",
        filters({did("performed_event_backwards", "login", {{"explicit_datetime", "-30d"}}), proPlan()}));
    add(plans, "Lost criterion: no time", filters({did("performed_event", "login", Json::object()), proPlan()}));
    add(plans, "Lost criterion: the only one",
        filters({did("performed_event_multiple", "login", {{"explicit_datetime", "-30d"}})}));
}

void addBroken(std::vector<CohortPlan> &plans)
{
    add(plans, "Broken regular expression", filters({person("email", "regex", "([a-z")}));
    add(plans, "Regular expression with a look-ahead", filters({person("email", "regex", "^(?!test)")}));
    add(plans, "SQL in an event filter",
        filters({did("performed_event", "login",
                     {{"explicit_datetime", "-30d"},
                      {"event_filters", {{{"type", "hogql"}, {"key", "toHour(timestamp) < 6"}}}}})}));
    add(plans, "Zero times",
        filters({did("performed_event_multiple", "login",
                     {{"operator", "gte"}, {"operator_value", 0}, {"explicit_datetime", "-30d"}})}));
    add(plans, "Bounds the wrong way round", filters({person("age", "between", Json::array({50, 40}))}));
    add(plans, "Element filter in a count",
        filters({did(
            "performed_event_multiple", "$autocapture",
            {{"operator", "gte"},
             {"operator_value", 2},
             {"explicit_datetime", "-30d"},
             {"event_filters", {{{"type", "element"}, {"key", "text"}, {"operator", "exact"}, {"value", "Buy"}}}}})}));
    add(plans, "Nothing chosen yet", {{"properties", {{"type", "AND"}, {"values", Json::array()}}}});
    add(plans, "No criteria at all", nullptr);
}

void addNamed(std::vector<CohortPlan> &plans, const char *name)
{
    add(plans, name, filters({loginWithin("-14d"), proPlan()}));
}

void addNames(std::vector<CohortPlan> &plans)
{
    addNamed(plans, "");
    std::string longName = "A very long name ";
    while (longName.size() < 400)
        longName += "and longer ";
    addNamed(plans, longName.substr(0, 400).c_str());
    addNamed(plans, "عملاء الخطة الاحترافية (تجريبي)");
    addNamed(plans, "لקוחות משלמים – mixed עברית and English");
    addNamed(plans, "<b>Bold</b> & \"quoted\", with, commas; =1+1");
    addNamed(plans, "Two\nlines\tand a tab");
    addNamed(plans, "  blanks around  ");
    addNamed(plans, "👩‍🚀 Emoji 🎉 and Z͑ͫa̴l̡g͉o");
    addNamed(plans, "Newsletter");
    addNamed(plans, "Newsletter");
    addNamed(plans, "12345");
    addNamed(plans, "x");
    plans.back().name.reset();
    plans.back().description = std::string(990, 'd') + " end";
}

void addStates(std::vector<CohortPlan> &plans)
{
    const auto inState = [&plans](const char *name, SeedState state, const char *code = "", const char *error = "") {
        CohortPlan plan = dynamicPlan(name, filters({loginWithin("-30d"), proPlan()}));
        plan.state = state;
        plan.errorCode = code;
        plan.error = error;
        plans.push_back(plan);
    };
    inState("Never calculated", SeedState::Never);
    inState("Calculating for the first time", SeedState::FirstCalculation);
    inState("Calculating again", SeedState::Calculating);
    inState("Failing: busy", SeedState::Failing, "capacity", "Code: 202. Too many simultaneous queries");
    inState("Failing: timeout", SeedState::Failing, "timeout", "Code: 159. Timeout exceeded: elapsed 600.2 seconds");
    inState("Failing: memory", SeedState::Failing, "memory_limit", "Code: 241. Memory limit (for query) exceeded");
    inState("Failing: too large", SeedState::Failing, "query_size", "Code: 62. Max query size exceeded");
    inState("Failing: interrupted", SeedState::Failing, "interrupted", "worker was shut down");
    inState("Failing: unknown", SeedState::Failing, "unknown",
            "AttributeError: 'NoneType' object has no attribute 'id'");
    inState("Recovered from a timeout", SeedState::Recovered, "timeout", "Code: 159. Timeout exceeded");
    inState("Deleted: old onboarding", SeedState::Deleted);
}

} // namespace

void addOddPlans(std::vector<CohortPlan> &plans)
{
    addLegacy(plans);
    addUnknown(plans);
    addBroken(plans);
    addNames(plans);
    addStates(plans);
}

} // namespace demo
