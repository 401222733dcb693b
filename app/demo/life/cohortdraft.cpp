// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/life/cohortdraft.h"

#include "app/demo/filters/legacygroups.h"
#include "app/demo/life/closedtables.h"
#include "app/demo/life/querymembers.h"
#include "app/demo/server/apierror.h"
#include "app/demo/world/world.h"

namespace demo {

namespace {

CohortFacts factsOf(const CohortRecord &cohort)
{
    return {cohort.isStatic, !cohort.query.is_null(), effectiveFilters(cohort.filters, cohort.groups)};
}

Json checkedGroups(const Json &sent, Save save, Generation generation)
{
    if (generation == Generation::Newest) {
        if (const auto error = checkGroups(sent))
            refuse(*error);
        return sent;
    }
    if (sent.is_null())
        return Json::array();
    // Older servers trip over what they do not know, and only when they create (contract 2.3, grammar 1.4).
    if (save == Save::Create && checkGroups(sent))
        throw serverError(500, "error", "A server error occurred.");
    return sent;
}

Json checkedFilters(const Json &sent, bool isStatic, Generation generation)
{
    if (sent.is_null() || (isStatic && sent.is_object() && !hasConditions(sent)))
        return sent;
    const SaveCheck check = checkFilters(sent, generation);
    if (!check.ok())
        refuse(*check.error);
    return check.filters;
}

void putPlainFields(CohortRecord &cohort, const CohortFields &fields)
{
    if (fields.name)
        cohort.name = *fields.name;
    if (fields.description)
        cohort.description = *fields.description;
    if (fields.deleted)
        cohort.deleted = *fields.deleted;
    if (fields.isStatic)
        cohort.isStatic = *fields.isStatic;
}

void putDefinition(CohortRecord &cohort, const CohortFields &fields, Save save, Generation generation)
{
    if (fields.groups)
        cohort.groups = checkedGroups(*fields.groups, save, generation);
    if (fields.filters)
        cohort.filters = checkedFilters(*fields.filters, cohort.isStatic, generation);
    if (!fields.query)
        return;
    if (!fields.query->is_null())
        checkCohortQuery(*fields.query);
    cohort.query = *fields.query;
}

// Access control of the warehouse's tables is as new as population runs (contract 12).
void checkTables(const CohortFields &fields, const World &world)
{
    if (world.generation != Generation::Newest)
        return;
    refuseClosedTables(fields.filters.value_or(Json()));
    refuseClosedTables(fields.query.value_or(Json()));
}

void checkQueryPlace(const CohortRecord &cohort, const CohortFields &fields)
{
    if (cohort.query.is_null())
        return;
    if (fields.query && hasConditions(effectiveFilters(cohort.filters, cohort.groups)))
        throw invalid("Cannot set both query and filters at the same time.");
    if (!cohort.isStatic && (fields.query || fields.isStatic))
        throw invalid("Cannot create a dynamic cohort with a query. Set is_static to true.");
}

// What was sent is checked, and overwritten where the server computes it: always to null, as this one has no realtime
// cohorts (contract 2.4).
void putCohortType(CohortRecord &cohort, const CohortFields &fields, Save save, const World &world)
{
    if (fields.cohortType) {
        if (const auto error =
                checkCohortType(*fields.cohortType, factsOf(cohort), cohort.id, cohortLookup(world, cohort.projectId)))
            refuse(*error);
        cohort.cohortType.reset();
        if (fields.cohortType->is_string())
            cohort.cohortType = fields.cohortType->get<std::string>();
    }
    if (!cohort.isStatic && (fields.filters || save == Save::Create))
        cohort.cohortType.reset();
}

// An uploaded list is kept before it is worked off (contract 4).
PopulationSource storedList(IdentifierList list, const CohortFields &fields, const World &world)
{
    if (fields.storageIsDown && !world.traits.population)
        throw serverError(500, "error", "A server error occurred.");
    if (fields.storageIsDown)
        throw serverError(503, "population_storage_unavailable",
                          "The people list could not be saved. Please try again.");
    return FromList{std::move(list)};
}

// People who are given with the cohort are there at once; where that fails, after another attempt (contract 3.2 B).
std::optional<PopulationSource> givenLater(const CohortFields &fields, const World &world)
{
    if (!fields.storageIsDown)
        return {};
    if (!world.traits.population)
        throw serverError(500, "error", "A server error occurred.");
    return FromList{{IdentifierKind::PersonId, fields.personIds}};
}

} // namespace

CohortLookup cohortLookup(const World &world, std::int64_t project)
{
    return [&world, project](std::int64_t id) -> std::optional<CohortFacts> {
        const CohortPtr cohort = world.cohorts->find(project, id);
        return cohort ? std::optional(factsOf(*cohort)) : std::nullopt;
    };
}

void refuse(const SaveError &error)
{
    throw invalid(error.detail, error.attr.empty() ? std::nullopt : std::optional(error.attr), error.code);
}

CohortRecord withFields(CohortRecord cohort, const CohortFields &fields, Save save, const World &world)
{
    putPlainFields(cohort, fields);
    putDefinition(cohort, fields, save, world.generation);
    putCohortType(cohort, fields, save, world);
    checkQueryPlace(cohort, fields);
    checkTables(fields, world);
    return cohort;
}

std::optional<PopulationSource> sourceOf(const CohortRecord &cohort, const CohortFields &fields, Save save,
                                         const World &world)
{
    if (!cohort.isStatic || isUnresolved(cohort))
        return {};
    if (fields.csv)
        return storedList(identifiersInCsv(*fields.csv, world.traits), fields, world);
    if (save == Save::Create && !fields.personIds.empty())
        return givenLater(fields, world);
    if (fields.query && !fields.query->is_null())
        return FromQuery{*fields.query};
    const Json filters = effectiveFilters(cohort.filters, cohort.groups);
    if (save == Save::Create && world.traits.snapshotFromFilters && hasConditions(filters))
        return FromFilters{filters};
    return {};
}

} // namespace demo
