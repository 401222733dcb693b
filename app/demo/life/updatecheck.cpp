// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/life/updatecheck.h"

#include "app/demo/filters/legacygroups.h"
#include "app/demo/filters/references.h"
#include "app/demo/life/cohortdraft.h"
#include "app/demo/life/population.h"
#include "app/demo/life/uses.h"
#include "app/demo/server/apierror.h"
#include "app/demo/world/world.h"

#include <set>
#include <vector>

namespace demo {

namespace {

constexpr const char *BehavioralFound = "behavioral_cohort_found";

// The first cohort with a behavioral leaf among those the criteria lead to; static lists end the search.
CohortPtr behavioralDependency(const Json &filters, std::int64_t project, const World &world)
{
    std::vector<std::int64_t> open = referencedCohorts(filters);
    std::set<std::int64_t> seen(open.begin(), open.end());
    for (std::size_t i = 0; i < open.size(); ++i) {
        const CohortPtr used = world.cohorts->find(project, open[i]);
        if (!used || used->isStatic)
            continue;
        const Json inner = effectiveFilters(used->filters, used->groups);
        if (hasBehavioral(inner))
            return used;
        for (const std::int64_t id : referencedCohorts(inner))
            if (seen.insert(id).second)
                open.push_back(id);
    }
    return nullptr;
}

// Rule 2.
void checkFlagRule(const CohortRecord &before, const CohortRecord &after, const CohortFields &fields,
                   const World &world)
{
    const bool staysStatic = before.isStatic && after.isStatic;
    const bool flips = before.isStatic && !after.isStatic;
    if (staysStatic || (!fields.filters && !flips))
        return;
    const Json filters = effectiveFilters(after.filters, after.groups);
    const bool behavioral = hasBehavioral(filters);
    const CohortPtr dependency = behavioral ? nullptr : behavioralDependency(filters, after.projectId, world);
    if ((!behavioral && !dependency) || activeFlagNames(usesOf(after.projectId, after.id, world)).empty())
        return;
    if (behavioral)
        throw invalid("Behavioral filters cannot be added to cohorts used in feature flags.", "filters",
                      BehavioralFound);
    throw invalid("A cohort dependency (" + dependency->name.value_or("") +
                      ") has filters based on events. These cohorts can't be used in feature flags.",
                  "filters", BehavioralFound);
}

bool isRedefined(const CohortRecord &before, const CohortRecord &after)
{
    return after.query != before.query || after.groups != before.groups || after.isStatic != before.isStatic ||
           after.deleted != before.deleted || after.cohortType != before.cohortType || after.filters != before.filters;
}

// Rule 4.
void checkStaticCriteria(const Json &before, const Json &after)
{
    if (before != after && (hasConditions(before) || hasConditions(after)))
        throw invalid(
            "Editing the criteria of a static cohort is not supported yet. Create a new static cohort instead.");
}

// Rule 5.
void checkDeletion(const CohortRecord &cohort, const World &world)
{
    const std::string refusal = deletionRefusal(cohort.projectId, cohort.id, world);
    if (!refusal.empty())
        throw invalid(refusal);
}

} // namespace

void checkUpdate(const CohortRecord &before, const CohortRecord &after, const CohortFields &fields, Save save,
                 const World &world)
{
    if (save == Save::Patch)
        checkFlagRule(before, after, fields, world);
    if (before.isStatic && (isRedefined(before, after) || fields.csv))
        refuseWhileUnresolved(before);
    const Json filters = effectiveFilters(after.filters, after.groups);
    if (world.traits.staticCriteriaLocked && after.isStatic)
        checkStaticCriteria(effectiveFilters(before.filters, before.groups), filters);
    if (after.deleted && !before.deleted)
        checkDeletion(after, world);
    if (const auto error = checkReferences(after.id, filters, cohortLookup(world, after.projectId)))
        refuse(*error);
}

} // namespace demo
