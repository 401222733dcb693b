// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed/cohortplan.h"
#include "app/demo/seed/criteria.h"

namespace demo {

namespace {

using namespace criteria;

Json recently(const char *event)
{
    return did("performed_event", event, {{"explicit_datetime", "-30d"}});
}

Json plan(const char *value)
{
    return person("plan", "exact", Json::array({value}));
}

void add(std::vector<CohortPlan> &plans, const char *name, const Json &root, const char *description = "")
{
    plans.push_back(dynamicPlan(name, tree(root), description));
}

Json nested(int depth)
{
    Json root = all({plan("pro")});
    for (int i = 0; i < depth; ++i)
        root = i % 2 == 0 ? any({root, all({person("seats", "gt", i)})}) : all({root, any({person("age", "gt", i)})});
    return root;
}

Json twentyLeaves()
{
    std::vector<Json> groups;
    for (const char *event : {"login", "purchase", "search performed", "$pageview", "report exported"}) {
        groups.push_back(
            all({recently(event), person("plan", "is_not", Json::array({"free"})), person("country", "is_set", nullptr),
                 did("performed_event_multiple", event,
                     {{"operator", "gte"}, {"operator_value", 2}, {"explicit_datetime", "-90d"}})}));
    }
    return any(groups);
}

Json wide(int leaves)
{
    std::vector<Json> values;
    for (int i = 0; i < leaves; ++i)
        values.push_back(person("seats", "exact", Json::array({std::to_string(i)})));
    return any({any(values)});
}

void addReferences(std::vector<CohortPlan> &plans)
{
    add(plans, "Staff who pay (reference)", any({all({inCohort(1), person("plan", "is_not", Json::array({"free"}))})}));
    add(plans, "Active, but not staff", any({all({inCohort(3), negated(inCohort(1))})}));
    add(plans, "Reference to a reference of a reference", any({all({inCohort(5)})}),
        "Uses cohort 5, which uses 4, which uses 3.");
    add(plans, "In a list and on the pro plan", any({all({inCohort(2), plan("pro")})}));
    add(plans, "In a cohort that is gone", any({any({inCohort(99999), plan("team")})}));
    add(plans, "In a deleted cohort", any({all({inCohort(7)})}));
    add(plans, "Not in a cohort that is gone", any({all({plan("team"), negated(inCohort(99999))})}));
}

void addNegations(std::vector<CohortPlan> &plans)
{
    add(plans, "Paying, no login this month",
        any({all({person("plan", "is_not", Json::array({"free"})), negated(recently("login"))})}));
    add(plans, "Double negative", any({all({plan("pro"), negated(person("country", "is_not", Json::array({"DE"})))})}));
    add(plans, "Everybody but (root negated)", any({any({negated(recently("purchase"))})}));
    add(plans, "Or with a negated one", all({any({negated(plan("free")), plan("pro")}), all({recently("login")})}));
}

} // namespace

void addTreePlans(std::vector<CohortPlan> &plans)
{
    add(plans, "Pro or team in Germany or France",
        all({any({plan("pro"), plan("team")}), any({person("country", "exact", Json::array({"DE", "FR"}))})}));
    add(plans, "One level only", any({plan("pro"), plan("team")}));
    add(plans, "Three levels",
        any({all({any({plan("pro"), plan("team")}), any({recently("login")})}), all({plan("enterprise")})}));
    add(plans, "Twelve levels deep", nested(12));
    add(plans, "Twenty criteria", twentyLeaves());
    add(plans, "Two hundred seats, one by one", wide(200));
    add(plans, "Same criterion twice", any({all({plan("pro"), plan("pro")})}));
    addReferences(plans);
    addNegations(plans);
    Json filtered = tree(any({all({recently("login")})}));
    filtered["filterTestAccounts"] = true;
    plans.push_back(dynamicPlan("Logged in, without our own people", filtered, "Filters out internal and test users."));
}

} // namespace demo
