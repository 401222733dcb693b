// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/generation.h"

#include <array>

namespace demo {

namespace {

constexpr GenerationTraits Older = {
    .name = "older",
    .search = CohortSearch::ContainsOnly,
    .versions = false,
    .searchMatchType = false,
    .lastErrorMessage = false,
    .population = false,
    .basicDropsFilters = false,
    .basicDropsExtras = false,
    .usedIn = false,
    .duplicateAsStatic = true,
    .lastSeenAt = false,
    .shortUser = true,
    .valuesEnvelope = false,
    .personCohortsBrief = false,
    .oldNameProperties = true,
    .byteOrderMarkKept = true,
    .quotedCsvColumns = false,
    .removeOfOthersFails = true,
    .mainQueryId = false,
    .deletedActivity = false,
    .createdWithoutChanges = false,
    .fullDeletionProtection = false,
    .staticCriteriaLocked = false,
    .snapshotFromFilters = false,
};

constexpr GenerationTraits Mid = {
    .name = "mid",
    .search = CohortSearch::ContainsThenSimilar,
    .versions = true,
    .searchMatchType = true,
    .lastErrorMessage = true,
    .population = false,
    .basicDropsFilters = true,
    .basicDropsExtras = true,
    .usedIn = true,
    .duplicateAsStatic = false,
    .lastSeenAt = true,
    .shortUser = false,
    .valuesEnvelope = true,
    .personCohortsBrief = true,
    .oldNameProperties = false,
    .byteOrderMarkKept = true,
    .quotedCsvColumns = false,
    .removeOfOthersFails = false,
    .mainQueryId = true,
    .deletedActivity = true,
    .createdWithoutChanges = true,
    .fullDeletionProtection = true,
    .staticCriteriaLocked = true,
    .snapshotFromFilters = true,
};

constexpr GenerationTraits newest()
{
    GenerationTraits traits = Mid;
    traits.name = "newest";
    traits.search = CohortSearch::ContainsElseSimilar;
    traits.population = true;
    traits.basicDropsFilters = false;
    traits.byteOrderMarkKept = false;
    traits.quotedCsvColumns = true;
    return traits;
}

constexpr std::array<GenerationTraits, 3> Traits = {Older, Mid, newest()};

} // namespace

const GenerationTraits &traitsOf(Generation generation)
{
    return Traits[static_cast<std::size_t>(generation)];
}

std::optional<Generation> generationFromName(std::string_view name)
{
    for (std::size_t i = 0; i < Traits.size(); ++i) {
        if (Traits[i].name == name)
            return static_cast<Generation>(i);
    }
    return {};
}

} // namespace demo
