// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/cohorts/activitytable.h"
#include "app/demo/cohorts/calculationtable.h"
#include "app/demo/cohorts/cohortjson.h"
#include "app/demo/life/uses.h"
#include "app/demo/routes/routes.h"
#include "app/demo/server/apierror.h"
#include "app/demo/server/paging.h"
#include "app/demo/server/router.h"
#include "app/demo/world/world.h"

#include <algorithm>

namespace demo {

namespace {

constexpr std::int64_t ActivityRows = 10;
constexpr std::size_t MostUses = 100;

Json activityUser(const ActivityRow &row, const World &world)
{
    const Json user = userBasic(world, row.userId);
    if (user.is_null())
        return {{"first_name", "System"}, {"email", nullptr}, {"is_system", true}};
    return {{"first_name", user.value("first_name", "")}, {"email", user.value("email", Json())}};
}

Json activityJson(const ActivityRow &row, const World &world)
{
    return {{"user", activityUser(row, world)},
            {"activity", row.activity},
            {"scope", "Cohort"},
            {"item_id", std::to_string(row.cohortId)},
            {"detail", row.detail},
            {"created_at", timestampText(row.createdAt)}};
}

Reply activityPage(const Request &request, World &world, std::optional<std::int64_t> cohort)
{
    const std::int64_t limit = request.limit(ActivityRows);
    const std::int64_t page = std::max<std::int64_t>(1, request.query.integer("page").value_or(1));
    return world.store.read([&](Database &database) {
        const std::int64_t total = countActivity(database, request.projectId, cohort);
        if (page > 1 && (page - 1) > (total - 1) / limit)
            throw notFound("Invalid page.");
        Json rows = Json::array();
        for (const ActivityRow &row : readActivity(database, request.projectId, cohort, limit, (page - 1) * limit))
            rows.push_back(activityJson(row, world));
        const PageLinks links = numberedLinks(request, limit, page, total);
        return jsonReply(
            {{"results", std::move(rows)}, {"next", links.next}, {"previous", links.previous}, {"total_count", total}});
    });
}

template<typename Value>
Json orNull(const std::optional<Value> &value)
{
    return value ? Json(*value) : Json();
}

// The sum of one figure over the queries; null without queries.
Json total(const Json &queries, const char *figure)
{
    if (!queries.is_array() || queries.empty())
        return nullptr;
    std::int64_t sum = 0;
    for (const Json &query : queries)
        sum += query.value(figure, std::int64_t(0));
    return sum;
}

Json calculationJson(const CalculationRow &row, const GenerationTraits &traits)
{
    const bool queried = row.queries.is_array() && !row.queries.empty();
    const Json first = queried ? row.queries.front() : Json::object();
    const auto length = static_cast<double>(row.finishedAt.value_or(row.startedAt) - row.startedAt);
    Json body = {{"id", row.id},
                 {"filters", row.filters},
                 {"count", orNull(row.count)},
                 {"started_at", timestampText(row.startedAt)},
                 {"finished_at", timeJson(row.finishedAt)},
                 {"queries", row.queries},
                 {"error", orNull(row.error)},
                 {"duration_seconds", row.finishedAt ? Json(length / static_cast<double>(MicrosPerSecond)) : Json()},
                 {"is_completed", row.finishedAt.has_value()},
                 {"is_successful", row.finishedAt.has_value() && !row.error},
                 {"total_query_ms", total(row.queries, "query_ms")},
                 {"total_memory_mb", total(row.queries, "memory_mb")},
                 {"total_read_rows", total(row.queries, "read_rows")},
                 {"total_written_rows", total(row.queries, "written_rows")},
                 {"main_query", first.value("query", Json())}};
    if (traits.mainQueryId)
        body["main_query_id"] = first.value("query_id", Json());
    return body;
}

Reply calculationPage(const Request &request, World &world)
{
    const std::int64_t id = request.id("cohort");
    if (!world.cohorts->find(request.projectId, id))
        throw notFound();
    const std::int64_t limit = request.limit(), offset = request.offset();
    return world.store.read([&](Database &database) {
        const std::int64_t count = countCalculations(database, id);
        Json rows = Json::array();
        for (const CalculationRow &row : readCalculations(database, id, limit, offset))
            rows.push_back(calculationJson(row, world.traits));
        const PageLinks links = relativeLinks(limit, offset, count);
        return jsonReply(
            {{"results", std::move(rows)}, {"count", count}, {"next", links.next}, {"previous", links.previous}});
    });
}

Json block(Json rows)
{
    const std::size_t count = rows.size();
    if (count > MostUses)
        rows.erase(rows.begin() + MostUses, rows.end());
    return {{"results", std::move(rows)}, {"total", count}, {"has_more", count > MostUses}};
}

Json picked(const std::vector<Json> &documents, std::initializer_list<const char *> fields)
{
    Json rows = Json::array();
    for (const Json &document : documents) {
        Json row = Json::object();
        for (const char *field : fields)
            row[field] = document.value(field, Json());
        rows.push_back(std::move(row));
    }
    return rows;
}

Reply usedIn(const Request &request, World &world)
{
    const std::int64_t id = request.id("cohort");
    if (!world.cohorts->find(request.projectId, id))
        throw notFound();
    const Uses uses = usesOf(request.projectId, id, world);
    Json cohorts = Json::array();
    for (const std::int64_t other : uses.cohorts)
        cohorts.push_back({{"id", other}, {"name", cohortName(request.projectId, other, world)}});
    Json insights = picked(uses.insights, {"id", "short_id"});
    for (std::size_t i = 0; i < insights.size(); ++i)
        insights[i]["name"] = insightName(uses.insights[i]);
    return jsonReply({{"feature_flags", block(picked(uses.flags, {"id", "key", "name"}))},
                      {"insights", block(std::move(insights))},
                      {"cohorts", block(std::move(cohorts))}});
}

} // namespace

void addCohortHistoryRoutes(Router &router, World &world)
{
    router.on("GET", "api/projects/{project}/cohorts/activity", {"activity_log:read"},
              [&world](const Request &request) { return activityPage(request, world, {}); });
    router.on("GET", "api/projects/{project}/cohorts/{cohort}/activity", {"activity_log:read"},
              [&world](const Request &request) {
                  const std::int64_t id = request.id("cohort");
                  if (!world.cohorts->find(request.projectId, id))
                      throw emptyNotFound();
                  return activityPage(request, world, id);
              });
    router.on("GET", "api/projects/{project}/cohorts/{cohort}/calculation_history", {"cohort:read"},
              [&world](const Request &request) { return calculationPage(request, world); });
    if (world.traits.usedIn)
        router.on("GET", "api/projects/{project}/cohorts/{cohort}/used_in", {"cohort:read"},
                  [&world](const Request &request) { return usedIn(request, world); });
}

} // namespace demo
