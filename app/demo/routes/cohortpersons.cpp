// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/people/personpage.h"
#include "app/demo/routes/routes.h"
#include "app/demo/server/apierror.h"
#include "app/demo/server/router.h"
#include "app/demo/world/world.h"

namespace demo {

void addCohortPersonRoutes(Router &router, World &world)
{
    router.on("GET", "api/projects/{project}/cohorts/{cohort}/persons", {"cohort:read", "person:read"},
              [&world](const Request &request) {
                  const CohortPtr cohort = world.cohorts->find(request.projectId, request.id("cohort"));
                  if (!cohort)
                      throw notFound();
                  PersonListing listing{world.cohorts->members(cohort->id), PersonShape::InCohort};
                  narrow(listing, request, world);
                  return personPage(listing, request, world);
              });
}

} // namespace demo
