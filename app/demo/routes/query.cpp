// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/engine/engine.h"
#include "app/demo/life/closedtables.h"
#include "app/demo/life/querymembers.h"
#include "app/demo/routes/cutoffsql.h"
#include "app/demo/routes/routes.h"
#include "app/demo/routes/sqlqueries.h"
#include "app/demo/server/apierror.h"
#include "app/demo/server/router.h"
#include "app/demo/world/world.h"

#include <re2/re2.h>

// POST query/: exactly the bodies of contract 13.9.6, everything else is a clear 400.

namespace demo {

namespace {

constexpr const char *NoOffset =
    "OFFSET is not supported on queries made with a personal API key. For pagination, use keyset pagination on the "
    "`timestamp` column, e.g. `WHERE timestamp > :last_seen_timestamp ORDER BY timestamp LIMIT N`. For bulk data "
    "extraction, use batch exports: https://posthog.com/docs/cdp/batch-exports";

ApiError misfit(const std::string &what)
{
    return parseError("1 validation error for QueryRequest: " + what);
}

bool saysOffset(const std::string &text)
{
    std::string outside = text;
    RE2::GlobalReplace(&outside, R"('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`)", "''");
    return RE2::PartialMatch(outside, R"((?i)\boffset\b)");
}

std::string zoneName(std::int64_t project, const World &world)
{
    const Json *found = world.documents.find("project", 0, project);
    return found ? found->value("timezone", std::string("UTC")) : "UTC";
}

// What answers of both kinds have beside their rows (contract 13.9.5).
Json answerBody(const SqlRows &rows, const std::string &text, std::int64_t project, const World &world)
{
    Json names = Json::array(), types = Json::array();
    for (const auto &[name, type] : rows.columns) {
        names.push_back(name);
        types.push_back(Json::array({name, type}));
    }
    return {{"results", rows.rows},
            {"columns", std::move(names)},
            {"types", std::move(types)},
            {"hasMore", nullptr},
            {"limit", nullptr},
            {"offset", nullptr},
            {"query", text},
            {"hogql", text},
            {"error", nullptr},
            {"timings", nullptr},
            {"is_cached", false},
            {"last_refresh", timestampText(world.clock.instant())},
            {"cache_key", "cache_demo"},
            {"timezone", zoneName(project, world)},
            {"query_status", nullptr}};
}

// What the engine refuses before it looks for the query in the list (contract 13.9.5).
void checkSql(const std::string &text, const World &world)
{
    if (saysOffset(text))
        throw invalid(NoOffset);
    if (world.generation == Generation::Newest && isCutOff(text))
        throw invalid("Unexpected end of query. Check for a missing closing bracket, quote, or clause.");
    if (const auto table = closedTableIn(text))
        throw invalid("You don't have access to table `" + *table + "`.", {}, "table_access_denied");
}

Reply answerHogQl(const Json &query, const Request &request, const World &world)
{
    const Json text = query.value("query", Json());
    if (!text.is_string())
        throw misfit("query.query must be a text");
    SqlQuery asked{oneLine(text.get<std::string>()), query.value("values", Json()), request.projectId};
    if (asked.values.is_null())
        asked.values = Json::object();
    if (!asked.values.is_object())
        throw misfit("query.values must be an object");
    checkSql(asked.text, world);
    const auto rows = answerSql(asked, world);
    if (!rows)
        throw invalid(NotBuiltIn);
    return jsonReply(answerBody(*rows, asked.text, request.projectId, world));
}

// The persons of one list of filters of an ActorsQuery; its mistakes as the real server words them.
Members actorsMatching(const Json &properties, std::int64_t project, const World &world)
{
    const Evaluation found = matchPersons(properties, world.surroundings(project));
    if (found.errorCode == "unsupported_type")
        throw misfit(found.error);
    if (found.errorCode == "unknown_cohort")
        throw invalid("Could not find cohort with ID " + found.error);
    if (!found.ok())
        throw invalid(found.error);
    return found.members;
}

// `properties`, `fixedProperties` and `search` all apply (contract 13.9.4).
Members actorsOf(const Json &query, std::int64_t project, const World &world)
{
    Members members = actorsMatching(query.value("properties", Json::array()), project, world);
    members &= actorsMatching(query.value("fixedProperties", Json::array()), project, world);
    if (const Json search = query.value("search", Json()); search.is_string() && search != "")
        members &= *world.projects.at(project).people->search(search.get<std::string>());
    return members;
}

Json numberOr(const Json &query, const char *name, int standard)
{
    const Json found = query.value(name, Json());
    if (!found.is_null() && !found.is_number_integer())
        throw misfit(std::string("query.") + name + " must be an integer");
    return found.is_null() ? Json(standard) : found;
}

// (g)
Reply answerActors(const Json &query, const Request &request, const World &world)
{
    if (query.value("select", Json()) != Json::array({"count()"}))
        throw invalid(NotBuiltIn);
    const Json limit = numberOr(query, "limit", 100), offset = numberOr(query, "offset", 0);
    const Json count = actorsOf(query, request.projectId, world).count();
    const SqlRows rows{{{"count()", "UInt64"}}, Json::array({Json::array({count})})};
    Json body = answerBody(rows, "SELECT count() FROM persons", request.projectId, world);
    body["types"] = Json::array({"UInt64"}); // flat here, pairs in the other kind
    body["hasMore"] = false;
    body["limit"] = limit;
    body["offset"] = offset;
    body["missing_actors_count"] = 0;
    return jsonReply(body);
}

Reply answerQuery(const Request &request, const World &world)
{
    const Json query = request.readBody().fields.value("query", Json());
    const Json kind = query.is_object() ? query.value("kind", Json()) : Json();
    if (!kind.is_string() || kind == "")
        throw misfit("query.kind is missing");
    const auto path = request.captures.find("kind");
    if (path != request.captures.end() && kind != path->second)
        throw invalid("Query kind mismatch: path kind \"" + path->second + "\" does not match body kind \"" +
                      kind.get<std::string>() + "\".");
    if (kind == "HogQLQuery")
        return answerHogQl(query, request, world);
    if (kind == "ActorsQuery")
        return answerActors(query, request, world);
    if (kind == "SavedInsightNode") // in the schema, but nothing that runs
        throw invalid("Unsupported query kind: SavedInsightNode");
    throw invalid(NotBuiltIn);
}

} // namespace

void addQueryRoutes(Router &router, World &world)
{
    const auto answer = [&world](const Request &request) { return answerQuery(request, world); };
    // Every query is answered at once, so none is there to be polled or cancelled.
    const auto unknown = [](const Request &) -> Reply { throw notFound(); };
    for (const std::string scope : {"projects", "environments"}) {
        const std::string path = "api/" + scope + "/{project}/query";
        router.on("POST", path, {"query:read"}, answer);
        router.on("GET", path + "/{kind}", {"query:read"}, unknown);
        router.on("DELETE", path + "/{kind}", {"query:read"}, unknown);
        if (world.traits.population)
            router.on("POST", path + "/{kind}", {"query:read"}, answer);
    }
}

} // namespace demo
