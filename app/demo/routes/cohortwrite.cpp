// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/cohorts/cohortjson.h"
#include "app/demo/life/cohortwriter.h"
#include "app/demo/routes/routes.h"
#include "app/demo/server/apierror.h"
#include "app/demo/server/router.h"
#include "app/demo/world/world.h"

namespace demo {

namespace {

// Every key of the demo belongs to its owner.
constexpr std::int64_t Owner = 1;

Reply cohortReply(const CohortPtr &cohort, const World &world, int status = 200)
{
    return jsonReply(cohortJson(*cohort, CohortShape::Whole, world), status);
}

Reply populationReply(const CohortPtr &cohort)
{
    return jsonReply(cohort->population);
}

Json bodyField(const Request &request, const char *name)
{
    return request.readBody().fields.value(name, Json());
}

void addMemberRoutes(Router &router, CohortWriter &writer)
{
    router.on("PATCH", "api/projects/{project}/cohorts/{cohort}/add_persons_to_static_cohort", {"cohort:write"},
              [&writer](const Request &request) {
                  writer.addPersons(request.projectId, request.id("cohort"), bodyField(request, "person_ids"), Owner);
                  return jsonReply({{"success", true}});
              });
    router.on("PATCH", "api/projects/{project}/cohorts/{cohort}/remove_person_from_static_cohort", {"cohort:write"},
              [&writer](const Request &request) {
                  writer.removePerson(request.projectId, request.id("cohort"), bodyField(request, "person_id"), Owner);
                  return jsonReply({{"success", true}});
              });
}

void addPopulationRoutes(Router &router, CohortWriter &writer)
{
    router.on("POST", "api/projects/{project}/cohorts/{cohort}/retry_population", {"cohort:write"},
              [&writer](const Request &request) {
                  return populationReply(writer.retryPopulation(request.projectId, request.id("cohort")));
              });
    router.on("POST", "api/projects/{project}/cohorts/{cohort}/abandon_population", {"cohort:write"},
              [&writer](const Request &request) {
                  return populationReply(writer.abandonPopulation(request.projectId, request.id("cohort")));
              });
}

} // namespace

void addCohortWriteRoutes(Router &router, World &world, CohortWriter &writer)
{
    router.on("POST", "api/projects/{project}/cohorts", {"cohort:write"}, [&](const Request &request) {
        const CohortFields fields = readCohortFields(request.readBody(), Save::Create);
        return cohortReply(writer.create(request.projectId, fields, Owner), world, 201);
    });
    const auto update = [&world, &writer](Save save) {
        return [&world, &writer, save](const Request &request) {
            const std::int64_t id = request.id("cohort");
            const CohortFields fields = readCohortFields(request.readBody(), save);
            return cohortReply(writer.change(request.projectId, id, fields, save, Owner), world);
        };
    };
    router.on("PATCH", "api/projects/{project}/cohorts/{cohort}", {"cohort:write"}, update(Save::Patch));
    router.on("PUT", "api/projects/{project}/cohorts/{cohort}", {"cohort:write"}, update(Save::Put));
    router.on("DELETE", "api/projects/{project}/cohorts/{cohort}", {"cohort:write"},
              [](const Request &request) -> Reply {
                  ApiError error = methodNotAllowed(request.method);
                  error.emptyBody = true;
                  throw error;
              });
    addMemberRoutes(router, writer);
    if (world.traits.population)
        addPopulationRoutes(router, writer);
    if (world.traits.duplicateAsStatic)
        router.on("GET", "api/projects/{project}/cohorts/{cohort}/duplicate_as_static_cohort", {"cohort:write"},
                  [&world, &writer](const Request &request) {
                      return cohortReply(writer.duplicateAsStatic(request.projectId, request.id("cohort"), Owner),
                                         world);
                  });
}

} // namespace demo
