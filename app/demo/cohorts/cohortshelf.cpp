// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/cohorts/cohortshelf.h"

#include "app/demo/cohorts/cohortrows.h"
#include "app/demo/store/store.h"

#include <algorithm>
#include <mutex>
#include <tuple>

namespace demo {

namespace {

bool isBefore(const CohortPtr &a, const CohortPtr &b)
{
    return std::tuple(a->createdAt.value_or(0), a->id) > std::tuple(b->createdAt.value_or(0), b->id);
}

} // namespace

CohortChanges::CohortChanges(const CohortShelf &shelf, Database &database)
    : m_shelf(shelf)
    , m_database(database)
{}

CohortPtr CohortChanges::find(std::int64_t project, std::int64_t id) const
{
    const auto changed = m_cohorts.find(id);
    if (changed == m_cohorts.end())
        return m_shelf.find(project, id);
    return changed->second->projectId == project ? changed->second : nullptr;
}

MembersPtr CohortChanges::members(std::int64_t id) const
{
    if (const auto changed = m_members.find(id); changed != m_members.end())
        return changed->second;
    if (const MembersPtr known = m_shelf.known(id))
        return known;
    const auto changed = m_cohorts.find(id);
    const CohortPtr cohort = changed != m_cohorts.end() ? changed->second : m_shelf.at(id);
    // Not through the shelf: it would wait for the store that this transaction holds.
    return cohort ? m_shelf.read(m_database, *cohort) : nullptr;
}

std::int64_t CohortChanges::put(CohortRecord cohort)
{
    writeCohort(m_database, cohort);
    const std::int64_t id = cohort.id;
    m_cohorts[id] = std::make_shared<const CohortRecord>(std::move(cohort));
    return id;
}

void CohortChanges::putMembers(std::int64_t id, Members members)
{
    writeMembers(m_database, id, members);
    m_members[id] = std::make_shared<const Members>(std::move(members));
}

CohortShelf::CohortShelf(Store &store, PersonCounts persons)
    : m_store(store)
    , m_persons(std::move(persons))
{
    for (CohortRecord &cohort : m_store.read(readCohorts)) {
        const std::int64_t id = cohort.id;
        m_cohorts[id] = std::make_shared<const CohortRecord>(std::move(cohort));
    }
}

CohortPtr CohortShelf::at(std::int64_t id) const
{
    const std::shared_lock lock(m_mutex);
    const auto found = m_cohorts.find(id);
    return found == m_cohorts.end() ? nullptr : found->second;
}

CohortPtr CohortShelf::find(std::int64_t project, std::int64_t id) const
{
    const CohortPtr cohort = at(id);
    return cohort && cohort->projectId == project ? cohort : nullptr;
}

std::vector<CohortPtr> CohortShelf::list(std::int64_t project, bool withDeleted) const
{
    std::vector<CohortPtr> cohorts;
    {
        const std::shared_lock lock(m_mutex);
        for (const auto &[id, cohort] : m_cohorts) {
            if (cohort->projectId == project && (withDeleted || !cohort->deleted))
                cohorts.push_back(cohort);
        }
    }
    std::sort(cohorts.begin(), cohorts.end(), isBefore);
    return cohorts;
}

MembersPtr CohortShelf::known(std::int64_t id) const
{
    const std::shared_lock lock(m_mutex);
    const auto found = m_members.find(id);
    return found == m_members.end() ? nullptr : found->second;
}

MembersPtr CohortShelf::read(Database &database, const CohortRecord &cohort) const
{
    const auto persons = m_persons.find(cohort.projectId);
    const std::uint32_t count = persons == m_persons.end() ? 0 : persons->second;
    return std::make_shared<const Members>(readMembers(database, cohort.id, count));
}

MembersPtr CohortShelf::members(std::int64_t id) const
{
    if (const MembersPtr found = known(id))
        return found;
    const CohortPtr cohort = at(id);
    if (!cohort)
        return nullptr;
    // Within the store's lock, so that no transaction can publish newer members in between.
    return m_store.read([&](Database &database) {
        const MembersPtr loaded = read(database, *cohort);
        const std::unique_lock lock(m_mutex);
        return m_members.try_emplace(cohort->id, loaded).first->second;
    });
}

void CohortShelf::change(const std::function<void(CohortChanges &)> &change)
{
    m_store.exclusively([&](Database &database, const auto &commit) {
        CohortChanges changes(*this, database);
        change(changes);
        commit();
        publish(changes);
    });
}

void CohortShelf::publish(CohortChanges &changes)
{
    const std::unique_lock lock(m_mutex);
    for (auto &[id, cohort] : changes.m_cohorts)
        m_cohorts[id] = std::move(cohort);
    for (auto &[id, members] : changes.m_members)
        m_members[id] = std::move(members);
}

} // namespace demo
