// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/cohorts/cohortrecord.h"
#include "app/demo/columns/members.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <shared_mutex>
#include <vector>

namespace demo {

class Database;
class Store;

using CohortPtr = std::shared_ptr<const CohortRecord>;
using MembersPtr = std::shared_ptr<const Members>;

class CohortShelf;

// The changes of one transaction: they see each other, others see none of them before all are stored.
class CohortChanges final
{
public:
    // The record as these changes left it; null when the project has no such cohort.
    CohortPtr find(std::int64_t project, std::int64_t id) const;
    MembersPtr members(std::int64_t id) const;

    // Stores the record; a new one (id 0) gets its id, which is returned.
    std::int64_t put(CohortRecord cohort);
    // `members` is about all persons of the cohort's project. Does not touch `count`.
    void putMembers(std::int64_t id, Members members);
    // For rows of other tables in the same transaction.
    Database &database() { return m_database; }

private:
    friend class CohortShelf;
    CohortChanges(const CohortShelf &shelf, Database &database);

    const CohortShelf &m_shelf;
    Database &m_database;
    std::map<std::int64_t, CohortPtr> m_cohorts;
    std::map<std::int64_t, MembersPtr> m_members;
};

/* All cohorts of all projects, in memory and in the store. Owned by the World; any thread. Reads take a snapshot of
   shared, unchanging records, so they never wait for a transaction that is being stored. */
class CohortShelf final
{
public:
    using PersonCounts = std::map<std::int64_t, std::uint32_t>; // by project

    explicit CohortShelf(Store &store, PersonCounts persons = {});

    // Null when the project has no such cohort; deleted ones are found.
    CohortPtr find(std::int64_t project, std::int64_t id) const;
    // In the server's order (created_at descending, then id descending); without deleted ones unless wanted.
    std::vector<CohortPtr> list(std::int64_t project, bool withDeleted = false) const;
    // The stored list of members; an empty set for a cohort that has none; null for an unknown cohort.
    MembersPtr members(std::int64_t id) const;

    // Runs `change` in one transaction of the store; when it throws, nothing has happened. One writer at a time.
    void change(const std::function<void(CohortChanges &)> &change);

private:
    friend class CohortChanges;
    CohortPtr at(std::int64_t id) const;
    MembersPtr known(std::int64_t id) const;
    MembersPtr read(Database &database, const CohortRecord &cohort) const;
    void publish(CohortChanges &changes);

    Store &m_store; // of the World
    PersonCounts m_persons;
    mutable std::shared_mutex m_mutex; // for the two maps
    std::map<std::int64_t, CohortPtr> m_cohorts;
    mutable std::map<std::int64_t, MembersPtr> m_members; // read from the store when first asked for
};

} // namespace demo
