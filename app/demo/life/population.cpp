// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/life/population.h"

#include "app/demo/cohorts/cohortjson.h"
#include "app/demo/engine/engine.h"
#include "app/demo/life/querymembers.h"
#include "app/demo/server/apierror.h"
#include "app/demo/world/world.h"

#include <QUuid>

#include <array>

namespace demo {

namespace {

PopulationResult fromEvaluation(const Evaluation &evaluation)
{
    PopulationResult result;
    result.members = evaluation.members;
    result.total = evaluation.members.count();
    result.errorCode = evaluation.errorCode;
    result.error = evaluation.error;
    return result;
}

struct Finder
{
    std::int64_t project;
    const World &world;

    PopulationResult operator()(const FromList &source) const
    {
        const Matched matched = matchIdentifiers(source.list, world.projects.at(project).people->columns());
        PopulationResult result;
        result.members = matched.members;
        result.total = static_cast<std::int64_t>(source.list.values.size());
        result.unmatched = matched.unmatched;
        result.isList = true;
        return result;
    }
    PopulationResult operator()(const FromQuery &source) const
    {
        return fromEvaluation(membersOfQuery(source.query, project, world));
    }
    PopulationResult operator()(const FromFilters &source) const
    {
        return fromEvaluation(evaluate(source.filters, Json::array(), world.surroundings(project)));
    }
};

const char *sourceName(const PopulationSource &source)
{
    static constexpr std::array<const char *, 3> names = {"list", "query", "filters"};
    return names[source.index()];
}

Json progress(const Json &total, std::int64_t written, std::int64_t matched, std::int64_t unmatched)
{
    return {
        {"identifiers_total", total}, {"identifiers_written", written}, {"matched", matched}, {"unmatched", unmatched}};
}

} // namespace

PopulationResult personsOf(const PopulationSource &source, std::int64_t project, const World &world)
{
    return std::visit(Finder{project, world}, source);
}

bool isUnresolved(const CohortRecord &cohort)
{
    if (!cohort.population.is_object())
        return false;
    const std::string status = cohort.population.value("status", std::string());
    return status == "pending" || status == "running" || status == "retry_scheduled" || status == "failed";
}

void beginPopulation(CohortRecord &cohort, const PopulationSource &source, World &world)
{
    cohort.isCalculating = true;
    if (!world.traits.population)
        return;
    const auto *list = std::get_if<FromList>(&source);
    const Json total = list ? Json(list->list.values.size()) : Json();
    cohort.population = {{"id", QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString()},
                         {"source", sourceName(source)},
                         {"status", "running"},
                         {"phase", "materializing_source"},
                         {"progress", progress(total, 0, 0, 0)},
                         {"error_code", ""},
                         {"error_message", nullptr},
                         {"attempts", 1},
                         {"max_attempts", 6},
                         {"next_attempt_at", nullptr},
                         {"input_expires_at", timestampText(world.clock.instant() + 7 * MicrosPerDay)},
                         {"input_available", true},
                         {"available_actions", Json::array({"abandon"})},
                         {"created_at", timestampText(world.clock.stamp())},
                         {"finished_at", nullptr}};
}

void finishPopulation(CohortRecord &cohort, const PopulationResult &result, World &world)
{
    if (!result.error.empty())
        return failPopulation(cohort, result.errorCode, world);
    if (result.isList && world.traits.population) {
        cohort.lastImportTotal = result.total;
        cohort.lastImportUnmatched = result.unmatched;
    }
    if (!cohort.population.is_object())
        return;
    const std::int64_t matched = result.total - result.unmatched;
    cohort.population["status"] = "completed";
    cohort.population["phase"] = "done";
    cohort.population["progress"] =
        progress(result.isList ? Json(result.total) : Json(), result.total, matched, result.unmatched);
    cohort.population["available_actions"] = Json::array();
    cohort.population["finished_at"] = timestampText(world.clock.stamp());
}

void failPopulation(CohortRecord &cohort, const std::string &code, World &world)
{
    if (!cohort.population.is_object())
        return;
    cohort.population["status"] = "failed";
    cohort.population["error_code"] = code;
    cohort.population["error_message"] = lastErrorMessage(code);
    cohort.population["available_actions"] = Json::array({"retry", "abandon"});
    cohort.population["finished_at"] = timestampText(world.clock.stamp());
}

void refuseWhileUnresolved(const CohortRecord &cohort)
{
    if (isUnresolved(cohort))
        throw serverError(409, "population_in_progress",
                          "This cohort is still being populated. Wait for it to finish, or abandon the run, then try "
                          "again.",
                          {{"population", cohort.population}});
}

} // namespace demo
