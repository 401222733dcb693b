// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed/seedids.h"
#include "app/demo/seed/worldseed.h"
#include "app/demo/server/keys.h"
#include "app/demo/world/world.h"

#include <array>

namespace demo {

namespace {

struct Colleague
{
    const char *first;
    const char *last;
    const char *email;
    const char *role;
};

// The first owns all keys.
constexpr std::array<Colleague, 6> Colleagues = {{
    {"Ana", "Ferreira", "ana@harborlight.example", "engineering"},
    {"Tomás", "Okafor", "tomas@harborlight.example", "data"},
    {"Mei", "佐藤", "mei@harborlight.example", "product"},
    {"Jürgen", "Weiß", "juergen@harborlight.example", "marketing"},
    {"Ruth", "", "ruth@harborlight.example", ""},
    {"ليلى", "حسن", "laila@harborlight.example", "sales"},
}};

Json userJson(std::uint64_t seed, std::int64_t id, const Colleague &colleague, Micros now)
{
    return {{"id", id},
            {"uuid", seedUuid(seed, "user", static_cast<std::uint64_t>(id))},
            {"distinct_id", derivedText(seed, "user" + std::to_string(id), 40)},
            {"date_joined", timestampText(now - (1100 - 40 * id) * MicrosPerDay)},
            {"first_name", colleague.first},
            {"last_name", colleague.last},
            {"email", colleague.email},
            {"is_email_verified", id < 5},
            {"hedgehog_config", nullptr},
            {"role_at_organization", colleague.role},
            {"is_staff", false},
            {"pending_email", nullptr},
            {"has_password", true},
            {"has_social_auth", false},
            {"has_sso_enforcement", false},
            {"is_2fa_enabled", false},
            {"is_impersonated", nullptr},
            {"is_impersonated_until", nullptr},
            {"sensitive_session_expires_at", nullptr},
            {"scene_personalisation", Json::array()},
            {"theme_mode", nullptr}};
}

Json organizationJson(std::uint64_t seed, Micros now)
{
    return {{"id", seedUuid(seed, "organization", 1)},
            {"name", "Harbor & Pine"},
            {"slug", "harbor-pine"},
            {"logo_media_id", nullptr},
            {"created_at", timestampText(now - 1100 * MicrosPerDay)},
            {"updated_at", timestampText(now - 3 * MicrosPerDay)},
            {"membership_level", 15},
            {"plugins_access_level", 3},
            {"available_product_features", Json::array()},
            {"customer_id", nullptr},
            {"metadata", "{}"},
            {"member_count", std::to_string(Colleagues.size())}, // text, as the published schema has it
            {"members_can_use_personal_api_keys", true},
            {"is_active", true},
            {"is_not_active_reason", nullptr},
            {"is_pending_deletion", false}};
}

// The staff list is cohort 1 of the main project.
Json testAccounts(bool withCohort)
{
    Json filters = Json::array(
        {{{"key", "email"}, {"type", "person"}, {"value", "@harborlight.example"}, {"operator", "not_icontains"}}});
    if (withCohort)
        filters.push_back({{"key", "id"}, {"type", "cohort"}, {"value", 1}, {"operator", "not_in"}});
    return filters;
}

Json projectJson(const WorldSeed &wanted, std::int64_t id, const char *name, Micros created)
{
    return {{"id", id},
            {"uuid", seedUuid(wanted.seed, "project", static_cast<std::uint64_t>(id))},
            {"organization", seedUuid(wanted.seed, "organization", 1)},
            {"project_id", id},
            {"api_token", "phc_" + derivedText(wanted.seed, name, 43)},
            {"name", name},
            {"created_at", timestampText(created)},
            {"completed_snippet_onboarding", true},
            {"has_completed_onboarding_for", {{"product_analytics", true}}},
            {"ingested_event", true},
            {"is_demo", false},
            {"timezone", wanted.timezone},
            {"access_control", false},
            {"person_display_name_properties", nullptr},
            {"test_account_filters", testAccounts(id == MainProject && wanted.cohorts > 0)}};
}

} // namespace

void seedAccounts(World &world, const WorldSeed &wanted)
{
    const Micros now = world.clock.instant();
    std::int64_t id = 0;
    for (const Colleague &colleague : Colleagues)
        world.documents.add("user", 0, userJson(wanted.seed, ++id, colleague, now));
    world.documents.add("organization", 0, organizationJson(wanted.seed, now));
    world.documents.add("project", 0, projectJson(wanted, MainProject, "Harborlight", now - 1000 * MicrosPerDay));
    world.documents.add("project", 0,
                        projectJson(wanted, SmallProject, "Harborlight (staging)", now - 700 * MicrosPerDay));
}

} // namespace demo
