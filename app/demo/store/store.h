// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/store/database.h"

#include <memory>
#include <mutex>
#include <string>

namespace demo {

/* The SQLite store of one server: a file, or memory. One connection that its users take in turn; any thread.
   A committed write survives the end of the process at any moment: the log is handed to the kernel before `write`
   returns. (Only a power cut could lose the last ones; waiting for the disk at every write would buy nothing here.) */
class Store final
{
public:
    // An empty path keeps everything in memory. A new or empty file gets its tables and is quick but unsafe until
    // settle(). Throws DatabaseError, also when the file is something else.
    explicit Store(const std::string &path);

    // The data is made: indexes it, gives the file its final name and makes it safe. `path` is unused in memory.
    void settle(const std::string &path);

    bool isInMemory() const { return m_path.empty(); }
    const std::string &path() const { return m_path; }

    // Runs `work(Database &, commit)` in one transaction, alone; `commit()` stores it. Without that, or when `work`
    // throws, nothing has happened. What follows the commit still has the store for itself.
    template<typename Work>
    void exclusively(Work &&work)
    {
        const std::lock_guard lock(m_mutex);
        Transaction transaction(*m_database);
        work(*m_database, [&transaction] { transaction.commit(); });
    }

    // Runs `work(Database &)` in one transaction.
    template<typename Work>
    void write(Work &&work)
    {
        exclusively([&](Database &database, const auto &commit) {
            work(database);
            commit();
        });
    }

    template<typename Work>
    auto read(Work &&work)
    {
        const std::lock_guard lock(m_mutex);
        return work(*m_database);
    }

private:
    class Transaction final
    {
    public:
        explicit Transaction(Database &database);
        ~Transaction();
        Transaction(const Transaction &) = delete;
        Transaction &operator=(const Transaction &) = delete;
        void commit();

    private:
        Database &m_database;
        bool m_open = true;
    };

    void openSafely();

    std::string m_path;
    std::mutex m_mutex;
    std::unique_ptr<Database> m_database;
};

} // namespace demo
