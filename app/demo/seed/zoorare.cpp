// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed/cohortplan.h"
#include "app/demo/seed/criteria.h"

namespace demo {

namespace {

using namespace criteria;

void add(std::vector<CohortPlan> &plans, const char *name, const Json &shape)
{
    plans.push_back(dynamicPlan(name, shape));
}

Json typed(const char *type, Json leaf)
{
    leaf["type"] = type;
    return leaf;
}

Json eventFilter(const char *key, const char *op, const Json &value)
{
    Json filter = {{"type", "event"}, {"key", key}, {"operator", op}};
    filter["value"] = value;
    return filter;
}

Json purchases(const char *behaviour, const Json &more)
{
    Json leaf = did(behaviour, "purchase", {{"explicit_datetime", "-180d"}});
    leaf.update(more);
    return leaf;
}

// Types that the server uses inside itself, and those of other places that old rows hold.
void addInternalTypes(std::vector<CohortPlan> &plans)
{
    add(plans, "Internal type: precalculated cohort", filters({typed("precalculated-cohort", inCohort(3))}));
    add(plans, "Internal types: static and dynamic",
        filters({typed("static-cohort", inCohort(2)), typed("dynamic-cohort", inCohort(3))}));
    add(plans, "Unknown leaf type: event",
        filters({typed("event", person("$browser", "exact", Json::array({"Safari"})))}));
}

// Roots that no save accepts any more (grammar 1.3).
void addOldRoots(std::vector<CohortPlan> &plans)
{
    add(plans, "Legacy: a map of properties", {{"properties", {{"email", "a@b.test"}, {"age__gt", "30"}}}});
    add(plans, "Legacy: criteria as text",
        {{"properties", jsonText(all({person("plan", "exact", Json::array({"pro"}))}))}});
    Json textual = person("plan", "exact", "free");
    textual["negation"] = "True";
    add(plans, "Legacy: negation as text", filters({textual}));
    Json listed = inCohort(1);
    listed["value"] = Json::array({1});
    add(plans, "Legacy: reference as a list", filters({listed}));
}

void addRareOperators(std::vector<CohortPlan> &plans)
{
    add(plans, "Cleaned path", filters({person("referrer", "is_cleaned_path_exact", "/pricing")}));
    add(plans, "No plan chosen from an empty list", filters({person("plan", "exact", Json::array())}));
    add(plans, "Twice, spelled eq",
        filters({purchases("performed_event_multiple", {{"operator", "eq"}, {"operator_value", 2}})}));
    const Json many =
        Json::array({eventFilter("currency", "is_set", "is_set"), eventFilter("amount", "lte", 500),
                     eventFilter("currency", "not_regex", "^X"), eventFilter("currency", "icontains", "u"),
                     eventFilter("coupon", "is_not_set", "is_not_set")});
    add(plans, "Many event filters", filters({purchases("performed_event", {{"event_filters", many}})}));
    const auto element = [](const char *key, const char *op, const char *value) {
        Json filter = eventFilter(key, op, value);
        filter["type"] = "element";
        return filter;
    };
    const Json elements =
        Json::array({element("href", "icontains", "/signup"), element("tag_name", "is_not", "button")});
    add(plans, "Followed a link to sign up",
        filters(
            {did("performed_event", "$autocapture", {{"explicit_datetime", "-90d"}, {"event_filters", elements}})}));
}

void addRareWindows(std::vector<CohortPlan> &plans)
{
    const auto within = [&](const char *name, const Json &window) {
        add(plans, name, filters({did("performed_event", "login", window)}));
    };
    within("Logged in, ever", {{"explicit_datetime", "all"}});
    within("Logged in within 90 minutes", {{"explicit_datetime", "-90M"}});
    within("Logged in since the first of the month", {{"explicit_datetime", "mStart"}});
    within("Logged in up to two weeks ago", {{"explicit_datetime", "-3m"}, {"explicit_datetime_to", "-14d"}});
    within("Logged in since a moment", {{"explicit_datetime", "2026-02-01T08:30:00+01:00"}});
}

CohortPlan filled(const char *name, const char *source, const char *status, const char *code)
{
    CohortPlan plan = listPlan(name, 0.01);
    plan.populationSource = source;
    plan.population = status;
    plan.errorCode = code;
    return plan;
}

// Runs of every source, and failed ones that cannot be retried (contract 8).
void addRareRuns(std::vector<CohortPlan> &plans)
{
    plans.push_back(filled("Import to upload again", "list", "failed", "interrupted"));
    plans.back().input = SeedInput::Gone;
    plans.push_back(filled("Import with an expired list", "list", "failed", "timeout"));
    plans.back().input = SeedInput::Expired;
    plans.push_back(filled("Users of the flag new-checkout", "feature_flag", "failed", "flag_changed"));
    plans.back().error = "flag new-checkout changed from version 3 to 4";
    plans.push_back(filled("Reconciled list", "reconcile", "completed", ""));
    plans.push_back(filled("Snapshot being taken", "filters", "running", ""));
    plans.push_back(filled("Query to be retried", "query", "retry_scheduled", "memory_limit"));
}

} // namespace

void addRarePlans(std::vector<CohortPlan> &plans)
{
    addInternalTypes(plans);
    addOldRoots(plans);
    addRareOperators(plans);
    addRareWindows(plans);
    addRareRuns(plans);
}

} // namespace demo
