// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed/cohortplan.h"
#include "app/demo/seed/criteria.h"

namespace demo {

namespace {

using namespace criteria;

CohortPlan imported(const char *name, double share, std::int64_t total, std::int64_t unmatched)
{
    CohortPlan plan = listPlan(name, share, "Uploaded as CSV.");
    plan.importTotal = total;
    plan.importUnmatched = unmatched;
    plan.population = "completed";
    return plan;
}

CohortPlan running(const char *name, const char *status, const char *code = "")
{
    CohortPlan plan = listPlan(name, 0.01);
    plan.population = status;
    plan.errorCode = code;
    return plan;
}

CohortPlan queried(const char *name, const Json &query)
{
    CohortPlan plan = listPlan(name, 0);
    plan.source = MemberSource::Query;
    plan.population = "completed";
    plan.populationSource = "query";
    plan.query = query;
    return plan;
}

} // namespace

void addStaticPlans(std::vector<CohortPlan> &plans)
{
    plans.push_back(listPlan("Empty list", 0));
    plans.push_back(listPlan("Everybody we had", 1, "All persons of the project."));
    plans.push_back(listPlan("Half of everybody", 0.5));
    plans.push_back(listPlan("A handful", 0.001));
    CohortPlan snapshot = listPlan("Snapshot: paying in Germany", 0, "From criteria; they are no longer evaluated.");
    snapshot.source = MemberSource::Snapshot;
    snapshot.population = "completed";
    snapshot.populationSource = "filters";
    snapshot.filters =
        filters({person("plan", "is_not", Json::array({"free"})), person("country", "exact", Json::array({"DE"}))});
    plans.push_back(snapshot);
    plans.push_back(queried("Query: members of another cohort",
                            {{"kind", "ActorsQuery"},
                             {"select", Json::array({"id"})},
                             {"properties", Json::array({Json{{"type", "cohort"}, {"key", "id"}, {"value", 10}}})}}));
    plans.push_back(queried(
        "Query: active, but not staff",
        {{"kind", "HogQLQuery"}, {"query", "SELECT id FROM persons WHERE (id IN COHORT 3 AND id NOT IN COHORT 1)"}}));
    plans.push_back(imported("Trade fair Leipzig", 0.02, 120, 20));
    plans.push_back(imported("Imported: nobody matched", 0, 48, 48));
    plans.push_back(imported("Imported: everybody matched", 0.03, 150, 0));
    plans.push_back(running("Import waiting", "pending"));
    plans.push_back(running("Import running", "running"));
    plans.push_back(running("Import to be retried", "retry_scheduled", "capacity"));
    plans.push_back(running("Import failed", "failed", "timeout"));
    plans.push_back(running("Import abandoned", "abandoned"));
}

} // namespace demo
