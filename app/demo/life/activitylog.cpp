// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/life/activitylog.h"

namespace demo {

namespace {

Json textOrNull(const std::optional<std::string> &text)
{
    return text ? Json(*text) : Json();
}

// The compared fields (contract 11), as they are logged.
Json comparedFields(const CohortRecord &cohort)
{
    return {{"name", textOrNull(cohort.name)}, {"description", cohort.description},
            {"deleted", cohort.deleted},       {"filters", cohort.filters},
            {"query", cohort.query},           {"groups", cohort.groups},
            {"is_static", cohort.isStatic},    {"cohort_type", textOrNull(cohort.cohortType)}};
}

Json change(const std::string &field, const Json &before, const Json &after)
{
    const char *action = before.is_null() ? "created" : after.is_null() ? "deleted" : "changed";
    return {{"type", "Cohort"}, {"action", action}, {"field", field}, {"before", before}, {"after", after}};
}

ActivityRow entry(const CohortRecord &cohort, std::string activity, Json changes, Json name)
{
    ActivityRow row;
    row.projectId = cohort.projectId;
    row.cohortId = cohort.id;
    row.activity = std::move(activity);
    row.detail = {{"changes", std::move(changes)},
                  {"trigger", nullptr},
                  {"name", std::move(name)},
                  {"short_id", nullptr},
                  {"type", nullptr}};
    return row;
}

} // namespace

std::optional<ActivityRow> entryFor(const CohortRecord *before, const CohortRecord &after,
                                    const GenerationTraits &traits)
{
    if (!before) {
        const Json people = Json::array({change("people", nullptr, Json())});
        return entry(after, "created", traits.createdWithoutChanges ? Json() : people, textOrNull(after.name));
    }
    const Json was = comparedFields(*before), is = comparedFields(after);
    Json changes = Json::array();
    for (const auto &[field, value] : is.items())
        if (was[field] != value)
            changes.push_back(change(field, was[field], value));
    if (changes.empty())
        return {};
    const bool flipped = before->deleted != after.deleted && traits.deletedActivity;
    const char *activity = !flipped ? "updated" : after.deleted ? "deleted" : "restored";
    return entry(after, activity, std::move(changes), textOrNull(after.name));
}

ActivityRow membersEntry(const CohortRecord &cohort, const char *activity, const Json &before, const Json &after)
{
    Json row = change("", before, after);
    row["field"] = nullptr;
    return entry(cohort, activity, Json::array({std::move(row)}), nullptr);
}

} // namespace demo
