// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <httplib.h>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
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

    // `makeRoom` is called when all threads are taken and one more connection comes, `endConnections` when no more come
    // and those that are open are to end.
    ConnectionThreads(std::function<void()> makeRoom, std::function<void()> endConnections)
        : m_makeRoom(std::move(makeRoom))
        , m_endConnections(std::move(endConnections))
    {}

    Enqueued enqueue(std::function<void()> job) override
    {
        bool isFull = false;
        {
            const std::lock_guard lock(m_mutex);
            m_jobs.push_back(std::move(job));
            const bool isShort = m_idle < m_jobs.size();
            isFull = isShort && m_threads.size() == Most;
            if (isShort && !isFull)
                m_threads.emplace_back([this] { work(); });
        }
        m_wake.notify_one();
        if (isFull)
            m_makeRoom();
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
            lock.unlock();
            job();
            lock.lock();
        }
    }

    std::function<void()> m_makeRoom, m_endConnections;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_jobs;
    std::vector<std::thread> m_threads;
    std::size_t m_idle = 0;
    bool m_ending = false;
};

} // namespace demo
