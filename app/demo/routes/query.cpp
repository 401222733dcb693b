// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/columns/columns.h"
#include "app/demo/life/identifiers.h"
#include "app/demo/life/querymembers.h"
#include "app/demo/routes/routes.h"
#include "app/demo/server/apierror.h"
#include "app/demo/server/router.h"
#include "app/demo/world/world.h"

#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <set>

// POST query/: exactly the bodies of contract 13.9.6, everything else is a clear 400.

namespace demo {

namespace {

constexpr std::int64_t MostRows = 50'000;
constexpr const char *NotOurs = "This demo server answers only the queries of its built-in list.";
constexpr const char *NoOffset =
    "OFFSET is not supported on queries made with a personal API key. For pagination, use keyset pagination on the "
    "`timestamp` column, e.g. `WHERE timestamp > :last_seen_timestamp ORDER BY timestamp LIMIT N`. For bulk data "
    "extraction, use batch exports: https://posthog.com/docs/cdp/batch-exports";

struct Asked
{
    std::string text; // the SQL on one line
    Json values;
    std::int64_t project;
    const World &world;

    const Columns &columns() const { return world.projects.at(project).people->columns(); }
    std::vector<std::string> list(const char *name) const
    {
        std::vector<std::string> texts;
        for (const Json &value : values.value(name, Json::array()))
            if (value.is_string())
                texts.push_back(value.get<std::string>());
        return texts;
    }
};

// Rows of an answer with the names and types of their columns.
struct Rows
{
    std::vector<std::pair<std::string, std::string>> columns;
    Json rows = Json::array();
};

std::string oneLine(const std::string &text)
{
    std::string line;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!blank || (!line.empty() && line.back() != ' '))
            line += blank ? ' ' : c;
    }
    if (!line.empty() && line.back() == ' ')
        line.pop_back();
    return line;
}

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

void cut(Json &rows, std::int64_t limit)
{
    const auto most = static_cast<std::size_t>(std::clamp<std::int64_t>(limit, 0, MostRows));
    if (rows.size() > most)
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(most), rows.end());
}

// What ClickHouse's toString makes of the JSON of a property.
std::optional<std::string> propertyText(const Columns &columns, std::uint32_t person, const char *key)
{
    const std::string_view json = columns.persons().property(person, key);
    if (json.empty() || json == "null")
        return {};
    const Json value = Json::parse(json, nullptr, false);
    return value.is_string() ? value.get<std::string>() : std::string(json);
}

// (a)
std::optional<Rows> personsByEmail(const Asked &asked)
{
    std::int64_t limit = 0;
    static const RE2 pattern(
        R"(SELECT toString\(id\) AS pid, lower\(toString\(properties\.email\)\) AS email FROM persons WHERE has\(\{emails\}, lower\(toString\(properties\.email\)\)\) LIMIT (\d+))");
    if (!RE2::FullMatch(asked.text, pattern, &limit))
        return {};
    const auto list = asked.list("emails");
    const std::set<std::string> emails(list.begin(), list.end());
    Rows rows{{{"pid", "String"}, {"email", "Nullable(String)"}}};
    const Columns &columns = asked.columns();
    for (std::uint32_t person = 0; person < columns.personCount(); ++person) {
        const auto email = propertyText(columns, person, "email");
        if (email && emails.count(lowered(*email)) > 0)
            rows.rows.push_back({columns.persons().uuid(person), lowered(*email)});
    }
    cut(rows.rows, limit);
    return rows;
}

// (b)
std::optional<Rows> personsByDistinctId(const Asked &asked)
{
    std::int64_t limit = 0;
    static const RE2 pattern(
        R"(SELECT toString\(person_id\) AS pid, distinct_id FROM person_distinct_ids WHERE has\(\{ids\}, distinct_id\) LIMIT (\d+))");
    if (!RE2::FullMatch(asked.text, pattern, &limit))
        return {};
    Rows rows{{{"pid", "String"}, {"distinct_id", "String"}}};
    const auto list = asked.list("ids");
    for (const std::string &id : std::set<std::string>(list.begin(), list.end()))
        if (const auto person = asked.columns().persons().byDistinctId(id))
            rows.rows.push_back({asked.columns().persons().uuid(*person), id});
    cut(rows.rows, limit);
    return rows;
}

