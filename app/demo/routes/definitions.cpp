// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/routes/routes.h"
#include "app/demo/routes/valuelist.h"
#include "app/demo/server/apierror.h"
#include "app/demo/server/paging.h"
#include "app/demo/server/router.h"
#include "app/demo/world/world.h"

#include <QString>

#include <algorithm>
#include <set>

namespace demo {

namespace {

constexpr std::size_t MostEventValues = 10;
constexpr Micros ValueDays = 7 * MicrosPerDay;

QString folded(const std::string &text)
{
    return QString::fromStdString(text).toCaseFolded();
}

bool nameContains(const Json &definition, const std::string &search)
{
    return folded(definition.value("name", std::string())).contains(folded(search).trimmed());
}

std::set<std::string> nameList(const Request &request, const char *field, bool json)
{
    const std::string text = request.query.value(field).value_or(std::string());
    std::set<std::string> names;
    if (json) {
        const Json list = text.empty() ? Json::array() : parseJson(text);
        if (!list.is_array())
            throw invalid(std::string("`") + field + "` must be a list", field);
        for (const Json &name : list)
            names.insert(name.is_string() ? name.get<std::string>() : jsonText(name));
        return names;
    }
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find(',', start), text.size());
        names.insert(text.substr(start, end - start));
        start = end + 1;
    }
    return names;
}

// The field `_events` is for the server alone: on which events the property was seen.
bool isSeenOn(const Json &definition, const std::set<std::string> &events)
{
    const Json seen = definition.value("_events", Json::array());
    return std::any_of(seen.begin(), seen.end(),
                       [&](const Json &event) { return events.count(event.get<std::string>()) > 0; });
}

bool isWantedProperty(const Json &definition, const Request &request, const std::set<std::string> &names,
                      const std::set<std::string> &excluded)
{
    const std::string name = definition.value("name", std::string());
    if ((!names.empty() && names.count(name) == 0) || excluded.count(name) > 0)
        return false;
    if (request.query.isTrue("is_numerical") && !definition.value("is_numerical", false))
        return false;
    if (request.query.isTrue("is_feature_flag") && name.rfind("$feature/", 0) != 0)
        return false;
    return nameContains(definition, request.query.value("search").value_or(std::string()));
}

Json shownProperty(Json definition, const std::set<std::string> &events)
{
    definition["is_seen_on_filtered_events"] = events.empty() ? Json() : Json(isSeenOn(definition, events));
    definition.erase("_events");
    definition.erase("_type");
    return definition;
}

struct PropertyChoice
{
    std::string type;
    std::set<std::string> events;
    bool onlySeen = false;
};

PropertyChoice propertyChoice(const Request &request)
{
    PropertyChoice choice;
    choice.type = request.query.value("type").value_or("event");
    if (choice.type != "event" && choice.type != "person" && choice.type != "group" && choice.type != "session")
        throw invalid("\"" + choice.type + "\" is not a valid choice.", "type", "invalid_choice");
    if (choice.type == "group" && !request.query.value("group_type_index"))
        throw invalid("`group_type_index` must be set for `group` type");
    if (choice.type != "event" && request.query.value("event_names"))
        throw invalid("`event_names` can only be set for `event` type");
    choice.events = nameList(request, "event_names", true);
    choice.onlySeen = request.query.isTrue("filter_by_event_names");
    return choice;
}

std::vector<Json> wantedProperties(const Request &request, const World &world, bool isVirtual)
{
    const PropertyChoice choice = propertyChoice(request);
    const std::set<std::string> names = nameList(request, "properties", false);
    const std::set<std::string> excluded = nameList(request, "excluded_properties", true);
    std::vector<Json> rows;
    for (const Json &definition : world.documents.all("property_definition", request.projectId)) {
        const bool fits = definition.value("_type", std::string()) == choice.type &&
                          definition.value("virtual", false) == isVirtual &&
                          isWantedProperty(definition, request, names, excluded);
        if (fits && (!choice.onlySeen || isSeenOn(definition, choice.events)))
            rows.push_back(shownProperty(definition, choice.events));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Json &a, const Json &b) {
        const auto seen = [](const Json &row) { return row["is_seen_on_filtered_events"] == true; };
        return seen(a) != seen(b) ? seen(a) : a["name"] < b["name"];
    });
    return rows;
}

// Virtual properties come after the last real one, beyond the limit of the last page (contract 13.5).
Reply propertyDefinitions(const Request &request, const World &world)
{
    const std::vector<Json> real = wantedProperties(request, world, false);
    const std::vector<Json> virtuals = wantedProperties(request, world, true);
    Json page = listPageOf(request, real);
    const bool isLast =
        page["next"].is_null() && request.offset() < static_cast<std::int64_t>(std::max<std::size_t>(real.size(), 1));
    for (const Json &definition : virtuals) {
        if (isLast)
            page["results"].push_back(definition);
    }
    page["count"] = real.size() + virtuals.size();
    return jsonReply(page);
}

bool isWantedEvent(const Json &definition, const Request &request)
{
    const std::string type = request.query.value("event_type").value_or("event");
    const bool ownedByServer = definition.value("name", std::string()).rfind('$', 0) == 0;
    if ((type == "event_custom" && ownedByServer) || (type == "event_posthog" && !ownedByServer))
        return false;
    return nameContains(definition, request.query.value("search").value_or(std::string()));
}

void sortEvents(std::vector<Json> &rows, const std::string &ordering)
{
    const bool falling = !ordering.empty() && ordering.front() == '-';
    const std::string field = falling ? ordering.substr(1) : ordering;
    const auto day = [](const Json &row) {
        return row["last_seen_at"].is_string() ? row["last_seen_at"].get<std::string>().substr(0, 10) : std::string();
    };
    std::stable_sort(rows.begin(), rows.end(), [&](const Json &a, const Json &b) {
        if (field == "name" || field == "last_seen_at")
            return falling ? b[field] < a[field] : a[field] < b[field];
        return day(a) != day(b) ? day(a) > day(b) : a["name"] < b["name"];
    });
}

Reply eventDefinitions(const Request &request, const World &world)
{
    std::vector<Json> rows;
    for (const Json &definition : world.documents.all("event_definition", request.projectId)) {
        if (isWantedEvent(definition, request))
            rows.push_back(definition);
    }
    sortEvents(rows, request.query.value("ordering").value_or(std::string()));
    return jsonReply(listPageOf(request, rows));
}

Reply eventValues(const Request &request, const World &world)
{
    const std::string key = request.query.value("key").value_or(std::string());
    const std::string event = request.query.value("event_name").value_or(std::string());
    std::vector<ValueCount> values;
    if (!key.empty())
        values = world.projects.at(request.projectId)
                     .people->columns()
                     .eventValues(key, event, world.clock.instant() - ValueDays);
    const Json rows = valueRows(values, request.query.value("value").value_or(std::string()), MostEventValues, false);
    return jsonReply(world.traits.valuesEnvelope ? Json{{"results", rows}, {"refreshing", false}} : rows);
}

} // namespace

void addDefinitionRoutes(Router &router, World &world)
{
    router.on("GET", "api/projects/{project}/property_definitions", {"property_definition:read"},
              [&world](const Request &request) { return propertyDefinitions(request, world); });
    router.on("GET", "api/projects/{project}/event_definitions", {"event_definition:read"},
              [&world](const Request &request) { return eventDefinitions(request, world); });
    router.on("GET", "api/projects/{project}/events/values", {"query:read"},
              [&world](const Request &request) { return eventValues(request, world); });
}

} // namespace demo
