// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/life/activitylog.h"

#include "app/demo/world/world.h"

namespace demo {

namespace {

Json textOrNull(const std::optional<std::string> &text)
{
    return text ? Json(*text) : Json();
}

// The compared fields, as they are logged.
Json comparedFields(const CohortRecord &cohort)
{
    return {{"name", textOrNull(cohort.name)}, {"description", cohort.description},
            {"deleted", cohort.deleted},       {"filters", cohort.filters},
            {"query", cohort.query},           {"groups", cohort.groups},
            {"is_static", cohort.isStatic},    {"cohort_type", textOrNull(cohort.cohortType)}};
}

Json change(const Json &field, const Json &before, const Json &after)
{
    const char *action = before.is_null() ? "created" : after.is_null() ? "deleted" : "changed";
    return {{"type", "Cohort"}, {"action", action}, {"field", field}, {"before", before}, {"after", after}};
}

Json changesBetween(const CohortRecord &before, const CohortRecord &after)
{
    const Json was = comparedFields(before), is = comparedFields(after);
    Json changes = Json::array();
    for (const auto &[field, value] : is.items())
        if (was[field] != value)
            changes.push_back(change(field, was[field], value));
    return changes;
}

ActivityRow entry(const CohortRecord &cohort, const char *activity, Json changes, Json name)
{
    ActivityRow row;
    row.projectId = cohort.projectId;
    row.cohortId = cohort.id;
    row.activity = activity;
    row.detail = {{"changes", std::move(changes)},
                  {"trigger", nullptr},
                  {"name", std::move(name)},
                  {"short_id", nullptr},
                  {"type", nullptr}};
    return row;
}

ActivityRow stamped(ActivityRow row, std::int64_t user, World &world)
{
    row.userId = user;
    row.createdAt = world.clock.stamp();
    return row;
}

} // namespace

ActivityRow createdEntry(const CohortRecord &cohort, std::int64_t user, World &world)
{
    Json changes;
    if (!world.traits.createdWithoutChanges)
        changes = Json::array({change("people", nullptr, Json::array())});
    return stamped(entry(cohort, "created", std::move(changes), textOrNull(cohort.name)), user, world);
}

std::optional<ActivityRow> changedEntry(const CohortRecord &before, const CohortRecord &after, std::int64_t user,
                                        World &world)
{
    Json changes = changesBetween(before, after);
    if (changes.empty())
        return {};
    const bool turned = before.deleted != after.deleted && world.traits.deletedActivity;
    const char *activity = !turned ? "updated" : after.deleted ? "deleted" : "restored";
    return stamped(entry(after, activity, std::move(changes), textOrNull(after.name)), user, world);
}

ActivityRow membersEntry(const CohortRecord &cohort, MemberChange kind, const Json &persons, std::int64_t user,
                         World &world)
{
    const bool added = kind == MemberChange::Added;
    Json what = added ? change(nullptr, nullptr, persons) : change(nullptr, persons, nullptr);
    const char *activity = added ? "persons_added_manually" : "person_removed_manually";
    return stamped(entry(cohort, activity, Json::array({std::move(what)}), nullptr), user, world);
}

} // namespace demo
