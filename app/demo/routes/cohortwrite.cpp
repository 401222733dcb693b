// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/cohorts/cohortjson.h"
#include "app/demo/life/cohortwriter.h"
#include "app/demo/life/memberedit.h"
#include "app/demo/routes/routes.h"
#include "app/demo/server/apierror.h"
#include "app/demo/server/router.h"
#include "app/demo/world/world.h"

namespace demo {

namespace {

// Every key of the demo belongs to its owner.
constexpr std::int64_t Owner = 1;

// Whose the request is about; 404 before the body is looked at.
CohortPlace placeOf(const Request &request, const World &world)
{
    const std::int64_t id = request.id("cohort");
    if (!world.cohorts->find(request.projectId, id))
        throw notFound();
    return {request.projectId, id, Owner};
}

Reply cohortReply(const CohortPtr &cohort, const World &world, int status = 200)
{
    return jsonReply(cohortJson(*cohort, CohortShape::Whole, world), status);
}

Json bodyField(const Request &request, const char *name)
{
    return request.readBody().fields.value(name, Json());
}

CohortFields fieldsOf(const Request &request, Save save)
{
    CohortFields fields = readCohortFields(request.readBody(), save);
    fields.storageIsDown = request.storageIsDown;
    return fields;
}

std::string inCohort(const char *more = "")
{
    return std::string("api/projects/{project}/cohorts/{cohort}") + more;
}

void addMemberRoutes(Router &router, World &world)
{
    router.on("PATCH", inCohort("/add_persons_to_static_cohort"), {"cohort:write"}, [&world](const Request &request) {
        const CohortPlace place = placeOf(request, world);
        if (request.storageIsDown)
            failToAddPersons(place, bodyField(request, "person_ids"), world);
        addPersons(place, bodyField(request, "person_ids"), world);
        return jsonReply({{"success", true}});
    });
    router.on("PATCH", inCohort("/remove_person_from_static_cohort"), {"cohort:write"},
              [&world](const Request &request) {
                  const CohortPlace place = placeOf(request, world);
                  removePerson(place, bodyField(request, "person_id"), world);
                  return jsonReply({{"success", true}});
              });
}

void addPopulationRoutes(Router &router, World &world, CohortWriter &writer)
{
    router.on("POST", inCohort("/retry_population"), {"cohort:write"}, [&](const Request &request) {
        return jsonReply(writer.retryPopulation(placeOf(request, world))->population);
    });
    router.on("POST", inCohort("/abandon_population"), {"cohort:write"}, [&](const Request &request) {
        return jsonReply(writer.abandonPopulation(placeOf(request, world))->population);
    });
}

void addDuplicateRoute(Router &router, World &world, CohortWriter &writer)
{
    router.on("GET", inCohort("/duplicate_as_static_cohort"), {"cohort:write"}, [&](const Request &request) {
        return cohortReply(writer.duplicateAsStatic(placeOf(request, world)), world);
    });
}

// `DELETE` is known and refused, without a body (contract 3.6).
Reply refuseDelete(const Request &request)
{
    ApiError error = methodNotAllowed(request.method);
    error.emptyBody = true;
    throw error;
}

Handler updateHandler(Save save, World &world, CohortWriter &writer)
{
    return [save, &world, &writer](const Request &request) {
        const CohortPlace place = placeOf(request, world);
        return cohortReply(writer.change(place, fieldsOf(request, save), save), world);
    };
}

} // namespace

void addCohortWriteRoutes(Router &router, World &world, CohortWriter &writer)
{
    router.on("POST", "api/projects/{project}/cohorts", {"cohort:write"}, [&](const Request &request) {
        return cohortReply(writer.create(request.projectId, fieldsOf(request, Save::Create), Owner), world, 201);
    });
    router.on("PATCH", inCohort(), {"cohort:write"}, updateHandler(Save::Patch, world, writer));
    router.on("PUT", inCohort(), {"cohort:write"}, updateHandler(Save::Put, world, writer));
    router.on("DELETE", inCohort(), {"cohort:write"}, refuseDelete);
    addMemberRoutes(router, world);
    if (world.traits.population)
        addPopulationRoutes(router, world, writer);
    if (world.traits.duplicateAsStatic)
        addDuplicateRoute(router, world, writer);
}

} // namespace demo
