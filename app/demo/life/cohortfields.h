// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/cohorts/cohortrecord.h"
#include "app/demo/server/body.h"

#include <optional>
#include <string>
#include <vector>

namespace demo {

// The writable fields of a save as far as they were sent, each of the right type (contract 2 and 3.2).
struct CohortFields
{
    std::optional<std::optional<std::string>> name;
    std::optional<std::string> description;
    std::optional<Json> groups, filters, query;
    std::optional<bool> deleted, isStatic;
    std::optional<Json> cohortType;
    std::vector<std::string> personIds;
    std::optional<std::string> csv; // the uploaded file
    bool storageIsDown = false;     // lists of people cannot be kept (planned fault)
};

enum class Save { Create, Put, Patch };

// Throws ApiError for the first field of the wrong type.
CohortFields readCohortFields(const RequestBody &body, Save save);

} // namespace demo
