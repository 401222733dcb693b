// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/cohorts/cohortshelf.h"
#include "app/demo/life/population.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace demo {

struct World;

/* Calculates dynamic cohorts and fills static ones, one after another in a thread of its own, each some time after it
   was asked for, as a real server does (contract 7). Owned by the server; any thread may ask. */
class Calculator final
{
public:
    struct Run
    {
        std::int64_t project = 0, cohort = 0, version = 0;
    };

    explicit Calculator(World &world);
    ~Calculator();
    Calculator(const Calculator &) = delete;
    Calculator &operator=(const Calculator &) = delete;

    // Within a change: the cohort, which has its id, is to be calculated, and with it what it depends on and what
    // depends on it. All of them are stored with a higher pending version. Returns the runs for enqueue().
    std::vector<Run> request(CohortChanges &changes, const CohortRecord &cohort);
    // After the change was stored.
    void enqueue(const std::vector<Run> &runs);
    // A static cohort whose stored record says already that it is being filled.
    void populate(const CohortRecord &cohort, PopulationSource source);
    // What an earlier process left undone is queued again; a filling whose source was not kept has failed.
    void resume();
    void stop();

private:
    struct Filling
    {
        std::string id; // of the population run; empty where the generation has none
        PopulationSource source;
    };
    struct Task
    {
        std::chrono::steady_clock::time_point due;
        Run run;
        std::optional<Filling> filling;
    };

    std::optional<Task> takeUp(CohortChanges &changes, const CohortRecord &cohort);
    void push(Task task);
    std::optional<Task> nextTask();
    void work();
    void carryOut(const Task &task);
    void calculate(const Run &run);
    void fill(const Run &run, const Filling &filling);

    World &m_world;
    std::mutex m_mutex; // for the queue
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
    std::atomic<bool> m_stopping{false}; // written under the mutex
    std::thread m_thread;                // started by the first task
};

} // namespace demo
