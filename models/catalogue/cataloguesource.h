// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/cohortapi.h"

namespace desk {

//! How the catalogue asks the server: the only two questions it has. Tests give functions of their own.
struct CatalogueSource
{
    Fetch<CohortListQuery, Page<Cohort>> list;
    Fetch<CohortId, Cohort> one;
};

//! The questions put to a real server. `api` must outlive every copy.
CatalogueSource catalogueSource(CohortApi &api);

} // namespace desk
