// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/cohorts/cohortjson.h"
#include "app/demo/routes/routes.h"
#include "app/demo/server/apierror.h"
#include "app/demo/server/paging.h"
#include "app/demo/server/router.h"
#include "app/demo/world/world.h"

#include <QString>

#include <algorithm>

namespace demo {

namespace {

Json shown(Json document, const World &world)
{
    if (const auto creator = document.find("created_by"); creator != document.end() && creator->is_number())
        *creator = userBasic(world, creator->get<std::int64_t>());
    return document;
}

std::vector<Json> living(const char *kind, const Request &request, const World &world)
{
    std::vector<Json> rows;
    for (const Json &document : world.documents.all(kind, request.projectId)) {
        if (!document.value("deleted", false))
            rows.push_back(shown(document, world));
    }
    return rows;
}

// Not paged; `limit` and `search` are ignored as on the real server (contract 13.7).
Reply listActions(const Request &request, const World &world)
{
    std::vector<Json> rows = living("action", request, world);
    std::stable_sort(rows.begin(), rows.end(), [](const Json &a, const Json &b) {
        const bool same = a["last_calculated_at"] == b["last_calculated_at"];
        return same ? a["name"] < b["name"] : b["last_calculated_at"] < a["last_calculated_at"];
    });
    return jsonReply({{"results", rows}});
}

Reply listSearched(const char *kind, const Request &request, const World &world)
{
    const QString search = QString::fromStdString(request.query.value("search").value_or(std::string())).toCaseFolded();
    std::vector<Json> rows = living(kind, request, world);
    std::erase_if(rows, [&](const Json &row) {
        const auto text = [&row](const char *field) {
            const auto found = row.find(field);
            return found != row.end() && found->is_string() ? QString::fromStdString(found->get<std::string>())
                                                            : QString();
        };
        return !text("name").toCaseFolded().contains(search) && !text("key").toCaseFolded().contains(search);
    });
    return jsonReply(listPageOf(request, rows));
}

Reply retrieve(const char *kind, const Request &request, const World &world)
{
    const Json *found = world.documents.find(kind, request.projectId, request.id("id"));
    if (!found || found->value("deleted", false))
        throw notFound();
    return jsonReply(shown(*found, world));
}

void addKind(Router &router, World &world, const std::string &path, const char *kind, const std::string &scope)
{
    router.on("GET", path + "/{id}", {scope},
              [&world, kind](const Request &request) { return retrieve(kind, request, world); });
    if (std::string_view(kind) == "action")
        return;
    router.on("GET", path, {scope},
              [&world, kind](const Request &request) { return listSearched(kind, request, world); });
}

} // namespace

void addDocumentRoutes(Router &router, World &world)
{
    router.on("GET", "api/projects/{project}/actions", {"action:read"},
              [&world](const Request &request) { return listActions(request, world); });
    addKind(router, world, "api/projects/{project}/actions", "action", "action:read");
    addKind(router, world, "api/projects/{project}/feature_flags", "feature_flag", "feature_flag:read");
    addKind(router, world, "api/projects/{project}/insights", "insight", "insight:read");
}

} // namespace demo
