// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/life/calculator.h"

#include "app/demo/cohorts/calculationtable.h"
#include "app/demo/engine/engine.h"
#include "app/demo/filters/legacygroups.h"
#include "app/demo/filters/references.h"
#include "app/demo/life/population.h"
#include "app/demo/life/querymembers.h"
#include "app/demo/world/world.h"

#include <QUuid>

#include <algorithm>
#include <set>

namespace demo {

namespace {

bool isLive(const CohortPtr &cohort)
{
    return cohort && !cohort->isStatic && !cohort->deleted;
}

std::vector<std::int64_t> usedBy(const CohortRecord &cohort)
{
    return referencedCohorts(effectiveFilters(cohort.filters, cohort.groups));
}

// What the cohort depends on, deepest first (contract 7.1), each once.
void dependencies(const CohortRecord &cohort, const CohortChanges &changes, std::set<std::int64_t> &seen,
                  std::vector<std::int64_t> &order)
{
    for (const std::int64_t id : usedBy(cohort)) {
        const CohortPtr used = changes.find(cohort.projectId, id);
        if (!isLive(used) || !seen.insert(id).second)
            continue;
        dependencies(*used, changes, seen, order);
        order.push_back(id);
    }
}

// Everything that leads to the cohort, nearest first.
std::vector<std::int64_t> dependants(const CohortRecord &cohort, const World &world)
{
    const auto all = world.cohorts->list(cohort.projectId);
    std::vector<std::int64_t> order{cohort.id};
    for (std::size_t i = 0; i < order.size(); ++i) {
        for (const CohortPtr &other : all) {
            const auto used = isLive(other) ? usedBy(*other) : std::vector<std::int64_t>();
            const bool names = std::find(used.begin(), used.end(), order[i]) != used.end();
            if (names && std::find(order.begin(), order.end(), other->id) == order.end())
                order.push_back(other->id);
        }
    }
    order.erase(order.begin());
    return order;
}

Calculator::Run raise(CohortRecord &cohort)
{
    cohort.pendingVersion = std::max(cohort.pendingVersion.value_or(0), cohort.version.value_or(0)) + 1;
    cohort.isCalculating = true;
    return {cohort.projectId, cohort.id, *cohort.pendingVersion};
}

// The group itself, as the history shows it (contract 7.3).
Json historyFilters(const CohortRecord &cohort)
{
    const Json filters = effectiveFilters(cohort.filters, cohort.groups);
    const auto group = filters.find("properties");
    return group != filters.end() && group->is_object() ? *group : Json::object();
}

Json queryFigures(const Evaluation &evaluation, const CalculationRow &row)
{
    const auto ms = std::max<std::int64_t>(1, evaluation.figures.microseconds / 1000);
    return Json::array({{{"query", "INSERT INTO cohortpeople SELECT id FROM persons WHERE <" +
                                       std::to_string(evaluation.figures.leaves) + " conditions>"},
                         {"query_id", "demo_" + row.id},
                         {"query_ms", ms},
                         {"memory_mb", 1 + evaluation.figures.readRows / 50'000},
                         {"read_rows", evaluation.figures.readRows},
                         {"written_rows", evaluation.members.count()}}});
}

std::string newUuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
}

} // namespace

Calculator::Calculator(World &world)
    : m_world(world)
{}

Calculator::~Calculator()
{
    stop();
}

void Calculator::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

std::vector<Calculator::Run> Calculator::request(CohortChanges &changes, CohortRecord cohort)
{
    std::vector<Run> runs;
    std::set<std::int64_t> seen{cohort.id};
    std::vector<std::int64_t> before;
    if (cohort.id != 0)
        dependencies(cohort, changes, seen, before);
    for (const std::int64_t id : before) {
        CohortRecord used = *changes.find(cohort.projectId, id);
        runs.push_back(raise(used));
        changes.put(std::move(used));
    }
    Run own = raise(cohort);
    own.cohort = changes.put(cohort);
    cohort.id = own.cohort;
    runs.push_back(own);
    for (const std::int64_t id : dependants(cohort, m_world)) {
        CohortRecord other = *changes.find(cohort.projectId, id);
        runs.push_back(raise(other));
        changes.put(std::move(other));
    }
    return runs;
}

void Calculator::enqueue(const std::vector<Run> &runs)
{
    for (const Run &run : runs)
        push({{}, run, {}});
}

void Calculator::populate(std::int64_t project, std::int64_t cohort, PopulationSource source)
{
    push({{}, {project, cohort, 0}, std::move(source)});
}

void Calculator::push(Task task)
{
    task.due = std::chrono::steady_clock::now() + m_world.calculationDelay;
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping)
            return;
        m_tasks.push_back(std::move(task));
        if (!m_thread.joinable())
            m_thread = std::thread([this] { work(); });
    }
    m_wake.notify_all();
}

