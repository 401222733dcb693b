// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/life/population.h"

#include "app/demo/engine/engine.h"
#include "app/demo/life/querymembers.h"
#include "app/demo/server/apierror.h"
#include "app/demo/world/world.h"

#include <QUuid>

#include <algorithm>
#include <array>
#include <optional>

namespace demo {

namespace {

constexpr int MostAttempts = 6;
constexpr std::int64_t InputDays = 7; // how long a list of people is said to be kept

PopulationResult fromEvaluation(const Evaluation &evaluation)
{
    return {evaluation.members, evaluation.members.count(), 0, false, evaluation.errorCode, evaluation.error};
}

struct Finder
{
    std::int64_t project;
    const World &world;

    PopulationResult operator()(const FromList &source) const
    {
        const Matched matched = matchIdentifiers(source.list, world.projects.at(project).people->columns());
        return {matched.members, static_cast<std::int64_t>(source.list.values.size()), matched.unmatched, true};
    }
    PopulationResult operator()(const FromQuery &source) const
    {
        return fromEvaluation(membersOfQuery(source.query, project, world));
    }
    PopulationResult operator()(const FromFilters &source) const
    {
        return fromEvaluation(evaluate(source.filters, Json::array(), world.surroundings(project)));
    }
    PopulationResult operator()(const FromCohort &source) const
    {
        const Members members = *world.cohorts->members(source.cohort);
        return {members, members.count()};
    }
};

const char *sourceName(const PopulationSource &source)
{
    static constexpr std::array<const char *, 4> names = {"list", "query", "filters", "query"};
    return names[source.index()];
}

Json progress(const Json &total, std::int64_t written, std::int64_t matched, std::int64_t unmatched)
{
    return {
        {"identifiers_total", total}, {"identifiers_written", written}, {"matched", matched}, {"unmatched", unmatched}};
}

std::string textOf(const Json &population, const char *name)
{
    const auto found = population.find(name);
    return found != population.end() && found->is_string() ? found->get<std::string>() : std::string();
}

void putFailure(CohortRecord &cohort, const std::string &code, World &world)
{
    if (!cohort.population.is_object())
        return;
    cohort.population["status"] = "failed";
    cohort.population["error_code"] = code;
    cohort.population["error_message"] = lastErrorMessage(code);
    cohort.population["available_actions"] = Json::array({"retry", "abandon"});
    cohort.population["finished_at"] = timestampText(world.clock.stamp());
}

ApiError notRetryable(const char *why)
{
    return serverError(409, "population_not_retryable", why);
}

void checkInput(const Json &run, Micros now)
{
    const auto expiry = instantFromIso(textOf(run, "input_expires_at"));
    if (expiry && *expiry < now)
        throw notRetryable("The saved input has expired. Stop this run and upload the list again.");
    if (run.value("input_available", Json()) != true)
        throw notRetryable("The people list for this import is no longer stored. Upload it again to finish it.");
}

struct ListCounts
{
    std::int64_t total = 0;
    std::int64_t unmatched = 0;
};

// Nothing when the people came from no list. A list that is taken up again was counted when it was begun.
std::optional<ListCounts> listCounts(const CohortRecord &cohort, const PopulationResult &result)
{
    if (result.isList)
        return ListCounts{result.total, result.unmatched};
    if (!cohort.population.is_object() || textOf(cohort.population, "source") != "list")
        return {};
    const std::int64_t total = cohort.population.at("progress").value("identifiers_total", result.total);
    return ListCounts{total, std::max<std::int64_t>(0, total - result.total)};
}

} // namespace

PopulationResult personsOf(const PopulationSource &source, std::int64_t project, const World &world)
{
    return std::visit(Finder{project, world}, source);
}

std::string populationId(const CohortRecord &cohort)
{
    return cohort.population.is_object() ? textOf(cohort.population, "id") : std::string();
}

bool isUnresolved(const CohortRecord &cohort)
{
    if (!cohort.population.is_object())
        return false;
    const std::string status = textOf(cohort.population, "status");
    return status == "pending" || status == "running" || status == "retry_scheduled" || status == "failed";
}

void refuseWhileUnresolved(const CohortRecord &cohort)
{
    if (isUnresolved(cohort))
        throw serverError(409, "population_in_progress",
                          "This cohort is still being populated. Wait for it to finish, or abandon the run, then try "
                          "again.",
                          {{"population", cohort.population}});
}

void beginPopulation(CohortRecord &cohort, const PopulationSource &source, World &world)
{
    cohort.isCalculating = true;
    if (!world.traits.population)
        return;
    const auto *list = std::get_if<FromList>(&source);
    const Json total = list ? Json(list->list.values.size()) : Json();
    const Json expiry = list ? Json(timestampText(world.clock.instant() + InputDays * MicrosPerDay)) : Json();
    cohort.population = {{"id", QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString()},
                         {"source", sourceName(source)},
                         {"status", "running"},
                         {"phase", "materializing_source"},
                         {"progress", progress(total, 0, 0, 0)},
                         {"error_code", ""},
                         {"error_message", nullptr},
                         {"attempts", 1},
                         {"max_attempts", MostAttempts},
                         {"next_attempt_at", nullptr},
                         {"input_expires_at", expiry},
                         {"input_available", true},
                         {"available_actions", Json::array({"abandon"})},
                         {"created_at", timestampText(world.clock.stamp())},
                         {"finished_at", nullptr}};
}

void finishPopulation(CohortRecord &cohort, const PopulationResult &result, World &world)
{
    if (!result.error.empty())
        return putFailure(cohort, result.errorCode, world);
    const std::optional<ListCounts> list = listCounts(cohort, result);
    if (list) {
        cohort.lastImportTotal = list->total;
        cohort.lastImportUnmatched = list->unmatched;
    }
    if (!cohort.population.is_object())
        return;
    const ListCounts counts = list.value_or(ListCounts{result.total, 0});
    cohort.population["status"] = "completed";
    cohort.population["phase"] = "done";
    cohort.population["error_code"] = "";
    cohort.population["error_message"] = nullptr;
    cohort.population["next_attempt_at"] = nullptr;
    cohort.population["progress"] =
        progress(list ? Json(counts.total) : Json(), counts.total, counts.total - counts.unmatched, counts.unmatched);
    cohort.population["input_available"] = false;
    cohort.population["available_actions"] = Json::array();
    cohort.population["finished_at"] = timestampText(world.clock.stamp());
}

void postponePopulation(CohortRecord &cohort, World &world)
{
    if (!cohort.population.is_object())
        return;
    cohort.population["status"] = "retry_scheduled";
    cohort.population["phase"] = "writing_membership";
    cohort.population["error_code"] = "unknown";
    cohort.population["error_message"] = lastErrorMessage("unknown");
    const auto wait = std::chrono::duration_cast<std::chrono::microseconds>(world.calculationDelay);
    cohort.population["next_attempt_at"] = timestampText(world.clock.instant() + wait.count());
}

void failPopulation(CohortRecord &cohort, const std::string &code, World &world)
{
    cohort.isCalculating = false;
    cohort.errorsCalculating += 1;
    cohort.lastErrorCode = code;
    putFailure(cohort, code, world);
    if (cohort.population.is_object())
        cohort.population["phase"] = "writing_membership";
}

void interruptPopulation(CohortRecord &cohort, World &world)
{
    putFailure(cohort, "interrupted", world);
    if (!cohort.population.is_object() || textOf(cohort.population, "source") != "list")
        return;
    cohort.population["input_available"] = false;
    cohort.population["available_actions"] = Json::array({"abandon", "reupload"});
}

PopulationSource sourceForRetry(const CohortRecord &cohort, std::optional<PopulationSource> kept, const World &world)
{
    const Json &run = cohort.population;
    if (!run.is_object())
        throw notFound("This cohort has no population run.");
    if (textOf(run, "status") != "failed")
        throw notRetryable("Only a failed run can be retried.");
    const bool isList = textOf(run, "source") == "list";
    if (isList)
        checkInput(run, world.clock.instant());
    if (kept)
        return *std::move(kept);
    if (!isList)
        throw notRetryable("This run cannot be resumed. Stop it before starting again.");
    // A seeded run: what is left of its list are people whom nobody here knows.
    return FromCohort{cohort.id};
}

void retryPopulation(CohortRecord &cohort)
{
    cohort.isCalculating = true;
    cohort.population["status"] = "pending";
    cohort.population["attempts"] = 0;
    cohort.population["error_code"] = "";
    cohort.population["error_message"] = nullptr;
    cohort.population["finished_at"] = nullptr;
    cohort.population["next_attempt_at"] = nullptr;
    cohort.population["available_actions"] = Json::array({"abandon"});
}

void abandonPopulation(CohortRecord &cohort, World &world)
{
    if (!isUnresolved(cohort))
        throw notFound("This cohort has no unfinished population run.");
    cohort.isCalculating = false;
    cohort.population["status"] = "abandoned";
    cohort.population["next_attempt_at"] = nullptr;
    cohort.population["available_actions"] = Json::array();
    cohort.population["finished_at"] = timestampText(world.clock.stamp());
}

} // namespace demo
