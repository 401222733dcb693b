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

Json actionsOf(const std::string &status)
{
    if (status == "failed")
        return Json::array({"retry", "abandon"});
    return isOver(status) ? Json::array() : Json::array({"abandon"});
}

Json progressOf(const CohortRecord &cohort, const std::string &status)
{
    const std::int64_t matched = status == "pending" ? 0 : cohort.count.value_or(0);
    const std::int64_t unmatched = cohort.lastImportUnmatched.value_or(0);
    // A run that has not ended has a third still before it.
    const std::int64_t total = status == "completed" ? matched + unmatched : matched + matched / 2 + 30;
    return {{"identifiers_total", total},
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
        {"source", "list"},
        {"status", status},
        {"phase", phaseOf(status)},
        {"progress", progressOf(cohort, status)},
        {"error_code", plan.errorCode},
        {"error_message", failing ? Json(lastErrorMessage(plan.errorCode)) : Json()},
        {"attempts", status == "failed"            ? 6
                     : status == "retry_scheduled" ? 2
                                                   : 1},
        {"max_attempts", 6},
        {"next_attempt_at", status == "retry_scheduled" ? Json(timestampText(now + 240 * MicrosPerSecond)) : Json()},
        {"input_expires_at",
         isOver(status) && status != "failed" ? Json() : Json(timestampText(now + 6 * MicrosPerDay))},
        {"input_available", !isOver(status) || status == "failed"},
        {"available_actions", actionsOf(status)},
        {"created_at", timestampText(started)},
        {"finished_at", isOver(status) ? Json(timestampText(started + 40 * MicrosPerSecond)) : Json()}};
}

} // namespace demo
