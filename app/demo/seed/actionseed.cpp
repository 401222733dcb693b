// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed/worldseed.h"
#include "app/demo/world/world.h"

namespace demo {

namespace {

Json stepJson(const Json &given)
{
    Json step = Json::object();
    for (const char *name : {"event", "properties", "selector", "selector_regex", "tag_name", "text", "text_matching",
                             "href", "href_matching", "url", "url_matching"})
        step[name] = given.value(name, Json());
    return step;
}

struct ActionSeed
{
    std::int64_t id;
    Json name;
    Json steps;
    bool deleted = false;
};

std::vector<ActionSeed> actionSeeds()
{
    const Json amount = {{"key", "amount"}, {"type", "event"}, {"value", "50"}, {"operator", "gte"}};
    return {
        {31, "Bought for 50 or more", {{{"event", "purchase"}, {"properties", {amount}}}}},
        {32, "Clicked Buy", {{{"event", "$autocapture"}, {"text", "Buy"}, {"tag_name", "button"}}}},
        {33, "Visited pricing", {{{"event", "$pageview"}, {"url", "/pricing"}, {"url_matching", "contains"}}}},
        {34, "Read the docs", {{{"event", "$pageview"}, {"url", "/docs/[a-z-]+$"}, {"url_matching", "regex"}}}},
        {35,
         "Signed in or came back by mail",
         {{{"event", "login"}},
          {{"event", "$pageview"}, {"url", "https://app.harborlight.example/login"}, {"url_matching", "exact"}}}},
        {36, "Opened a card", {{{"event", "$autocapture"}, {"selector", ".card.is-open .btn-primary"}}}},
        {37,
         "Followed a link to sign up",
         {{{"event", "$autocapture"}, {"href", "/signup"}, {"href_matching", "exact"}}}},
        {38, "Nothing yet", Json::array()},
        {39, nullptr, {{{"event", "invite sent"}}}},
        {40, "Old checkout (retired)", {{{"event", "purchase"}}}, true},
        {41, "Überweisung \"angestoßen\", 50%", {{{"event", "renewal"}}, {{"event", "payment failed"}}}},
    };
}

Json actionJson(const ActionSeed &seed, std::int64_t project, Micros now)
{
    Json steps = Json::array();
    for (const Json &step : seed.steps)
        steps.push_back(stepJson(step));
    return {{"id", seed.id},
            {"name", seed.name},
            {"description", ""},
            {"tags", Json::array()},
            {"post_to_slack", false},
            {"slack_message_format", ""},
            {"steps", steps},
            {"created_at", timestampText(now - (900 - seed.id * 10) * MicrosPerDay)},
            {"created_by", seed.id % 6 + 1},
            {"deleted", seed.deleted},
            {"is_calculating", false},
            {"last_calculated_at", timestampText(now - seed.id % 5 * MicrosPerDay)},
            {"team_id", project},
            {"is_action", true},
            {"bytecode_error", nullptr},
            {"pinned_at", nullptr},
            {"creation_context", nullptr},
            {"user_access_level", "editor"}};
}

} // namespace

void seedActions(World &world, const WorldSeed &)
{
    const Micros now = world.clock.instant();
    for (const ActionSeed &seed : actionSeeds())
        world.documents.add("action", MainProject, actionJson(seed, MainProject, now));
    world.documents.add("action", SmallProject,
                        actionJson({61, "Staging login", {{{"event", "login"}}}}, SmallProject, now));
}

} // namespace demo
