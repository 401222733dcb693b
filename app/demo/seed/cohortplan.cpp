// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed/cohortplan.h"

#include "app/demo/seed/criteria.h"

namespace demo {

using namespace criteria;

CohortPlan dynamicPlan(std::string name, Json filters, std::string description)
{
    CohortPlan plan;
    plan.name = std::move(name);
    plan.filters = std::move(filters);
    plan.description = std::move(description);
    return plan;
}

CohortPlan listPlan(std::string name, double share, std::string description)
{
    CohortPlan plan = dynamicPlan(std::move(name), nullptr, std::move(description));
    plan.source = MemberSource::List;
    plan.share = share;
    return plan;
}

// The ids 1 to 10; criteria, flags, insights and test-account filters name them.
void addFirstPlans(std::vector<CohortPlan> &plans)
{
    const Json paying = person("plan", "is_not", Json::array({"free"}));
    plans.push_back(listPlan("Our own people", 0.004, "Staff and their test accounts."));
    plans.push_back(listPlan("Webinar attendees, spring", 0.05));
    plans.push_back(dynamicPlan("Active this month",
                                filters({did("performed_event", "login", {{"explicit_datetime", "-30d"}})}),
                                "Logged in at least once in the last thirty days."));
    plans.push_back(dynamicPlan("Active and paying", filters({inCohort(3), paying})));
    plans.push_back(dynamicPlan("Active, paying, with a team", filters({inCohort(4), person("seats", "gt", "10")}),
                                "References two deep."));
    plans.push_back(
        dynamicPlan("Beta testers (in a flag)", filters({person("is_admin", "exact", Json::array({"true"}))})));
    plans.push_back(listPlan("Deleted: campaign of last year", 0.08));
    plans.back().state = SeedState::Deleted;
    plans.push_back(
        dynamicPlan("New navigation group", filters({person("country", "exact", Json::array({"US", "GB"}))})));
    plans.push_back(listPlan("Experiment: short sign-up", 0.1, "Exposure cohort of two experiments."));
    plans.back().experiments = Json::array({3, 8});
    plans.push_back(dynamicPlan("Paying customers", filters({paying})));
}

} // namespace demo
