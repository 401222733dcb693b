// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/routes/routes.h"

namespace demo {

void addApiRoutes(Router &router, World &world, CohortWriter &writer)
{
    addAccountRoutes(router, world);
    addCohortReadRoutes(router, world);
    addCohortPersonRoutes(router, world);
    addPersonRoutes(router, world);
    addDefinitionRoutes(router, world);
    addDocumentRoutes(router, world);
    addCohortWriteRoutes(router, world, writer);
    addCohortHistoryRoutes(router, world);
    addQueryRoutes(router, world);
}

} // namespace demo