// (c)
std::optional<Rows> knownPersons(const Asked &asked)
{
    std::int64_t limit = 0;
    std::string ids;
    static const RE2 pattern(
        R"(SELECT toString\(id\) AS pid FROM persons WHERE id IN \(('[0-9a-f-]{36}'(?:, '[0-9a-f-]{36}')*)\) LIMIT (\d+))");
    if (!RE2::FullMatch(asked.text, pattern, &ids, &limit))
        return {};
    Rows rows{{{"pid", "String"}}};
    static const RE2 each("'([0-9a-f-]{36})'");
    re2::StringPiece left(ids);
    std::string uuid;
    std::set<std::string> seen;
    while (RE2::FindAndConsume(&left, each, &uuid))
        if (seen.insert(uuid).second && asked.columns().persons().byUuid(uuid))
            rows.rows.push_back({uuid});
    cut(rows.rows, limit);
    return rows;
}

// (d) and (e)
std::optional<Rows> countOfCohorts(const Asked &asked)
{
    constexpr std::string_view start = "SELECT count() AS n FROM persons WHERE ";
    if (!asked.text.starts_with(start))
        return {};
    const auto members =
        membersOfExpression(std::string_view(asked.text).substr(start.size()), asked.project, asked.world);
    if (!members)
        return {};
    return Rows{{{"n", "UInt64"}}, Json::array({Json::array({members->count()})})};
}

// (f)
std::optional<Rows> personsOfCohorts(const Asked &asked)
{
    std::string expression;
    std::int64_t limit = 0;
    static const RE2 pattern(
        R"(SELECT toString\(id\) AS pid FROM persons WHERE (.+) AND toString\(id\) > \{after\} ORDER BY toString\(id\) ASC LIMIT (\d+))");
    if (!RE2::FullMatch(asked.text, pattern, &expression, &limit))
        return {};
    const auto members = membersOfExpression(expression, asked.project, asked.world);
    if (!members)
        return {};
    const std::string after = asked.values.value("after", std::string());
    std::vector<std::string_view> uuids;
    members->forEach([&](std::uint32_t person) {
        const std::string_view uuid = asked.columns().persons().uuid(person);
        if (uuid > after)
            uuids.push_back(uuid);
    });
    const std::size_t most =
        std::min(uuids.size(), static_cast<std::size_t>(std::clamp<std::int64_t>(limit, 0, MostRows)));
    std::partial_sort(uuids.begin(), uuids.begin() + static_cast<std::ptrdiff_t>(most), uuids.end());
    Rows rows{{{"pid", "String"}}};
    for (std::size_t i = 0; i < most; ++i)
        rows.rows.push_back({uuids[i]});
    return rows;
}

struct EventTimes
{
    std::int64_t count = 0, first = 0, last = 0;
};

// (h)
std::optional<Rows> eventsOfPerson(const Asked &asked)
{
    std::int64_t days = 0;
    static const RE2 pattern(
        R"(SELECT event, count\(\) AS n, max\(timestamp\) AS last_at, min\(timestamp\) AS first_at FROM events WHERE person_id = \{person\} AND has\(\{events\}, event\) AND timestamp >= now\(\) - INTERVAL (\d+) DAY GROUP BY event ORDER BY event ASC LIMIT 100)");
    if (!RE2::FullMatch(asked.text, pattern, &days))
        return {};
    Rows rows{{{"event", "String"},
               {"n", "UInt64"},
               {"last_at", "DateTime64(6, 'UTC')"},
               {"first_at", "DateTime64(6, 'UTC')"}}};
    const auto person = asked.columns().persons().byUuid(asked.values.value("person", std::string()));
    const auto list = asked.list("events");
    const std::set<std::string, std::less<>> names(list.begin(), list.end());
    std::map<std::string, EventTimes> found;
    const EventTable &events = asked.columns().events();
    const std::int64_t since = asked.world.clock.instant() - days * MicrosPerDay;
    for (auto event = person ? events.begin(*person) : 0; person && event < events.begin(*person + 1); ++event) {
        const std::int64_t time = events.timeUs(event);
        if (time < since || names.count(events.name(event)) == 0)
            continue;
        EventTimes &times = found[std::string(events.name(event))];
        times.first = times.count++ == 0 ? time : std::min(times.first, time);
        times.last = std::max(times.last, time);
    }
    for (const auto &[name, times] : found)
        rows.rows.push_back({name, times.count, timestampText(times.last), timestampText(times.first)});
    return rows;
}

