// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/cohorts/cohortjson.h"
#include "app/demo/cohorts/cohortsearch.h"
#include "app/demo/filters/legacygroups.h"
#include "app/demo/filters/references.h"
#include "app/demo/routes/routes.h"
#include "app/demo/server/apierror.h"
#include "app/demo/server/paging.h"
#include "app/demo/server/router.h"
#include "app/demo/world/world.h"

#include <algorithm>
#include <set>

namespace demo {

namespace {

constexpr std::size_t LongestSearch = 200;

std::string trimmed(const std::string &text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    return first == std::string::npos ? std::string()
                                      : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::size_t letters(const std::string &text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

// Whether a behavioral leaf is met in the cohort or in one it refers to.
bool isBehavioral(const CohortRecord &cohort, const CohortShelf &shelf, std::set<std::int64_t> &seen)
{
    if (cohort.isStatic || !seen.insert(cohort.id).second)
        return false;
    const Json filters = effectiveFilters(cohort.filters, cohort.groups);
    if (hasBehavioral(filters))
        return true;
    const std::vector<std::int64_t> used = referencedCohorts(filters);
    return std::any_of(used.begin(), used.end(), [&](std::int64_t id) {
        const CohortPtr other = shelf.find(cohort.projectId, id);
        return other && isBehavioral(*other, shelf, seen);
    });
}

bool isWanted(const CohortRecord &cohort, const Request &request, const CohortShelf &shelf)
{
    const std::string type = request.query.value("type").value_or(std::string());
    if ((type == "static" && !cohort.isStatic) || (type == "dynamic" && cohort.isStatic))
        return false;
    if (request.query.value("created_by_id") && cohort.createdBy != request.query.integer("created_by_id"))
        return false;
    const std::string hide = request.query.value("hide_behavioral_cohorts").value_or(std::string());
    std::set<std::int64_t> seen;
    const bool hides = hide.size() == 4 && (hide == "true" || hide == "True" || hide == "TRUE");
    return !hides || !isBehavioral(cohort, shelf, seen);
}

std::string searchTerm(const Request &request)
{
    const std::string term = trimmed(request.query.value("search").value_or(std::string()));
    if (letters(term) > LongestSearch)
        throw invalid("Search query must be 200 characters or fewer.", "search");
    return term;
}

std::vector<CohortHit> wantedCohorts(const Request &request, const World &world)
{
    std::vector<CohortPtr> cohorts = world.cohorts->list(request.projectId);
    std::erase_if(cohorts, [&](const CohortPtr &cohort) { return !isWanted(*cohort, request, *world.cohorts); });
    if (const std::string term = searchTerm(request); !term.empty())
        return searchCohorts(cohorts, term, world.traits.search);
    std::vector<CohortHit> all;
    for (CohortPtr &cohort : cohorts)
        all.push_back({std::move(cohort), {}});
    return all;
}

Reply listCohorts(const Request &request, const World &world)
{
    const std::vector<CohortHit> hits = wantedCohorts(request, world);
    const auto count = static_cast<std::int64_t>(hits.size());
    const std::int64_t from = std::min(request.offset(), count);
    const std::int64_t to = std::min(count, from + request.limit());
    const CohortShape shape = request.query.isTrue("basic") ? CohortShape::Basic : CohortShape::Listed;
    Json rows = Json::array();
    for (std::int64_t i = from; i < to; ++i) {
        const CohortHit &hit = hits[static_cast<std::size_t>(i)];
        rows.push_back(
            cohortJson(*hit.cohort, shape, world, hit.match.empty() ? std::nullopt : std::optional(hit.match)));
    }
    return jsonReply(listPage(request, request.limit(), request.offset(), count, std::move(rows)));
}

Reply retrieveCohort(const Request &request, const World &world)
{
    const CohortPtr cohort = world.cohorts->find(request.projectId, request.id("cohort"));
    if (!cohort)
        throw notFound();
    return jsonReply(cohortJson(*cohort, CohortShape::Whole, world));
}

} // namespace

void addCohortReadRoutes(Router &router, World &world)
{
    router.on("GET", "api/projects/{project}/cohorts", {"cohort:read"},
              [&world](const Request &request) { return listCohorts(request, world); });
    router.on("GET", "api/projects/{project}/cohorts/{cohort}", {"cohort:read"},
              [&world](const Request &request) { return retrieveCohort(request, world); });
}

} // namespace demo
