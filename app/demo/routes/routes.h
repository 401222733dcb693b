// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace demo {

class CohortWriter;
class FaultPlan;
class KeyRing;
class RequestLog;
class Router;
struct World;

// One function a group of routes, each in its own file. The handlers keep a reference to the world.
void addAccountRoutes(Router &router, World &world);      // users, organizations, projects
void addCohortReadRoutes(Router &router, World &world);   // list, retrieve
void addCohortPersonRoutes(Router &router, World &world); // cohorts/{cohort}/persons
void addPersonRoutes(Router &router, World &world);       // persons: list, one, values, cohorts
void addDefinitionRoutes(Router &router, World &world);   // property and event definitions, events/values
void addDocumentRoutes(Router &router, World &world);     // actions, feature flags, insights
void addCohortWriteRoutes(Router &router, World &world, CohortWriter &writer); // create, change, members, runs
void addCohortHistoryRoutes(Router &router, World &world);                     // activity, calculation_history, used_in
void addQueryRoutes(Router &router, World &world);                             // query
//! Everything above: what PostHog answers itself.
void addApiRoutes(Router &router, World &world, CohortWriter &writer);
void addControlRoutes(Router &router, FaultPlan &faults, RequestLog &log, const KeyRing &keys); // _control

} // namespace demo
