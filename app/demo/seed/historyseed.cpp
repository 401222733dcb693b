// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed/historyseed.h"

#include "app/demo/cohorts/activitytable.h"
#include "app/demo/cohorts/calculationtable.h"
#include "app/demo/cohorts/cohortrecord.h"
#include "app/demo/engine/engine.h"
#include "app/demo/filters/legacygroups.h"
#include "app/demo/seed/cohortplan.h"
#include "app/demo/seed/random.h"
#include "app/demo/seed/seedids.h"
#include "app/demo/world/world.h"

#include <algorithm>

namespace demo {

namespace {

constexpr Micros Minute = 60 * MicrosPerSecond;

Json queryFigures(const std::string &id, std::int64_t persons, Random &random)
{
    const auto milliseconds = static_cast<std::int64_t>(80 + random.below(2400));
    return Json::array({{{"query", "INSERT INTO cohortpeople SELECT id, ... FROM persons WHERE ..."},
                         {"query_id", "cohort_" + id.substr(0, 8)},
                         {"query_ms", milliseconds},
                         {"memory_mb", 20 + milliseconds / 20},
                         {"read_rows", 120'000 + persons * 3},
                         {"written_rows", persons}}});
}

CalculationRow runAt(const CohortRecord &cohort, Micros started, std::uint64_t number, Random &random)
{
    CalculationRow row;
    row.id = seedUuid(static_cast<std::uint64_t>(cohort.id) * 1'000'003, "run", number);
    row.cohortId = cohort.id;
    row.filters = effectiveGroup(cohort.filters, cohort.groups);
    row.startedAt = started;
    row.finishedAt = started + static_cast<Micros>(200'000 + random.below(3'000'000));
    return row;
}

void addSuccesses(Database &database, const CohortRecord &cohort, Random &random)
{
    const std::uint64_t runs = 1 + random.below(6);
    for (std::uint64_t i = 0; i < runs; ++i) {
        // An older list was a little different.
        const std::int64_t count = std::max<std::int64_t>(
            0, *cohort.count - (i == 0 ? 0
                                       : static_cast<std::int64_t>(
                                             random.below(1 + static_cast<std::uint64_t>(*cohort.count) / 40 * i))));
        CalculationRow row =
            runAt(cohort, *cohort.lastCalculation - static_cast<Micros>(i) * 24 * 60 * Minute, i, random);
        if (i > 0 && row.startedAt < *cohort.createdAt)
            break;
        row.count = count;
        row.queries = queryFigures(row.id, count, random);
        putCalculation(database, row);
    }
}

void addFailures(Database &database, const CohortRecord &cohort, const std::string &code, const std::string &error,
                 Micros last, Random &random)
{
    const std::int64_t runs = std::max<std::int64_t>(cohort.errorsCalculating, 1);
    for (std::int64_t i = 0; i < runs; ++i) {
        CalculationRow row = runAt(cohort, last - i * 30 * Minute, static_cast<std::uint64_t>(100 + i), random);
        row.error = error;
        row.errorCode = code;
        putCalculation(database, row);
    }
}

ActivityRow entry(const CohortRecord &cohort, const char *activity, Json changes, Micros at)
{
    return {cohort.projectId,
            cohort.id,
            cohort.createdBy,
            activity,
            {{"changes", std::move(changes)},
             {"trigger", nullptr},
             {"name", cohort.name ? Json(*cohort.name) : Json()},
             {"short_id", nullptr},
             {"type", nullptr}},
            at};
}

Json change(const char *action, const char *field, Json before, Json after)
{
    return {{"type", "Cohort"},
            {"action", action},
            {"field", field ? Json(field) : Json()}, // null for people added or removed (contract 11)
            {"before", std::move(before)},
            {"after", std::move(after)}};
}

Json olderFilters()
{
    return {{"properties",
             {{"type", "OR"},
              {"values", Json::array({{{"type", "AND"},
                                       {"values", Json::array({{{"type", "person"},
                                                                {"key", "plan"},
                                                                {"operator", "exact"},
                                                                {"value", Json::array({"trial"})},
                                                                {"negation", false}}})}}})}}}};
}

// Entries about people carry no name (contract 11).
void addMemberEdits(Database &database, const CohortRecord &cohort, Micros at)
{
    const Json person = seedUuid(static_cast<std::uint64_t>(cohort.id), "edited", 1);
    ActivityRow added = entry(cohort, "persons_added_manually",
                              Json::array({change("created", nullptr, nullptr, Json::array({person}))}), at);
    ActivityRow removed = entry(cohort, "person_removed_manually",
                                Json::array({change("deleted", nullptr, person, nullptr)}), at + Minute);
    for (ActivityRow *row : {&added, &removed}) {
        row->detail["name"] = nullptr;
        addActivity(database, *row);
    }
}

void addEdits(Database &database, const CohortRecord &cohort, Random &random, Micros now)
{
    const auto life = static_cast<std::uint64_t>(now - *cohort.createdAt);
    const Micros at = *cohort.createdAt + static_cast<Micros>(random.below(life));
    if (random.chance(0.4))
        addActivity(database,
                    entry(cohort, "updated",
                          Json::array({change("changed", "name", "Untitled cohort", cohort.name.value_or(""))}), at));
    if (!cohort.isStatic && !cohort.filters.is_null() && random.chance(0.3))
        addActivity(database, entry(cohort, "updated",
                                    Json::array({change("changed", "filters", olderFilters(), cohort.filters),
                                                 change("created", "description", nullptr, cohort.description)}),
                                    at + Minute));
    if (cohort.isStatic && random.chance(0.3))
        addMemberEdits(database, cohort, at);
}

} // namespace

void seedHistory(Database &database, const CohortRecord &cohort, const CohortPlan &plan, const Evaluation &evaluation,
                 Random &random, Micros now)
{
    // Of static ones only a failed filling from a flag leaves a row (contract 7.3).
    if (cohort.isStatic && plan.populationSource == "feature_flag")
        addFailures(database, cohort, plan.errorCode, plan.error, now - 10 * Minute, random);
    if (cohort.isStatic)
        return;
    if (cohort.count && cohort.lastCalculation)
        addSuccesses(database, cohort, random);
    if (plan.state == SeedState::Failing)
        addFailures(database, cohort, plan.errorCode, plan.error, now - 10 * Minute, random);
    else if (plan.state == SeedState::Recovered)
        addFailures(database, cohort, plan.errorCode, plan.error, *cohort.lastCalculation - 60 * Minute, random);
    else if (!evaluation.ok())
        addFailures(database, cohort, evaluation.errorCode, evaluation.error, now - 10 * Minute, random);
    if (cohort.isCalculating) {
        CalculationRow row = runAt(cohort, now - Minute, 200, random);
        row.finishedAt.reset();
        putCalculation(database, row);
    }
}

void seedActivity(Database &database, const CohortRecord &cohort, Random &random, const World &world)
{
    const Micros now = world.clock.instant();
    const bool brief = world.traits.createdWithoutChanges;
    addActivity(database, entry(cohort, "created",
                                brief ? Json() : Json::array({change("created", "people", nullptr, Json::array())}),
                                *cohort.createdAt));
    addEdits(database, cohort, random, now);
    const auto turn = [&](const char *activity, bool deleted, Micros ago) {
        addActivity(database, entry(cohort, world.traits.deletedActivity ? activity : "updated",
                                    Json::array({change("changed", "deleted", !deleted, deleted)}), now - ago));
    };
    if (cohort.deleted)
        turn("deleted", true, 3 * 24 * 60 * Minute);
    else if (random.chance(0.02)) {
        turn("deleted", true, 40 * Minute);
        turn("restored", false, 30 * Minute);
    }
}

} // namespace demo
