// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/life/cohortwriter.h"

#include "app/demo/life/activitylog.h"
#include "app/demo/life/cohortdraft.h"
#include "app/demo/life/keptsources.h"
#include "app/demo/life/memberedit.h"
#include "app/demo/life/population.h"
#include "app/demo/life/updatecheck.h"
#include "app/demo/server/apierror.h"
#include "app/demo/world/world.h"

namespace demo {

namespace {

CohortPtr wantedCohort(const World &world, const CohortPlace &place)
{
    const CohortPtr cohort = world.cohorts->find(place.project, place.cohort);
    if (!cohort)
        throw notFound();
    return cohort;
}

CohortRecord newCohort(std::int64_t project, std::int64_t user)
{
    CohortRecord cohort;
    cohort.projectId = project;
    cohort.createdBy = user;
    return cohort;
}

// The people that are given at once, and what the record says of them (contract 3.2 B).
void putFirstMembers(CohortRecord &cohort, const Members &members, bool given, bool moreComes, World &world)
{
    // Older servers do not count a list they were not given.
    if (given || (!moreComes && world.generation != Generation::Older))
        cohort.count = members.count();
    if (given)
        cohort.lastCalculation = world.clock.stamp();
}

// A cohort that turns static or dynamic leaves its members behind; deletion and turning static end calculation
// (contract 3.4 and 3.7).
void settleTurn(CohortChanges &changes, const CohortRecord &before, CohortRecord &after, const World &world)
{
    if (after.isStatic != before.isStatic)
        changes.putMembers(after.id, Members(world.projects.at(after.projectId).people->count()));
    if (!before.isStatic && (after.isStatic || after.deleted))
        after.isCalculating = false;
    if (after.deleted && !before.deleted)
        after.experiments = Json::array();
}

} // namespace

CohortWriter::CohortWriter(World &world, Calculator &calculator)
    : m_world(world)
    , m_calculator(calculator)
{}

// Stores a cohort with what follows from it: a calculation of a live dynamic one, a filling of a static one.
CohortPtr CohortWriter::store(CohortChanges &changes, CohortRecord cohort, Later &later)
{
    if (isUnresolved(cohort))
        later.source.reset(); // another filling was begun since the source was read
    if (later.source)
        beginPopulation(cohort, *later.source, m_world);
    if (later.isPostponed)
        postponePopulation(cohort, m_world);
    cohort.id = changes.put(cohort);
    if (later.source)
        keepSource(changes.database(), cohort.id, *later.source);
    if (!cohort.isStatic && !cohort.deleted)
        later.runs = m_calculator.request(changes, cohort);
    return changes.find(cohort.projectId, cohort.id);
}

void CohortWriter::follow(const CohortRecord &cohort, Later later)
{
    m_calculator.enqueue(later.runs);
    if (later.source)
        m_calculator.populate(cohort, std::move(*later.source));
}

CohortPtr CohortWriter::create(std::int64_t project, const CohortFields &fields, std::int64_t user)
{
    CohortRecord cohort = withFields(newCohort(project, user), fields, Save::Create, m_world);
    const bool given = cohort.isStatic && !fields.personIds.empty() && !fields.storageIsDown;
    const Members members = personsWithIds(given ? fields.personIds : std::vector<std::string>(), project, m_world);
    Later later{{}, sourceOf(cohort, fields, Save::Create, m_world), fields.storageIsDown};
    CohortPtr created;
    m_world.cohorts->change([&](CohortChanges &changes) {
        cohort.createdAt = m_world.clock.stamp();
        if (cohort.isStatic)
            putFirstMembers(cohort, members, given, later.source.has_value(), m_world);
        created = store(changes, cohort, later);
        if (given)
            changes.putMembers(created->id, members);
        addActivity(changes.database(), createdEntry(*created, user, m_world));
    });
    follow(*created, std::move(later));
    return created;
}

CohortPtr CohortWriter::change(const CohortPlace &place, const CohortFields &fields, Save save)
{
    const CohortPtr known = wantedCohort(m_world, place);
    const CohortRecord wanted = withFields(*known, fields, save, m_world);
    // Once before, so that its refusals come before those of the file, which is read outside the transaction.
    checkUpdate(*known, wanted, fields, save, m_world);
    Later later{{}, sourceOf(wanted, fields, save, m_world)};
    CohortPtr changed;
    m_world.cohorts->change([&](CohortChanges &changes) {
        const CohortRecord before = *changes.find(place.project, place.cohort);
        CohortRecord after = withFields(before, fields, save, m_world);
        checkUpdate(before, after, fields, save, m_world);
        settleTurn(changes, before, after, m_world);
        changed = store(changes, after, later);
        if (const auto entry = changedEntry(before, after, place.user, m_world))
            addActivity(changes.database(), *entry);
    });
    follow(*changed, std::move(later));
    return changed;
}

CohortPtr CohortWriter::duplicateAsStatic(const CohortPlace &place)
{
    const CohortPtr source = wantedCohort(m_world, place);
    if (source->isStatic)
        throw invalid("Cannot duplicate a static cohort as a static cohort.");
    CohortRecord copy = newCohort(place.project, place.user);
    copy.isStatic = true;
    copy.name = source->name.value_or("") + " (static copy)";
    Later later{{}, FromCohort{source->id}};
    CohortPtr created;
    m_world.cohorts->change([&](CohortChanges &changes) {
        copy.createdAt = m_world.clock.stamp();
        created = store(changes, copy, later);
        addActivity(changes.database(), createdEntry(*created, place.user, m_world));
    });
    follow(*created, std::move(later));
    return created;
}

CohortPtr CohortWriter::retryPopulation(const CohortPlace &place)
{
    wantedCohort(m_world, place);
    Later later;
    CohortPtr changed;
    m_world.cohorts->change([&](CohortChanges &changes) {
        CohortRecord cohort = *changes.find(place.project, place.cohort);
        later.source = sourceForRetry(cohort, keptSource(changes.database(), cohort.id), m_world);
        demo::retryPopulation(cohort);
        changes.put(cohort);
        changed = changes.find(place.project, place.cohort);
    });
    follow(*changed, std::move(later));
    return changed;
}

CohortPtr CohortWriter::abandonPopulation(const CohortPlace &place)
{
    wantedCohort(m_world, place);
    CohortPtr changed;
    m_world.cohorts->change([&](CohortChanges &changes) {
        CohortRecord cohort = *changes.find(place.project, place.cohort);
        demo::abandonPopulation(cohort, m_world);
        dropSource(changes.database(), cohort.id);
        changes.put(cohort);
        changed = changes.find(place.project, place.cohort);
    });
    return changed;
}

} // namespace demo
