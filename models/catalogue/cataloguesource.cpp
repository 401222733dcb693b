// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/cataloguesource.h"

namespace desk {

CatalogueSource catalogueSource(CohortApi &api)
{
    return {[&api](const CohortListQuery &query, QObject *context, Answer<Page<Cohort>> answer) {
                return api.cohorts(query, context, std::move(answer));
            },
            [&api](const CohortId &id, QObject *context, Answer<Cohort> answer) {
                return api.cohort(id, context, std::move(answer));
            }};
}

} // namespace desk
