// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/filters/savecheck.h"

#include <optional>
#include <string_view>

namespace demo {

enum class CohortSearch { ContainsElseSimilar, ContainsThenSimilar, ContainsOnly };

// Everything in which the three generations of the real server differ (contract 14 and the marks in it), in one table.
struct GenerationTraits
{
    std::string_view name;
    CohortSearch search;
    bool versions; // `version`, `pending_version`
    bool searchMatchType;
    bool lastErrorMessage; // with `last_backfill_person_properties_at`
    bool population;       // `population`, `condition_type`, `last_import_*` and the retry and abandon routes
    bool basicDropsFilters;
    bool basicDropsExtras; // `query`, `groups` and what only the detail needs
    bool usedIn;
    bool duplicateAsStatic;
    bool lastSeenAt;             // of persons
    bool shortUser;              // `created_by` with the first few fields only, users without `id`
    bool valuesEnvelope;         // persons/values: an envelope instead of a bare array
    bool personCohortsBrief;     // persons/cohorts: id, name and count instead of whole cohorts
    bool oldNameProperties;      // display name also from `Email`, `$email`, ...
    bool byteOrderMarkKept;      // of a CSV upload
    bool quotedCsvColumns;       // in the error text of a CSV upload
    bool removeOfOthersFails;    // removing somebody who is no member is a 404
    bool mainQueryId;            // in calculation_history
    bool deletedActivity;        // `deleted` and `restored` instead of `updated`
    bool createdWithoutChanges;  // activity `created`: changes null instead of one of the field `people`
    bool fullDeletionProtection; // insights, cohorts and test accounts besides flags
    bool staticCriteriaLocked;   // criteria of a static cohort refuse a change
    bool snapshotFromFilters;    // a static cohort may be filled from `filters`
};

const GenerationTraits &traitsOf(Generation generation);
std::optional<Generation> generationFromName(std::string_view name);

} // namespace demo
