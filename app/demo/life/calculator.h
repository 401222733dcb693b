// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/cohorts/cohortshelf.h"
#include "app/demo/life/identifiers.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <variant>

namespace demo {

struct World;

// Where the members of a static cohort come from when they are not given at once (contract 3.2 B).
struct FromList
{
    IdentifierList list;
};
struct FromQuery
{
    Json query;
};
struct FromFilters
{
    Json filters;
};
using PopulationSource = std::variant<FromList, FromQuery, FromFilters>;

/* Calculates dynamic cohorts and fills static ones, one after another in a thread of its own, each some time after it
   was asked for, as a real server does (contract 7). Owned by the server; any thread may ask. */
class Calculator final
{
public:
    explicit Calculator(World &world);
    ~Calculator();
    Calculator(const Calculator &) = delete;
    Calculator &operator=(const Calculator &) = delete;

    // Within a change: the cohort is to be calculated, and with it what it depends on and what depends on it. Their
    // records are stored with a higher pending version; `cohort` is stored too. Returns the runs for enqueue().
    struct Run
    {
        std::int64_t project = 0, cohort = 0, version = 0;
    };
    std::vector<Run> request(CohortChanges &changes, CohortRecord cohort);
    // After the change was stored.
    void enqueue(const std::vector<Run> &runs);
    // A static cohort whose record says already that it is being filled.
    void populate(std::int64_t project, std::int64_t cohort, PopulationSource source);
    // What an earlier process left undone: dynamic runs are queued again, fillings have failed.
    void resume();
    void stop();

private:
    struct Task
    {
        std::chrono::steady_clock::time_point due;
        Run run;
        std::optional<PopulationSource> source;
    };

    void push(Task task);
    void work();
    void calculate(const Run &run);
    void fill(const Run &run, const PopulationSource &source);

    World &m_world;
    std::mutex m_mutex; // for the queue
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
    bool m_stopping = false;
    std::thread m_thread; // started by the first task
};

} // namespace demo
