// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed/worldseed.h"
#include "app/demo/server/keys.h"
#include "app/demo/world/world.h"

namespace demo {

namespace {

Json cohortFilter(std::int64_t id)
{
    return {{"type", "cohort"}, {"key", "id"}, {"value", id}, {"operator", "in"}};
}

Json flagJson(std::int64_t id, const char *key, const char *name, bool active, std::int64_t cohort, Micros now)
{
    const Json plan = {{"type", "person"}, {"key", "plan"}, {"operator", "exact"}, {"value", Json::array({"pro"})}};
    const Json properties = cohort > 0 ? Json::array({cohortFilter(cohort)}) : Json::array({plan});
    return {
        {"id", id},
        {"key", key},
        {"name", name},
        {"active", active},
        {"deleted", false},
        {"filters",
         {{"groups", Json::array({{{"properties", properties}, {"rollout_percentage", 100}, {"variant", nullptr}}})},
          {"multivariate", nullptr},
          {"payloads", Json::object()}}},
        {"created_by", 1},
        {"created_at", timestampText(now - id * 20 * MicrosPerDay)}};
}

Json insightJson(const WorldSeed &wanted, std::int64_t id, const Json &name, const Json &source, Micros now)
{
    return {{"id", id},         {"short_id", derivedText(wanted.seed, "insight" + std::to_string(id), 8)},
            {"name", name},     {"derived_name", "Pageview count"},
            {"deleted", false}, {"query", {{"kind", "InsightVizNode"}, {"source", source}}},
            {"created_by", 2},  {"created_at", timestampText(now - id * 9 * MicrosPerDay)}};
}

Json trends(const Json &more)
{
    Json source = {{"kind", "TrendsQuery"},
                   {"series", Json::array({{{"kind", "EventsNode"}, {"event", "$pageview"}, {"math", "dau"}}})}};
    source.update(more);
    return source;
}

void addFlags(World &world, std::int64_t cohorts)
{
    const Micros now = world.clock.instant();
    const auto add = [&](std::int64_t id, const char *key, const char *name, bool active, std::int64_t cohort) {
        if (cohort <= cohorts)
            world.documents.add("feature_flag", MainProject, flagJson(id, key, name, active, cohort, now));
    };
    add(1, "new-checkout", "New checkout", true, 6);
    add(2, "new-nav", "", true, 8);
    add(3, "spring-banner", "Spring banner", false, 2);
    add(4, "pro-reports", "Reports for the pro plan", true, 0);
}

void addInsights(World &world, const WorldSeed &wanted)
{
    const Micros now = world.clock.instant();
    const auto add = [&](std::int64_t id, const Json &name, const Json &source, std::int64_t cohort) {
        if (cohort <= wanted.cohorts)
            world.documents.add("insight", MainProject, insightJson(wanted, id, name, source, now));
    };
    add(1, "Weekly actives who pay", trends({{"properties", Json::array({cohortFilter(4)})}}), 4);
    add(2, "Page views by cohort",
        trends({{"breakdownFilter", {{"breakdown_type", "cohort"}, {"breakdown", Json::array({10, 3, "all"})}}}}), 10);
    add(3, nullptr, trends({{"properties", Json::array({cohortFilter(10)})}}), 10);
    add(4, "Sign-ups", trends(Json::object()), 0);
    // More than the refusal of a deletion can list.
    for (std::int64_t id = 5; id < 12; ++id)
        add(id, "Retention, board " + std::to_string(id - 4), trends({{"properties", Json::array({cohortFilter(2)})}}),
            2);
}

} // namespace

void seedUses(World &world, const WorldSeed &wanted)
{
    addFlags(world, wanted.cohorts);
    addInsights(world, wanted);
}

} // namespace demo
