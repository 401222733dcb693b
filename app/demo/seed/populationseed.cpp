// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed/populationseed.h"

#include "app/demo/cohorts/cohortrecord.h"
#include "app/demo/columns/members.h"
#include "app/demo/seed/cohortplan.h"
#include "app/demo/seed/seedids.h"

namespace demo {

namespace {

bool isOver(const std::string &status)
{
    return status == "completed" || status == "abandoned" || status == "failed";
}

const char *phaseOf(const std::string &status)
{
    if (status == "completed")
        return "done";
    return status == "pending" ? "materializing_source" : "writing_membership";
}

Json actionsOf(const CohortPlan &plan)
{
    if (plan.population != "failed")
        return isOver(plan.population) ? Json::array() : Json::array({"abandon"});
    if (plan.populationSource != "list")
        return Json::array({"abandon"});
    return Json::array({plan.input == SeedInput::Kept ? "retry" : "reupload", "abandon"});
}

// Only lists are kept, for a week; those of runs that are over are not needed any more.
Json expiryOf(const CohortPlan &plan, Micros now)
{
    const bool needed = !isOver(plan.population) || plan.population == "failed";
    if (!needed || plan.populationSource != "list")
        return nullptr;
    return timestampText(now + (plan.input == SeedInput::Expired ? -1 : 6) * MicrosPerDay);
}

bool hasInput(const CohortPlan &plan)
{
    return plan.input != SeedInput::Gone && (!isOver(plan.population) || plan.population == "failed");
}

Json progressOf(const CohortRecord &cohort, const CohortPlan &plan)
{
    const std::string &status = plan.population;
    const std::int64_t matched = status == "pending" ? 0 : cohort.count.value_or(0);
    const std::int64_t unmatched = cohort.lastImportUnmatched.value_or(0);
    // A run that has not ended has a third still before it.
    const std::int64_t total = status == "completed" ? matched + unmatched : matched + matched / 2 + 30;
    return {{"identifiers_total", plan.populationSource == "list" ? Json(total) : Json()},
            {"identifiers_written", matched + unmatched},
            {"matched", matched},
            {"unmatched", unmatched}};
}

} // namespace

void putImport(CohortRecord &cohort, const Members &members, const CohortPlan &plan)
{
    cohort.lastImportUnmatched = plan.importUnmatched;
    cohort.lastImportTotal = members.count() + plan.importUnmatched;
}

void putPopulation(CohortRecord &cohort, const CohortPlan &plan, std::uint64_t seed, Micros now)
{
    const std::string &status = plan.population;
    const Micros started = isOver(status) ? *cohort.createdAt : now - 600 * MicrosPerSecond;
    cohort.isCalculating = !isOver(status);
    if (status == "failed") {
        cohort.errorsCalculating = 1;
        cohort.lastErrorCode = plan.errorCode;
    }
    const bool failing = !plan.errorCode.empty();
    cohort.population = {
        {"id", seedUuid(seed, "population" + *plan.name, 1)},
        {"source", plan.populationSource},
        {"status", status},
        {"phase", phaseOf(status)},
        {"progress", progressOf(cohort, plan)},
        {"error_code", plan.errorCode},
        {"error_message", failing ? Json(lastErrorMessage(plan.errorCode)) : Json()},
        {"attempts", status == "failed"            ? 6
                     : status == "retry_scheduled" ? 2
                                                   : 1},
        {"max_attempts", 6},
        {"next_attempt_at", status == "retry_scheduled" ? Json(timestampText(now + 240 * MicrosPerSecond)) : Json()},
        {"input_expires_at", expiryOf(plan, now)},
        {"input_available", hasInput(plan)},
        {"available_actions", actionsOf(plan)},
        {"created_at", timestampText(started)},
        {"finished_at", isOver(status) ? Json(timestampText(started + 40 * MicrosPerSecond)) : Json()}};
}

} // namespace demo