bool saysOffset(const std::string &text)
{
    std::string outside = text;
    RE2::GlobalReplace(&outside, R"('(?:[^'\\]|\\.)*')", "''");
    return RE2::PartialMatch(outside, R"((?i)\boffset\b)");
}

Json answerBody(const Rows &rows, const Asked &asked, bool actors)
{
    Json names = Json::array(), types = Json::array();
    for (const auto &[name, type] : rows.columns) {
        names.push_back(name);
        types.push_back(actors ? Json(type) : Json::array({name, type}));
    }
    return {{"results", rows.rows},
            {"columns", names},
            {"types", types},
            {"hasMore", nullptr},
            {"limit", nullptr},
            {"offset", nullptr},
            {"query", asked.text},
            {"hogql", asked.text},
            {"error", nullptr},
            {"timings", nullptr},
            {"is_cached", false},
            {"last_refresh", timestampText(asked.world.clock.instant())},
            {"cache_key", "cache_demo"},
            {"timezone", "UTC"},
            {"query_status", nullptr}};
}

Reply answerHogQl(const Json &query, const Request &request, const World &world)
{
    const Json text = query.value("query", Json());
    if (!text.is_string())
        throw ApiError{400, "validation_error", "parse_error",
                       "1 validation error for QueryRequest: query.query must be a text"};
    const Asked asked{oneLine(text.get<std::string>()), query.value("values", Json::object()), request.projectId,
                      world};
    if (saysOffset(asked.text))
        throw invalid(NoOffset);
    for (const auto answer :
         {personsByEmail, personsByDistinctId, knownPersons, countOfCohorts, personsOfCohorts, eventsOfPerson})
        if (const auto rows = answer(asked))
            return jsonReply(answerBody(*rows, asked, false));
    throw invalid(NotOurs);
}

// (g)
Reply answerActors(const Json &query, const Request &request, const World &world)
{
    if (query.value("select", Json()) != Json::array({"count()"}))
        throw invalid(NotOurs);
    const Evaluation found =
        matchPersons(query.value("properties", Json::array()), world.surroundings(request.projectId));
    if (found.errorCode == "unsupported_type")
        throw ApiError{400, "validation_error", "parse_error", "1 validation error for QueryRequest: " + found.error};
    if (found.errorCode == "unknown_cohort")
        throw invalid("Could not find cohort with ID " + found.error);
    if (!found.ok())
        throw invalid(found.error);
    const Asked asked{"", Json::object(), request.projectId, world};
    Json body = answerBody({{{"count()", "UInt64"}}, Json::array({Json::array({found.members.count()})})}, asked, true);
    body["hasMore"] = false;
    body["limit"] = query.value("limit", 100);
    body["offset"] = query.value("offset", 0);
    body["missing_actors_count"] = 0;
    return jsonReply(body);
}

Reply answerQuery(const Request &request, const World &world)
{
    const Json query = request.readBody().fields.value("query", Json());
    const Json kind = query.is_object() ? query.value("kind", Json()) : Json();
    if (kind == "HogQLQuery")
        return answerHogQl(query, request, world);
    if (kind == "ActorsQuery")
        return answerActors(query, request, world);
    if (kind.is_string() && kind != "")
        throw invalid(NotOurs);
    throw ApiError{400, "validation_error", "parse_error",
                   "1 validation error for QueryRequest: query.kind is missing"};
}

} // namespace

void addQueryRoutes(Router &router, World &world)
{
    router.on("POST", "api/projects/{project}/query", {"query:read"},
              [&world](const Request &request) { return answerQuery(request, world); });
}

} // namespace demo
