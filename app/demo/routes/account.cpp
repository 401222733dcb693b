// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/routes/routes.h"
#include "app/demo/server/apierror.h"
#include "app/demo/server/paging.h"
#include "app/demo/server/router.h"
#include "app/demo/world/world.h"

namespace demo {

namespace {

constexpr std::int64_t OwnUser = 1; // all keys belong to the first user

// The few fields of a project that other objects show.
Json projectBasic(const Json &project)
{
    Json basic = Json::object();
    for (const char *name :
         {"id", "uuid", "organization", "project_id", "api_token", "name", "completed_snippet_onboarding",
          "has_completed_onboarding_for", "ingested_event", "is_demo", "timezone", "access_control"})
        basic[name] = project.value(name, Json());
    return basic;
}

Json organization(const World &world)
{
    Json full = world.documents.all("organization", 0).at(0);
    full["teams"] = Json::array();
    full["projects"] = Json::array();
    for (const Json &project : world.documents.all("project", 0)) {
        full["teams"].push_back(projectBasic(project));
        full["projects"].push_back({{"id", project["id"]}, {"organization_id", full["id"]}, {"name", project["name"]}});
    }
    return full;
}

Json organizationBasic(const World &world)
{
    const Json full = world.documents.all("organization", 0).at(0);
    Json basic = Json::object();
    for (const char *name :
         {"id", "name", "slug", "logo_media_id", "membership_level", "members_can_use_personal_api_keys", "is_active",
          "is_not_active_reason", "is_pending_deletion"})
        basic[name] = full.value(name, Json());
    return basic;
}

Reply ownUser(const World &world)
{
    Json user = *world.documents.find("user", 0, OwnUser);
    if (world.traits.shortUser)
        user.erase("id");
    user["team"] = projectBasic(world.documents.all("project", 0).at(0));
    user["organization"] = organization(world);
    user["organizations"] = Json::array({organizationBasic(world)});
    return jsonReply(user);
}

Reply listProjects(const Request &request, const World &world)
{
    std::vector<Json> rows;
    for (const Json &project : world.documents.all("project", 0))
        rows.push_back(projectBasic(project));
    return jsonReply(listPageOf(request, rows));
}

} // namespace

void addAccountRoutes(Router &router, World &world)
{
    router.on("GET", "api/users/@me", {"user:read"}, [&world](const Request &) { return ownUser(world); });
    router.on("GET", "api/organizations", {"organization:read"},
              [&world](const Request &request) { return jsonReply(listPageOf(request, {organization(world)})); });
    router.on("GET", "api/organizations/{organization}", {"organization:read"}, [&world](const Request &request) {
        const Json found = organization(world);
        const std::string &wanted = request.captures.at("organization");
        if (wanted != "@current" && found["id"] != wanted)
            throw notFound();
        return jsonReply(found);
    });
    router.on("GET", "api/projects", {"project:read"},
              [&world](const Request &request) { return listProjects(request, world); });
    router.on("GET", "api/projects/{project}", {"project:read"}, [&world](const Request &request) {
        return jsonReply(*world.documents.find("project", 0, request.projectId));
    });
}

} // namespace demo
