// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/routes/sqlqueries.h"

#include "app/demo/columns/columns.h"
#include "app/demo/life/querymembers.h"
#include "app/demo/server/apierror.h"
#include "app/demo/world/world.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>
#include <string_view>

namespace demo {

namespace {

constexpr std::int64_t MostRows = 50'000;
constexpr std::int64_t MostDays = 100'000;

// A query and what it is answered from.
struct Asked
{
    const SqlQuery &query;
    const World &world;

    const std::string &text() const { return query.text; }
    const Columns &columns() const { return world.projects.at(query.project).people->columns(); }
    const Json &value(const char *name) const
    {
        const auto found = query.values.find(name);
        if (found == query.values.end())
            throw invalid(std::string("Unresolved placeholder: {") + name + "}");
        return *found;
    }
    std::string textValue(const char *name) const
    {
        const Json &found = value(name);
        return found.is_string() ? found.get<std::string>() : std::string();
    }
    std::set<std::string, std::less<>> texts(const char *name) const
    {
        std::set<std::string, std::less<>> texts;
        for (const Json &entry : value(name))
            if (entry.is_string())
                texts.insert(entry.get<std::string>());
        return texts;
    }
};

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
std::optional<SqlRows> personsByEmail(const Asked &asked)
{
    std::int64_t limit = 0;
    static const RE2 pattern(
        R"(SELECT toString\(id\) AS pid, lower\(toString\(properties\.email\)\) AS email FROM persons WHERE has\(\{emails\}, lower\(toString\(properties\.email\)\)\) LIMIT (\d+))");
    if (!RE2::FullMatch(asked.text(), pattern, &limit))
        return {};
    const auto emails = asked.texts("emails");
    SqlRows rows{{{"pid", "String"}, {"email", "Nullable(String)"}}};
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
std::optional<SqlRows> personsByDistinctId(const Asked &asked)
{
    std::int64_t limit = 0;
    static const RE2 pattern(
        R"(SELECT toString\(person_id\) AS pid, distinct_id FROM person_distinct_ids WHERE has\(\{ids\}, distinct_id\) LIMIT (\d+))");
    if (!RE2::FullMatch(asked.text(), pattern, &limit))
        return {};
    SqlRows rows{{{"pid", "String"}, {"distinct_id", "String"}}};
    for (const std::string &id : asked.texts("ids"))
        if (const auto person = asked.columns().persons().byDistinctId(id))
            rows.rows.push_back({asked.columns().persons().uuid(*person), id});
    cut(rows.rows, limit);
    return rows;
}

// (c)
std::optional<SqlRows> knownPersons(const Asked &asked)
{
    std::int64_t limit = 0;
    std::string ids;
    static const RE2 pattern(
        R"(SELECT toString\(id\) AS pid FROM persons WHERE id IN \(('[0-9a-f-]{36}'(?:, '[0-9a-f-]{36}')*)\) LIMIT (\d+))");
    if (!RE2::FullMatch(asked.text(), pattern, &ids, &limit))
        return {};
    SqlRows rows{{{"pid", "String"}}};
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
std::optional<SqlRows> countOfCohorts(const Asked &asked)
{
    constexpr std::string_view start = "SELECT count() AS n FROM persons WHERE ";
    if (!asked.text().starts_with(start))
        return {};
    const auto members =
        membersOfExpression(std::string_view(asked.text()).substr(start.size()), asked.query.project, asked.world);
    if (!members)
        return {};
    return SqlRows{{{"n", "UInt64"}}, Json::array({Json::array({members->count()})})};
}

// (f)
std::optional<SqlRows> personsOfCohorts(const Asked &asked)
{
    std::string expression;
    std::int64_t limit = 0;
    static const RE2 pattern(
        R"(SELECT toString\(id\) AS pid FROM persons WHERE (.+) AND toString\(id\) > \{after\} ORDER BY toString\(id\) ASC LIMIT (\d+))");
    if (!RE2::FullMatch(asked.text(), pattern, &expression, &limit))
        return {};
    const auto members = membersOfExpression(expression, asked.query.project, asked.world);
    if (!members)
        return {};
    const std::string after = asked.textValue("after");
    std::vector<std::string_view> uuids;
    members->forEach([&](std::uint32_t person) {
        const std::string_view uuid = asked.columns().persons().uuid(person);
        if (uuid > after)
            uuids.push_back(uuid);
    });
    const std::size_t most =
        std::min(uuids.size(), static_cast<std::size_t>(std::clamp<std::int64_t>(limit, 0, MostRows)));
    std::partial_sort(uuids.begin(), uuids.begin() + static_cast<std::ptrdiff_t>(most), uuids.end());
    SqlRows rows{{{"pid", "String"}}};
    for (std::size_t i = 0; i < most; ++i)
        rows.rows.push_back({uuids[i]});
    return rows;
}

struct EventTimes
{
    std::int64_t count = 0, first = 0, last = 0;

    void add(std::int64_t time)
    {
        first = count++ == 0 ? time : std::min(first, time);
        last = std::max(last, time);
    }
};

std::map<std::string, EventTimes> eventTimes(const Asked &asked, std::int64_t since)
{
    std::map<std::string, EventTimes> found;
    const auto person = asked.columns().persons().byUuid(asked.textValue("person"));
    const auto names = asked.texts("events");
    if (!person)
        return found;
    const EventTable &events = asked.columns().events();
    for (auto event = events.begin(*person); event < events.begin(*person + 1); ++event)
        if (events.timeUs(event) >= since && names.count(events.name(event)) > 0)
            found[std::string(events.name(event))].add(events.timeUs(event));
    return found;
}

// ISO 8601 in the project's zone, with its offset (contract 13.9.5).
std::string zonedText(std::int64_t time, const Zone &zone)
{
    const std::int64_t offset = (zone.toLocal(time) - time) / MicrosPerSecond / 60;
    std::string text = timestampText(time + offset * 60 * MicrosPerSecond);
    if (offset == 0)
        return text;
    std::array<char, 8> suffix{};
    std::snprintf(suffix.data(), suffix.size(), "%c%02d:%02d", offset < 0 ? '-' : '+',
                  static_cast<int>(std::abs(offset) / 60 % 100), static_cast<int>(std::abs(offset) % 60));
    text.replace(text.size() - 1, 1, suffix.data());
    return text;
}

// (h)
std::optional<SqlRows> eventsOfPerson(const Asked &asked)
{
    std::int64_t days = 0;
    static const RE2 pattern(
        R"(SELECT event, count\(\) AS n, max\(timestamp\) AS last_at, min\(timestamp\) AS first_at FROM events WHERE person_id = \{person\} AND has\(\{events\}, event\) AND timestamp >= now\(\) - INTERVAL (\d+) DAY GROUP BY event ORDER BY event ASC LIMIT 100)");
    if (!RE2::FullMatch(asked.text(), pattern, &days))
        return {};
    SqlRows rows{{{"event", "String"}, {"n", "UInt64"}, {"last_at", "DateTime64"}, {"first_at", "DateTime64"}}};
    const Zone &zone = asked.world.projects.at(asked.query.project).zone;
    const std::int64_t since = asked.world.clock.instant() - std::min(days, MostDays) * MicrosPerDay;
    for (const auto &[name, times] : eventTimes(asked, since))
        rows.rows.push_back({name, times.count, zonedText(times.last, zone), zonedText(times.first, zone)});
    return rows;
}

} // namespace

std::optional<SqlRows> answerSql(const SqlQuery &query, const World &world)
{
    const Asked asked{query, world};
    for (const auto answer :
         {personsByEmail, personsByDistinctId, knownPersons, countOfCohorts, personsOfCohorts, eventsOfPerson})
        if (auto rows = answer(asked))
            return rows;
    return {};
}

} // namespace demo
