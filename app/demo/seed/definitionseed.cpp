// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/cohorts/cohortjson.h"
#include "app/demo/seed/eventkinds.h"
#include "app/demo/seed/random.h"
#include "app/demo/seed/seedids.h"
#include "app/demo/seed/worldseed.h"
#include "app/demo/world/world.h"

#include <map>
#include <set>
#include <string_view>
#include <vector>

namespace demo {

namespace {

struct TypedName
{
    const char *name;
    const char *type; // null: not known yet
};

constexpr TypedName PersonProperties[] = {
    {"email", "String"},
    {"name", "String"},
    {"username", "String"},
    {"plan", "String"},
    {"tier", "String"},
    {"seats", "Numeric"},
    {"age", "Numeric"},
    {"logins", "Numeric"},
    {"score", "Numeric"},
    {"lifetime_value", "Numeric"},
    {"is_admin", "Boolean"},
    {"country", "String"},
    {"city", "String"},
    {"company", "String"},
    {"role", "String"},
    {"phone", "String"},
    {"note", "String"},
    {"utm_source", "String"},
    {"browser", "String"},
    {"$browser", "String"},
    {"$os", "String"},
    {"app_version", "String"},
    {"features", nullptr},
    {"signed_up", "DateTime"},
    {"last_login", "DateTime"},
    {"trial_ends", "DateTime"},
    {"$geoip_country_name", "String"},
    {"$geoip_time_zone", "String"},
    {"billing", nullptr},
    {"tags", nullptr},
    {"matrix", nullptr},
    {"minutes", "String"},
    {"comment", "String"},
    {"nickname", "String"},
    {"discount", "String"},
    {"link", "String"},
    {"address", "String"},
    {"code", "String"},
    {"referrer", "String"},
    {"plan_before", "String"},
    {"middle_name", "String"},
    {"favourite colour", "String"},
    {"a.b.c", "String"},
    {"key \"quoted\"", "String"},
    {"Ключ", "String"},
    {"with,comma", "String"},
    {"account_number", "Numeric"},
    {"tiny", "Numeric"},
    {"ratio", "Numeric"},
    {"debt", "Numeric"},
    {"steps", "Numeric"},
    {"number_as_text", "String"},
    {"mood", "String"},
    {"a", "String"},
    {"b", "String"},
    {"c", "String"},
    {"d", "String"},
};

constexpr TypedName VirtualProperties[] = {
    {"$virt_initial_channel_type", "String"},
    {"$virt_initial_referring_domain_type", "String"},
    {"$virt_revenue", "Numeric"},
};

constexpr TypedName EventPropertyTypes[] = {
    {"amount", "Numeric"}, {"success", "Boolean"},   {"results", "Numeric"}, {"size_bytes", "Numeric"},
    {"shared", "Boolean"}, {"duration", "Duration"}, {"items", nullptr},     {"$feature/new-nav", "Boolean"},
};

Json propertyDefinition(const WorldSeed &wanted, const char *kind, const std::string &name, const char *type)
{
    return {{"id", seedUuid(wanted.seed, kind + name, 1)},
            {"name", name},
            {"is_numerical", type && std::string_view(type) == "Numeric"},
            {"property_type", type ? Json(type) : Json()},
            {"tags", Json::array()},
            {"is_seen_on_filtered_events", nullptr},
            {"_type", kind}};
}

void addPersonProperties(World &world, const WorldSeed &wanted, std::int64_t project)
{
    for (const TypedName &property : PersonProperties)
        world.documents.add("property_definition", project,
                            propertyDefinition(wanted, "person", property.name, property.type));
    for (const TypedName &property : VirtualProperties) {
        Json definition = propertyDefinition(wanted, "person", property.name, property.type);
        definition["id"] = std::string("$builtin_") + property.name;
        definition["virtual"] = true;
        world.documents.add("property_definition", project, std::move(definition));
    }
}

const char *eventPropertyType(const std::string &name)
{
    for (const TypedName &property : EventPropertyTypes) {
        if (name == property.name)
            return property.type;
    }
    return "String";
}

// On which events each property is found.
std::map<std::string, std::set<std::string>> seenProperties(const EventKinds &kinds)
{
    std::map<std::string, std::set<std::string>> seen;
    for (const SeedKind &kind : kinds.kinds) {
        const Json properties = Json::parse(kind.properties); // named: items() only refers to it
        for (const auto &[name, value] : properties.items())
            seen[name].insert(kind.event);
    }
    return seen;
}

void addEventProperties(World &world, const WorldSeed &wanted, std::int64_t project, const EventKinds &kinds)
{
    for (const auto &[name, events] : seenProperties(kinds)) {
        Json definition = propertyDefinition(wanted, "event", name, eventPropertyType(name));
        definition["_events"] = events;
        world.documents.add("property_definition", project, std::move(definition));
    }
}

Json eventDefinition(const World &world, const WorldSeed &wanted, const std::string &name, Random &random)
{
    const Micros now = world.clock.instant();
    const Json author = userBasic(world, 2), reader = userBasic(world, 1);
    const bool seen = name != "trial reminder opened";
    const Micros last = now - static_cast<Micros>(random.below(40)) * MicrosPerDay / 20;
    return {{"id", seedUuid(wanted.seed, "event" + name, 1)},
            {"name", name},
            {"created_at", timestampText(now - static_cast<Micros>(400 + random.below(300)) * MicrosPerDay)},
            {"last_seen_at", seen ? Json(timestampText(last)) : Json()},
            {"last_updated_at", timestampText(last)},
            {"tags", Json::array()},
            {"is_action", false},
            {"action_id", nullptr},
            {"is_calculating", false},
            {"last_calculated_at", timestampText(last)},
            {"created_by", author},
            {"updated_at", timestampText(last)},
            {"updated_by", reader},
            {"verified", true},
            {"verified_at", timestampText(last)},
            {"verified_by", reader},
            {"media_preview_urls", Json::array()},
            {"post_to_slack", false}};
}

void addEventDefinitions(World &world, const WorldSeed &wanted, std::int64_t project, const EventKinds &kinds)
{
    std::vector<std::string> names;
    for (const SeedEvent &event : kinds.events)
        names.push_back(event.name);
    names.emplace_back("trial reminder opened"); // defined, never seen
    for (std::size_t i = 0; i < names.size(); ++i) {
        Random random(wanted.seed, 300, i);
        world.documents.add("event_definition", project, eventDefinition(world, wanted, names[i], random));
    }
}

} // namespace

void seedDefinitions(World &world, const WorldSeed &wanted)
{
    const EventKinds kinds = makeEventKinds(wanted.seed);
    for (const std::int64_t project : {MainProject, SmallProject}) {
        addPersonProperties(world, wanted, project);
        addEventProperties(world, wanted, project, kinds);
        addEventDefinitions(world, wanted, project, kinds);
    }
}

} // namespace demo
