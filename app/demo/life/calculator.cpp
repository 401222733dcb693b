// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/life/calculator.h"

#include "app/demo/engine/engine.h"
#include "app/demo/life/calculationoutcome.h"
#include "app/demo/life/cohortgraph.h"
#include "app/demo/life/keptsources.h"
#include "app/demo/world/world.h"

#include <cstdio>
#include <exception>

namespace demo {

namespace {

constexpr const char *Interrupted = "interrupted";

Calculator::Run raise(CohortRecord &cohort)
{
    cohort.pendingVersion = std::max(cohort.pendingVersion.value_or(0), cohort.version.value_or(0)) + 1;
    cohort.isCalculating = true;
    return {cohort.projectId, cohort.id, *cohort.pendingVersion};
}

// A filled cohort's members and what its record says of them (contract 7.2).
void settleFilling(CohortChanges &changes, CohortRecord &cohort, const PopulationResult &result, World &world)
{
    Members members = *changes.members(cohort.id);
    if (result.error.empty()) {
        members |= result.members;
        cohort.lastCalculation = world.clock.stamp();
        cohort.errorsCalculating = 0;
    } else {
        cohort.errorsCalculating += 1;
        cohort.lastErrorCode = result.errorCode;
    }
    cohort.count = members.count();
    cohort.isCalculating = false;
    finishPopulation(cohort, result, world);
    if (result.error.empty())
        dropSource(changes.database(), cohort.id); // else it is there to be tried again
    changes.putMembers(cohort.id, std::move(members));
}

// What an earlier process was doing to the cohort cannot be gone on with.
void putInterrupted(CohortChanges &changes, CohortRecord cohort, World &world)
{
    cohort.isCalculating = false;
    if (cohort.isStatic) {
        cohort.errorsCalculating += 1;
        cohort.lastErrorCode = Interrupted;
        interruptPopulation(cohort, world);
    }
    changes.put(std::move(cohort));
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

std::vector<Calculator::Run> Calculator::request(CohortChanges &changes, const CohortRecord &cohort)
{
    CohortGraph graph(m_world.cohorts->list(cohort.projectId));
    graph.replace(cohort);
    std::vector<Run> runs;
    for (const std::int64_t id : graph.calculationOrder(cohort.id)) {
        CohortRecord next = id == cohort.id ? cohort : *changes.find(cohort.projectId, id);
        runs.push_back(raise(next));
        changes.put(std::move(next));
    }
    return runs;
}

void Calculator::enqueue(const std::vector<Run> &runs)
{
    for (const Run &run : runs)
        push({{}, run, {}});
}

void Calculator::populate(const CohortRecord &cohort, PopulationSource source)
{
    push({{}, {cohort.projectId, cohort.id, 0}, Filling{populationId(cohort), std::move(source)}});
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

// Waits until the first task is due; nothing when the server stops.
std::optional<Calculator::Task> Calculator::nextTask()
{
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return m_stopping || !m_tasks.empty(); });
    if (m_stopping || m_wake.wait_until(lock, m_tasks.front().due, [this] { return m_stopping.load(); }))
        return {};
    Task task = std::move(m_tasks.front());
    m_tasks.pop_front();
    return task;
}

void Calculator::work()
{
    while (const std::optional<Task> task = nextTask()) {
        try {
            carryOut(*task);
        } catch (const std::exception &error) {
            // A full disk and the like: the cohort stays as it is stored, later runs may work again.
            std::fprintf(stderr, "calculation of cohort %lld: %s\n", static_cast<long long>(task->run.cohort),
                         error.what());
        }
    }
}

void Calculator::carryOut(const Task &task)
{
    if (task.filling)
        fill(task.run, *task.filling);
    else
        calculate(task.run);
}

void Calculator::calculate(const Run &run)
{
    const CohortPtr cohort = m_world.cohorts->find(run.project, run.cohort);
    if (!isCalculated(cohort) || cohort->pendingVersion.value_or(0) > run.version)
        return; // deleted or overtaken meanwhile: skipped (contract 7.1)
    CalculationRow row = beginRow(*cohort, m_world.clock.stamp());
    Surroundings around = m_world.surroundings(run.project);
    around.cancelled = [this] { return m_stopping.load(); };
    const Evaluation evaluation = evaluate(cohort->filters, cohort->groups, around);
    if (evaluation.errorCode == Interrupted)
        return; // the next start takes it up again
    finishRow(row, evaluation, m_world.clock.stamp());
    m_world.cohorts->change([&](CohortChanges &changes) {
        putCalculation(changes.database(), row);
        CohortRecord now = *changes.find(run.project, run.cohort);
        if (now.isStatic || now.deleted)
            return; // changed while it was calculated
        if (settle(now, run.version, row))
            changes.putMembers(run.cohort, evaluation.members);
        changes.put(std::move(now));
    });
}

void Calculator::fill(const Run &run, const Filling &filling)
{
    const PopulationResult result = personsOf(filling.source, run.project, m_world);
    m_world.cohorts->change([&](CohortChanges &changes) {
        const CohortPtr stored = changes.find(run.project, run.cohort);
        const bool abandoned = populationId(*stored) != filling.id || (!filling.id.empty() && !isUnresolved(*stored));
        if (!stored->isStatic || abandoned)
            return;
        CohortRecord now = *stored;
        settleFilling(changes, now, result, m_world);
        changes.put(std::move(now));
    });
}

// What is to be done again of what an earlier process was doing to the cohort.
std::optional<Calculator::Task> Calculator::takeUp(CohortChanges &changes, const CohortRecord &cohort)
{
    if (!cohort.isStatic && !cohort.deleted)
        return Task{{}, {cohort.projectId, cohort.id, cohort.pendingVersion.value_or(1)}, {}};
    if (auto source = cohort.isStatic ? keptSource(changes.database(), cohort.id) : std::nullopt)
        return Task{{}, {cohort.projectId, cohort.id, 0}, Filling{populationId(cohort), *std::move(source)}};
    putInterrupted(changes, cohort, m_world);
    return {};
}

void Calculator::resume()
{
    std::vector<Task> tasks;
    m_world.cohorts->change([&](CohortChanges &changes) {
        for (const auto &[project, place] : m_world.projects)
            for (const CohortPtr &cohort : m_world.cohorts->list(project, true))
                if (auto task = cohort->isCalculating ? takeUp(changes, *cohort) : std::nullopt)
                    tasks.push_back(*std::move(task));
    });
    for (Task &task : tasks)
        push(std::move(task));
}

} // namespace demo
