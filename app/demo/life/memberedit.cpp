// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/life/memberedit.h"

#include "app/demo/life/activitylog.h"
#include "app/demo/life/identifiers.h"
#include "app/demo/life/keptsources.h"
#include "app/demo/life/population.h"
#include "app/demo/server/apierror.h"
#include "app/demo/world/world.h"

namespace demo {

namespace {

constexpr std::size_t MostPersons = 1000;

CohortPtr staticCohort(const CohortPlace &place, const World &world, const char *refusal)
{
    const CohortPtr cohort = world.cohorts->find(place.project, place.cohort);
    if (!cohort)
        throw notFound();
    if (!cohort->isStatic)
        throw invalid(refusal);
    return cohort;
}

std::vector<std::string> textsIn(const Json &list)
{
    if (!list.is_array())
        throw invalid("person_ids must be a list");
    if (list.empty())
        throw invalid("person_ids cannot be empty");
    if (list.size() > MostPersons)
        throw invalid("List size exceeds limit");
    std::vector<std::string> texts;
    for (const Json &entry : list)
        texts.push_back(entry.is_string() ? entry.get<std::string>() : std::string());
    return texts;
}

std::string uuidIn(const Json &sent)
{
    if (sent.is_null() || sent == "" || sent == false || sent == 0 || (sent.is_structured() && sent.empty()))
        throw invalid("person_id is required"); // whatever is falsy to Python
    if (!sent.is_string())
        throw invalid("person_id must be a string");
    std::string uuid = sent.get<std::string>();
    if (!isUuid(uuid))
        throw invalid("person_id must be a valid UUID");
    return canonicalUuid(uuid);
}

// Contract 5.1: the checks, in their order.
Members personsToAdd(const CohortPlace &place, const Json &personIds, const World &world)
{
    const CohortPtr known = staticCohort(place, world, "Can only add users to static cohorts");
    const std::vector<std::string> ids = textsIn(personIds);
    refuseWhileUnresolved(*known);
    Members found = personsWithIds(ids, place.project, world);
    if (found.isEmpty())
        throw invalid("No valid users to add to cohort");
    return found;
}

// Both lists at the moment of the change, so that none of two edits at once is lost.
struct Edited
{
    CohortRecord cohort;
    Members members;
};

Edited beginEdit(CohortChanges &changes, const CohortPlace &place)
{
    Edited edited{*changes.find(place.project, place.cohort), *changes.members(place.cohort)};
    refuseWhileUnresolved(edited.cohort);
    return edited;
}

void storeEdit(CohortChanges &changes, Edited edited, const ActivityRow &entry)
{
    edited.cohort.count = edited.members.count();
    changes.putMembers(edited.cohort.id, std::move(edited.members));
    changes.put(std::move(edited.cohort));
    addActivity(changes.database(), entry);
}

} // namespace

Members personsWithIds(const std::vector<std::string> &ids, std::int64_t project, const World &world)
{
    if (world.traits.population)
        for (const std::string &id : ids)
            if (!isUuid(id))
                throw invalid("person_ids must contain valid UUIDs");
    return matchIdentifiers({IdentifierKind::PersonId, ids}, world.projects.at(project).people->columns()).members;
}

void addPersons(const CohortPlace &place, const Json &personIds, World &world)
{
    const Members found = personsToAdd(place, personIds, world);
    world.cohorts->change([&](CohortChanges &changes) {
        Edited edited = beginEdit(changes, place);
        edited.members |= found;
        edited.cohort.lastCalculation = world.clock.stamp();
        edited.cohort.isCalculating = false;
        edited.cohort.errorsCalculating = 0;
        const ActivityRow entry = membersEntry(edited.cohort, MemberChange::Added, personIds, place.user, world);
        storeEdit(changes, std::move(edited), entry);
    });
}

void failToAddPersons(const CohortPlace &place, const Json &personIds, World &world)
{
    personsToAdd(place, personIds, world);
    if (!world.traits.population)
        throw serverError(500, "error", "A server error occurred.");
    const FromList source{{IdentifierKind::PersonId, textsIn(personIds)}};
    Json run;
    world.cohorts->change([&](CohortChanges &changes) {
        CohortRecord cohort = *changes.find(place.project, place.cohort);
        refuseWhileUnresolved(cohort);
        beginPopulation(cohort, source, world);
        failPopulation(cohort, "unknown", world);
        keepSource(changes.database(), cohort.id, source);
        run = cohort.population;
        changes.put(std::move(cohort));
    });
    throw serverError(503, "population_failed",
                      "Adding these people didn't finish. Check the cohort's population status for recovery options.",
                      {{"population", run}});
}

void removePerson(const CohortPlace &place, const Json &personId, World &world)
{
    const CohortPtr known = staticCohort(place, world, "Can only remove users from static cohorts");
    const std::string uuid = uuidIn(personId);
    refuseWhileUnresolved(*known);
    const auto person = world.projects.at(place.project).people->columns().persons().byUuid(uuid);
    if (!person)
        throw notFound("Person with this UUID does not exist in the cohort's team");
    world.cohorts->change([&](CohortChanges &changes) {
        Edited edited = beginEdit(changes, place);
        if (!edited.members.contains(*person)) {
            if (world.traits.removeOfOthersFails)
                throw notFound("Person is not part of the cohort");
            return;
        }
        edited.members.remove(*person);
        const ActivityRow entry = membersEntry(edited.cohort, MemberChange::Removed, personId, place.user, world);
        storeEdit(changes, std::move(edited), entry);
    });
}

} // namespace demo
