// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <httplib.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace demo {

// A thread for every connection that is open at once, made when first needed. The library's own pool is of a fixed
// size, and an idle keep-alive connection holds one of its threads: later connections would wait seconds for it.
class ConnectionThreads final : public httplib::TaskQueue
{
    // void in the older library, bool in the newer
    using Enqueued = decltype(std::declval<httplib::TaskQueue &>().enqueue(std::function<void()>()));

public:
    // With the listening socket, the store and the like below the 1,024 descriptors that a process usually may have.
    static constexpr std::size_t Most = 960;

    // `wantRoom` is told how many connections have no thread whenever all threads are taken, `endConnections` is called
    // when no more connections come and those that are open are to end. Neither may call back.
    ConnectionThreads(std::function<void(std::size_t)> wantRoom, std::function<void()> endConnections)
        : m_wantRoom(std::move(wantRoom))
        , m_endConnections(std::move(endConnections))
    {}

    Enqueued enqueue(std::function<void()> job) override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_jobs.push_back(std::move(job));
            if (m_idle < m_jobs.size() && m_threads.size() < Most)
                addThread();
            tellOfQueue();
        }
        m_wake.notify_one();
        return static_cast<Enqueued>(true);
    }

    void shutdown() override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_ending = true;
        }
        m_wake.notify_all();
        m_endConnections();
        for (std::thread &thread : m_threads)
            thread.join();
    }

private:
    void addThread()
    {
        try {
            m_threads.emplace_back([this] { work(); });
        } catch (const std::system_error &) {
            if (m_threads.empty())
                throw;
            // the system gives no more: the others take the job in time
        }
    }

    void tellOfQueue() const
    {
        if (m_threads.size() == Most)
            m_wantRoom(m_jobs.size() - std::min(m_jobs.size(), m_idle));
    }

    void work()
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            ++m_idle;
            m_wake.wait(lock, [this] { return !m_jobs.empty() || m_ending; });
            --m_idle;
            if (m_jobs.empty())
                return;
            const std::function<void()> job = std::move(m_jobs.front());
            m_jobs.pop_front();
            tellOfQueue();
            lock.unlock();
            job();
            lock.lock();
        }
    }

    std::function<void(std::size_t)> m_wantRoom;
    std::function<void()> m_endConnections;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_jobs;
    std::vector<std::thread> m_threads;
    std::size_t m_idle = 0;
    bool m_ending = false;
};

} // namespace demo
