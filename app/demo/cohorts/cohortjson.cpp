// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/cohorts/cohortjson.h"

#include "app/demo/filters/legacygroups.h"
#include "app/demo/filters/references.h"
#include "app/demo/world/world.h"

#include <array>

namespace demo {

namespace {

template<typename Value>
Json orNull(const std::optional<Value> &value)
{
    return value ? Json(*value) : Json();
}

void putVersions(Json &body, const CohortRecord &cohort)
{
    body["version"] = orNull(cohort.version);
    body["pending_version"] = orNull(cohort.pendingVersion);
}

void putError(Json &body, const CohortRecord &cohort)
{
    body["last_backfill_person_properties_at"] = timeJson(cohort.lastBackfill);
    body["last_error_message"] = cohort.lastErrorCode ? Json(lastErrorMessage(*cohort.lastErrorCode)) : Json();
}

void putPopulation(Json &body, const CohortRecord &cohort, const Json &filters, CohortShape shape)
{
    body["last_import_total_count"] = orNull(cohort.lastImportTotal);
    body["last_import_unmatched_count"] = orNull(cohort.lastImportUnmatched);
    body["population"] = shape == CohortShape::Whole && cohort.isStatic ? cohort.population : Json();
    body["condition_type"] = conditionType(filters);
}

void makeBasic(Json &body, const GenerationTraits &traits)
{
    if (!traits.basicDropsExtras)
        return;
    for (const char *name : {"query", "groups"})
        body.erase(name);
    if (traits.basicDropsFilters) {
        body.erase("filters");
        return;
    }
    body.erase("last_error_message");
    body.erase("experiment_set");
}

} // namespace

Json cohortJson(const CohortRecord &cohort, CohortShape shape, const World &world,
                const std::optional<std::string> &searchMatch)
{
    const Json filters = effectiveFilters(cohort.filters, cohort.groups);
    Json body = {{"id", cohort.id},
                 {"name", orNull(cohort.name)},
                 {"description", cohort.description},
                 {"groups", cohort.groups},
                 {"deleted", cohort.deleted},
                 {"filters", filters},
                 {"query", cohort.query},
                 {"is_calculating", cohort.isCalculating},
                 {"created_by", userBasic(world, cohort.createdBy)},
                 {"created_at", timeJson(cohort.createdAt)},
                 {"last_calculation", timeJson(cohort.lastCalculation)},
                 {"errors_calculating", cohort.errorsCalculating},
                 {"count", orNull(cohort.count)},
                 {"is_static", cohort.isStatic},
                 {"cohort_type", orNull(cohort.cohortType)},
                 {"experiment_set", cohort.experiments}};
    if (world.traits.versions)
        putVersions(body, cohort);
    if (world.traits.lastErrorMessage)
        putError(body, cohort);
    if (world.traits.population)
        putPopulation(body, cohort, filters, shape);
    if (world.traits.searchMatchType)
        body["search_match_type"] = orNull(searchMatch);
    if (shape == CohortShape::Basic)
        makeBasic(body, world.traits);
    return body;
}

Json userBasic(const World &world, std::optional<std::int64_t> id)
{
    static constexpr std::array<const char *, 9> fields = {"id",
                                                           "uuid",
                                                           "distinct_id",
                                                           "first_name",
                                                           "last_name",
                                                           "email",
                                                           "is_email_verified",
                                                           "hedgehog_config",
                                                           "role_at_organization"};
    static constexpr std::array<const char *, 5> fewFields = {"id", "uuid", "distinct_id", "first_name", "email"};
    const Json *user = id ? world.documents.find("user", 0, *id) : nullptr;
    if (!user)
        return nullptr;
    Json basic = Json::object();
    const auto copy = [&](const auto &names) {
        for (const char *name : names)
            basic[name] = user->value(name, Json());
    };
    world.traits.shortUser ? copy(fewFields) : copy(fields);
    return basic;
}

Json timeJson(std::optional<Micros> instant)
{
    return instant ? Json(timestampText(*instant)) : Json();
}

} // namespace demo