void Calculator::work()
{
    for (;;) {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [this] { return m_stopping || !m_tasks.empty(); });
        if (m_stopping)
            return;
        const auto due = m_tasks.front().due;
        if (m_wake.wait_until(lock, due, [this] { return m_stopping; }))
            return;
        const Task task = std::move(m_tasks.front());
        m_tasks.pop_front();
        lock.unlock();
        if (task.source)
            fill(task.run, *task.source);
        else
            calculate(task.run);
    }
}

void Calculator::calculate(const Run &run)
{
    const CohortPtr cohort = m_world.cohorts->find(run.project, run.cohort);
    if (!isLive(cohort) || cohort->pendingVersion.value_or(0) > run.version)
        return; // deleted or overtaken meanwhile: skipped (contract 7.1)
    CalculationRow row{newUuid(), run.cohort, historyFilters(*cohort)};
    row.startedAt = m_world.clock.stamp();
    const Evaluation evaluation = evaluate(cohort->filters, cohort->groups, m_world.surroundings(run.project));
    row.finishedAt = m_world.clock.stamp();
    if (evaluation.ok()) {
        row.count = evaluation.members.count();
        row.queries = queryFigures(evaluation, row);
    } else {
        row.error = evaluation.error;
        row.errorCode = evaluation.errorCode;
    }
    m_world.cohorts->change([&](CohortChanges &changes) {
        putCalculation(changes.database(), row);
        CohortRecord now = *changes.find(run.project, run.cohort);
        now.isCalculating = now.pendingVersion.value_or(0) > run.version;
        if (evaluation.ok() && run.version > now.version.value_or(0)) {
            now.version = run.version;
            now.count = evaluation.members.count();
            now.lastCalculation = row.finishedAt;
            now.errorsCalculating = 0;
            changes.putMembers(run.cohort, evaluation.members);
        } else if (!evaluation.ok()) {
            now.errorsCalculating += now.isCalculating ? 0 : 1;
            now.lastErrorCode = evaluation.errorCode;
        }
        changes.put(std::move(now));
    });
}

void Calculator::fill(const Run &run, const PopulationSource &source)
{
    const PopulationResult result = personsOf(source, run.project, m_world);
    m_world.cohorts->change([&](CohortChanges &changes) {
        const CohortPtr stored = changes.find(run.project, run.cohort);
        if (!stored || (stored->population.is_object() && !isUnresolved(*stored)))
            return; // abandoned meanwhile
        CohortRecord now = *stored;
        if (result.error.empty()) {
            Members members = *changes.members(run.cohort);
            members |= result.members;
            now.count = members.count();
            now.lastCalculation = m_world.clock.stamp();
            now.errorsCalculating = 0;
            changes.putMembers(run.cohort, std::move(members));
        } else {
            now.errorsCalculating += 1;
            now.lastErrorCode = result.errorCode;
        }
        now.isCalculating = false;
        finishPopulation(now, result, m_world);
        changes.put(std::move(now));
    });
}

void Calculator::resume()
{
    std::vector<Run> runs;
    m_world.cohorts->change([&](CohortChanges &changes) {
        for (const auto &[project, place] : m_world.projects) {
            for (const CohortPtr &cohort : m_world.cohorts->list(project)) {
                if (!cohort->isCalculating)
                    continue;
                if (!cohort->isStatic) {
                    runs.push_back({project, cohort->id, cohort->pendingVersion.value_or(1)});
                    continue;
                }
                CohortRecord now = *cohort;
                now.isCalculating = false;
                now.errorsCalculating += 1;
                now.lastErrorCode = "interrupted";
                failPopulation(now, "interrupted", m_world);
                changes.put(std::move(now));
            }
        }
    });
    enqueue(runs);
}

} // namespace demo
