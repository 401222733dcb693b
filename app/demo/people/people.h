// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/columns/members.h"
#include "app/demo/people/personfacts.h"

#include <atomic>
#include <cstdint>
#include <future>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

namespace demo {

class Columns;

/* All persons of one project and their events. Owned by the World; any thread. With a store that was made by an
   earlier start the columns are read in a thread of its own: what needs them waits, pages of persons do not. */
class People final
{
public:
    People(std::unique_ptr<Columns> columns, const GenerationTraits &traits);
    People(const std::string &path, const GenerationTraits &traits);
    ~People();
    People(const People &) = delete;
    People &operator=(const People &) = delete;

    std::uint32_t count() const { return m_count; }
    const PersonSource &source() const;
    // Stops reading the columns, soon; who waits for them gets an exception. For the end of the server.
    void giveUp() { m_stopping = true; }
    // Waits until they are read. Throws what reading threw.
    const Columns &columns() const;
    // Whose email, name, uuid or distinct id contains the text (contract 6). Remembers the last few answers.
    std::shared_ptr<const Members> search(const std::string &text) const;

private:
    using Found = std::pair<std::string, std::shared_ptr<const Members>>;

    void load(const std::string &path);

    std::uint32_t m_count = 0;
    const GenerationTraits &m_traits;
    std::unique_ptr<Columns> m_columns; // set before m_ready is fulfilled
    std::unique_ptr<PersonSource> m_columnSource;
    std::unique_ptr<PersonSource> m_storedSource;
    std::promise<void> m_promise;
    std::shared_future<void> m_ready;
    std::atomic<bool> m_inMemory{false};
    std::atomic<bool> m_stopping{false};
    mutable std::mutex m_searchMutex;
    mutable std::list<Found> m_searches; // newest first
    std::thread m_loader;
};

} // namespace demo
