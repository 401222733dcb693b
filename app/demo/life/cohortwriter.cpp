// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/life/cohortwriter.h"

#include "app/demo/filters/legacygroups.h"
#include "app/demo/filters/references.h"
#include "app/demo/filters/savecheck.h"
#include "app/demo/life/activitylog.h"
#include "app/demo/life/population.h"
#include "app/demo/life/querymembers.h"
#include "app/demo/life/uses.h"
#include "app/demo/server/apierror.h"
#include "app/demo/world/world.h"

#include <algorithm>

namespace demo {

namespace {

[[noreturn]] void refuse(const SaveError &error)
{
    throw invalid(error.detail, error.attr.empty() ? std::nullopt : std::optional(error.attr), error.code);
}

CohortLookup lookupIn(const World &world, std::int64_t project)
{
    return [&world, project](std::int64_t id) -> std::optional<CohortFacts> {
        const CohortPtr cohort = world.cohorts->find(project, id);
        if (!cohort)
            return {};
        return CohortFacts{cohort->isStatic, !cohort->query.is_null(),
                           effectiveFilters(cohort->filters, cohort->groups)};
    };
}

CohortFacts factsOf(const CohortRecord &cohort)
{
    return {cohort.isStatic, !cohort.query.is_null(), effectiveFilters(cohort.filters, cohort.groups)};
}

Json checkedFilters(const Json &sent, bool isStatic, Generation generation)
{
    if (sent.is_null() || (isStatic && sent.is_object() && !hasConditions(sent)))
        return sent;
    const SaveCheck check = checkFilters(sent, generation);
    if (!check.ok())
        refuse(*check.error);
    return check.filters;
}

CohortPtr wantedCohort(const World &world, std::int64_t project, std::int64_t id)
{
    const CohortPtr cohort = world.cohorts->find(project, id);
    if (!cohort)
        throw notFound();
    return cohort;
}

Members membersByIds(const std::vector<std::string> &ids, const World &world, std::int64_t project)
{
    if (world.traits.population)
        for (const std::string &id : ids)
            if (!isUuid(id))
                throw invalid("person_ids must contain valid UUIDs");
    return matchIdentifiers({IdentifierKind::PersonId, ids}, world.projects.at(project).people->columns()).members;
}

} // namespace

CohortWriter::CohortWriter(World &world, Calculator &calculator)
    : m_world(world)
    , m_calculator(calculator)
{}

CohortRecord CohortWriter::applied(CohortRecord cohort, const CohortFields &fields, const CohortRecord *before) const
{
    if (fields.name)
        cohort.name = *fields.name;
    if (fields.description)
        cohort.description = *fields.description;
    if (fields.groups) {
        if (m_world.generation == Generation::Newest)
            if (const auto error = checkGroups(*fields.groups))
                refuse(*error);
        cohort.groups = *fields.groups;
    }
    if (fields.deleted)
        cohort.deleted = *fields.deleted;
    if (fields.isStatic)
        cohort.isStatic = *fields.isStatic;
    if (fields.filters)
        cohort.filters = checkedFilters(*fields.filters, cohort.isStatic, m_world.generation);
    if (fields.query) {
        if (!fields.query->is_null())
            checkCohortQuery(*fields.query);
        cohort.query = *fields.query;
    }
    if (fields.cohortType) {
        if (const auto error =
                checkCohortType(*fields.cohortType, factsOf(cohort), cohort.id, lookupIn(m_world, cohort.projectId)))
            refuse(*error);
        if (cohort.isStatic)
            cohort.cohortType =
                fields.cohortType->is_string() ? std::optional(fields.cohortType->get<std::string>()) : std::nullopt;
    }
    if (!cohort.isStatic && (fields.filters || !before))
        cohort.cohortType.reset(); // the server computes it; this one has no realtime cohorts
    if (!cohort.query.is_null() && fields.query) {
        if (!cohort.isStatic)
            throw invalid("Cannot create a dynamic cohort with a query. Set is_static to true.");
        if (hasConditions(effectiveFilters(cohort.filters, cohort.groups)))
            throw invalid("Cannot set both query and filters at the same time.");
    }
    return cohort;
}

std::optional<PopulationSource> CohortWriter::sourceOf(const CohortRecord &cohort, const CohortFields &fields,
                                                       Save save) const
{
    if (!cohort.isStatic)
        return {};
    if (fields.csv)
        return FromList{identifiersInCsv(*fields.csv, m_world.traits)};
    if (!fields.personIds.empty() && save == Save::Create)
        return {};
    if (fields.query && !fields.query->is_null())
        return FromQuery{*fields.query};
    const Json filters = effectiveFilters(cohort.filters, cohort.groups);
    if (save == Save::Create && m_world.traits.snapshotFromFilters && hasConditions(filters))
        return FromFilters{filters};
    return {};
}

void CohortWriter::log(CohortChanges &changes, const CohortRecord *before, const CohortRecord &after, std::int64_t user)
{
    auto entry = entryFor(before, after, m_world.traits);
    if (!entry)
        return;
    entry->userId = user;
    entry->createdAt = m_world.clock.stamp();
    addActivity(changes.database(), *entry);
}

CohortPtr CohortWriter::create(std::int64_t project, const CohortFields &fields, std::int64_t user)
{
    CohortRecord cohort;
    cohort.projectId = project;
    cohort.createdBy = user;
    cohort = applied(std::move(cohort), fields, nullptr);
    const std::optional<PopulationSource> source = sourceOf(cohort, fields, Save::Create);
    const Members ready =
        membersByIds(cohort.isStatic ? fields.personIds : std::vector<std::string>(), m_world, project);
    std::vector<Calculator::Run> runs;
    m_world.cohorts->change([&](CohortChanges &changes) {
        cohort.createdAt = m_world.clock.stamp();
        if (!cohort.isStatic) {
            runs = m_calculator.request(changes, cohort);
            cohort.id = runs.back().cohort;
        } else {
            if (!source && (m_world.generation != Generation::Older || !fields.personIds.empty()))
                cohort.count = ready.count();
            if (!fields.personIds.empty())
                cohort.lastCalculation = m_world.clock.stamp();
            if (source)
                beginPopulation(cohort, *source, m_world);
            cohort.id = changes.put(cohort);
            changes.putMembers(cohort.id, ready);
        }
        log(changes, nullptr, cohort, user);
    });
    m_calculator.enqueue(runs);
    if (source)
        m_calculator.populate(project, cohort.id, *source);
    return m_world.cohorts->find(project, cohort.id);
}

void CohortWriter::checkFlagRule(const CohortRecord &before, const CohortRecord &after,
                                 const CohortFields &fields) const
{
    if (before.isStatic && after.isStatic)
        return;
    const bool flips = before.isStatic && !after.isStatic;
    if ((!fields.filters && !flips) || activeFlagNames(usesOf(after.projectId, after.id, m_world)).empty())
        return;
    const Json filters = effectiveFilters(after.filters, after.groups);
    if (hasBehavioral(filters))
        throw invalid("Behavioral filters cannot be added to cohorts used in feature flags.", "filters",
                      "behavioral_cohort_found");
    std::vector<std::int64_t> open = referencedCohorts(filters);
    for (std::size_t i = 0; i < open.size(); ++i) {
        const CohortPtr used = m_world.cohorts->find(after.projectId, open[i]);
        if (!used || used->isStatic)
            continue; // a static list stops the search
        const Json inner = effectiveFilters(used->filters, used->groups);
        if (hasBehavioral(inner))
            throw invalid("A cohort dependency (" + used->name.value_or("") +
                              ") has filters based on events. These "
                              "cohorts can't be used in feature flags.",
                          "filters", "behavioral_cohort_found");
        for (const std::int64_t id : referencedCohorts(inner))
            if (std::find(open.begin(), open.end(), id) == open.end())
                open.push_back(id);
    }
}

void CohortWriter::checkUpdate(const CohortRecord &before, const CohortRecord &after, const CohortFields &fields,
                               Save save) const
{
    if (save == Save::Patch)
        checkFlagRule(before, after, fields);
    const bool defines = after.query != before.query || after.groups != before.groups ||
                         after.isStatic != before.isStatic || after.deleted != before.deleted ||
                         after.cohortType != before.cohortType || after.filters != before.filters || fields.csv;
    if (before.isStatic && defines)
        refuseWhileUnresolved(before);
    const Json old = effectiveFilters(before.filters, before.groups),
               fresh = effectiveFilters(after.filters, after.groups);
    if (m_world.traits.staticCriteriaLocked && after.isStatic && fields.filters && old != fresh &&
        (hasConditions(old) || hasConditions(fresh)))
        throw invalid(
            "Editing the criteria of a static cohort is not supported yet. Create a new static cohort instead.");
    if (after.deleted && !before.deleted)
        if (const std::string refusal = deletionRefusal(after.projectId, after.id, m_world); !refusal.empty())
            throw invalid(refusal);
    if (const auto error = checkReferences(after.id, fresh, lookupIn(m_world, after.projectId)))
        refuse(*error);
}

CohortPtr CohortWriter::change(std::int64_t project, std::int64_t id, const CohortFields &fields, Save save,
                               std::int64_t user)
{
    const CohortPtr known = wantedCohort(m_world, project, id);
    const std::optional<PopulationSource> source = sourceOf(applied(*known, fields, known.get()), fields, save);
    std::vector<Calculator::Run> runs;
    m_world.cohorts->change([&](CohortChanges &changes) {
        const CohortRecord before = *changes.find(project, id);
        CohortRecord after = applied(before, fields, &before);
        checkUpdate(before, after, fields, save);
        if (after.deleted && !before.deleted)
            after.experiments = Json::array();
        if (source)
            beginPopulation(after, *source, m_world);
        if (!after.isStatic && !after.deleted)
            runs = m_calculator.request(changes, after);
        else
            changes.put(after);
        log(changes, &before, after, user);
    });
    m_calculator.enqueue(runs);
    if (source)
        m_calculator.populate(project, id, *source);
    return m_world.cohorts->find(project, id);
}

CohortPtr CohortWriter::duplicateAsStatic(std::int64_t project, std::int64_t id, std::int64_t user)
{
    const CohortPtr source = wantedCohort(m_world, project, id);
    if (source->isStatic)
        throw invalid("Cannot duplicate a static cohort as a static cohort.");
    CohortRecord copy;
    copy.projectId = project;
    copy.createdBy = user;
    copy.isStatic = true;
    copy.name = source->name.value_or("") + " (static copy)";
    const Members members = *m_world.cohorts->members(id);
    m_world.cohorts->change([&](CohortChanges &changes) {
        copy.createdAt = m_world.clock.stamp();
        copy.lastCalculation = copy.createdAt;
        copy.count = members.count();
        copy.id = changes.put(copy);
        changes.putMembers(copy.id, members);
        log(changes, nullptr, copy, user);
    });
    return m_world.cohorts->find(project, copy.id);
}

void CohortWriter::addPersons(std::int64_t project, std::int64_t id, const Json &personIds, std::int64_t user)
{
    constexpr std::size_t most = 1000;
    const CohortPtr known = wantedCohort(m_world, project, id);
    if (!known->isStatic)
        throw invalid("Can only add users to static cohorts");
    if (!personIds.is_array())
        throw invalid("person_ids must be a list");
    if (personIds.empty())
        throw invalid("person_ids cannot be empty");
    if (personIds.size() > most)
        throw invalid("List size exceeds limit");
    refuseWhileUnresolved(*known);
    std::vector<std::string> ids;
    for (const Json &person : personIds)
        ids.push_back(person.is_string() ? person.get<std::string>() : std::string());
    const Members found = membersByIds(ids, m_world, project);
    if (found.isEmpty())
        throw invalid("No valid users to add to cohort");
    m_world.cohorts->change([&](CohortChanges &changes) {
        CohortRecord cohort = *changes.find(project, id);
        refuseWhileUnresolved(cohort);
        Members members = *changes.members(id);
        members |= found;
        cohort.count = members.count();
        cohort.lastCalculation = m_world.clock.stamp();
        cohort.errorsCalculating = 0;
        ActivityRow entry = membersEntry(cohort, "persons_added_manually", nullptr, personIds);
        entry.userId = user;
        entry.createdAt = m_world.clock.stamp();
        changes.putMembers(id, std::move(members));
        changes.put(std::move(cohort));
        addActivity(changes.database(), entry);
    });
}

void CohortWriter::removePerson(std::int64_t project, std::int64_t id, const Json &personId, std::int64_t user)
{
    const CohortPtr known = wantedCohort(m_world, project, id);
    if (!known->isStatic)
        throw invalid("Can only remove users from static cohorts");
    if (personId.is_null() || personId == "")
        throw invalid("person_id is required");
    if (!personId.is_string())
        throw invalid("person_id must be a string");
    const std::string uuid = personId.get<std::string>();
    if (!isUuid(uuid))
        throw invalid("person_id must be a valid UUID");
    refuseWhileUnresolved(*known);
    const auto person = m_world.projects.at(project).people->columns().persons().byUuid(canonicalUuid(uuid));
    if (!person)
        throw notFound("Person with this UUID does not exist in the cohort's team");
    m_world.cohorts->change([&](CohortChanges &changes) {
        CohortRecord cohort = *changes.find(project, id);
        refuseWhileUnresolved(cohort);
        Members members = *changes.members(id);
        if (!members.contains(*person)) {
            if (m_world.traits.removeOfOthersFails)
                throw notFound("Person is not part of the cohort");
            return;
        }
        members.remove(*person);
        cohort.count = members.count();
        ActivityRow entry = membersEntry(cohort, "person_removed_manually", personId, nullptr);
        entry.userId = user;
        entry.createdAt = m_world.clock.stamp();
        changes.putMembers(id, std::move(members));
        changes.put(std::move(cohort));
        addActivity(changes.database(), entry);
    });
}

CohortPtr CohortWriter::retryPopulation(std::int64_t project, std::int64_t id)
{
    const CohortPtr known = wantedCohort(m_world, project, id);
    if (!known->population.is_object())
        throw notFound("This cohort has no population run.");
    if (known->population.value("status", "") != "failed")
        throw serverError(409, "population_not_retryable", "Only a failed run can be retried.");
    if (!known->population.value("input_available", false))
        throw serverError(409, "population_not_retryable",
                          "The people list for this import is no longer stored. Upload it again to finish it.");
    const Json filters = effectiveFilters(known->filters, known->groups);
    PopulationSource source = FromList{};
    if (!known->query.is_null())
        source = FromQuery{known->query};
    else if (hasConditions(filters))
        source = FromFilters{filters};
    m_world.cohorts->change([&](CohortChanges &changes) {
        CohortRecord cohort = *changes.find(project, id);
        cohort.isCalculating = true;
        cohort.population["status"] = "pending";
        cohort.population["attempts"] = 0;
        cohort.population["error_code"] = "";
        cohort.population["error_message"] = nullptr;
        cohort.population["finished_at"] = nullptr;
        cohort.population["available_actions"] = Json::array({"abandon"});
        changes.put(std::move(cohort));
    });
    m_calculator.populate(project, id, std::move(source));
    return m_world.cohorts->find(project, id);
}

CohortPtr CohortWriter::abandonPopulation(std::int64_t project, std::int64_t id)
{
    wantedCohort(m_world, project, id);
    m_world.cohorts->change([&](CohortChanges &changes) {
        CohortRecord cohort = *changes.find(project, id);
        if (!isUnresolved(cohort))
            throw notFound("This cohort has no unfinished population run.");
        cohort.isCalculating = false;
        cohort.population["status"] = "abandoned";
        cohort.population["available_actions"] = Json::array();
        cohort.population["finished_at"] = timestampText(m_world.clock.stamp());
        changes.put(std::move(cohort));
    });
    return m_world.cohorts->find(project, id);
}

} // namespace demo
