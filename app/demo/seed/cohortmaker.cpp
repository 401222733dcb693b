// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed/cohortmaker.h"

#include "app/demo/cohorts/cohortshelf.h"
#include "app/demo/columns/columns.h"
#include "app/demo/filters/savecheck.h"
#include "app/demo/life/querymembers.h"
#include "app/demo/seed/historyseed.h"
#include "app/demo/seed/populationseed.h"
#include "app/demo/seed/random.h"
#include "app/demo/world/world.h"

#include <algorithm>

namespace demo {

namespace {

constexpr Micros Hour = 3600 * MicrosPerSecond;

// As a save would have stored them; what no save accepts is stored as it is, as very old rows are.
Json storedFilters(const Json &filters)
{
    if (filters.is_null())
        return filters;
    SaveCheck check = checkFilters(filters);
    return check.ok() ? std::move(check.filters) : filters;
}

void addSome(Members &members, double share, Random &random)
{
    for (std::uint32_t person = 0; person < members.persons(); ++person) {
        if (random.chance(share))
            members.add(person);
    }
}

void forgetSuccess(CohortRecord &cohort)
{
    cohort.version.reset();
    cohort.count.reset();
    cohort.lastCalculation.reset();
}

// Fails since some runs; whether it ever worked is the caller's business.
void putFailure(CohortRecord &cohort, const std::string &code, std::int64_t errors)
{
    cohort.errorsCalculating = errors;
    cohort.pendingVersion = cohort.version.value_or(0) + errors;
    cohort.lastErrorCode = code;
}

} // namespace

CohortMaker::CohortMaker(World &world, std::int64_t project, std::uint64_t seed)
    : m_world(world)
    , m_project(project)
    , m_seed(seed)
    , m_now(world.clock.instant())
{}

void CohortMaker::make(const CohortPlan &plan, std::uint64_t number) const
{
    Random random(m_seed, 410, number);
    CohortRecord cohort = begun(plan, random);
    Evaluation evaluation;
    if (cohort.isStatic)
        evaluation.members = listed(cohort, plan, random);
    else
        evaluation = calculated(cohort, random);
    putState(cohort, plan);
    m_world.cohorts->change([&](CohortChanges &changes) {
        cohort.id = changes.put(cohort);
        if (cohort.count)
            changes.putMembers(cohort.id, std::move(evaluation.members));
        seedHistory(changes.database(), cohort, plan, evaluation, random, m_now);
        seedActivity(changes.database(), cohort, random, m_world);
    });
}

CohortRecord CohortMaker::begun(const CohortPlan &plan, Random &random) const
{
    CohortRecord cohort;
    cohort.projectId = m_project;
    cohort.name = plan.name;
    cohort.description = plan.description;
    cohort.filters = storedFilters(plan.filters);
    cohort.groups = plan.groups;
    cohort.query = plan.query;
    cohort.isStatic = plan.source != MemberSource::Criteria;
    cohort.experiments = plan.experiments;
    const double age = random.unit() * random.unit() * 700 * static_cast<double>(MicrosPerDay);
    cohort.createdAt = m_now - static_cast<Micros>(age) - Hour;
    if (!plan.cohortType.empty()) {
        cohort.cohortType = plan.cohortType; // realtime: filled up with what was known when it was made
        cohort.lastBackfill = *cohort.createdAt + 90 * MicrosPerSecond;
    }
    // A few are nobody's: their author has left.
    if (!random.chance(0.05))
        cohort.createdBy = 1 + static_cast<std::int64_t>(random.below(6));
    return cohort;
}

Evaluation CohortMaker::calculated(CohortRecord &cohort, Random &random) const
{
    Evaluation evaluation = evaluate(cohort.filters, cohort.groups, m_world.surroundings(m_project));
    cohort.version = 1 + static_cast<std::int64_t>(random.below(60));
    cohort.pendingVersion = cohort.version;
    cohort.lastCalculation = std::max(*cohort.createdAt, m_now - static_cast<Micros>(random.below(20)) * Hour - 1);
    cohort.count = evaluation.members.count();
    if (!evaluation.ok()) {
        forgetSuccess(cohort);
        putFailure(cohort, evaluation.errorCode, 1 + static_cast<std::int64_t>(random.below(6)));
    }
    return evaluation;
}

Members CohortMaker::listed(CohortRecord &cohort, const CohortPlan &plan, Random &random) const
{
    Members members(m_world.projects.at(m_project).people->count());
    if (plan.source == MemberSource::Snapshot)
        members = evaluate(cohort.filters, Json::array(), m_world.surroundings(m_project)).members;
    else if (plan.source == MemberSource::Query)
        members = membersOfQuery(plan.query, m_project, m_world).members;
    else
        addSome(members, plan.share, random);
    cohort.count = members.count();
    cohort.lastCalculation = *cohort.createdAt + 5 * MicrosPerSecond;
    if (plan.importTotal > 0)
        putImport(cohort, members, plan);
    return members;
}

void CohortMaker::putState(CohortRecord &cohort, const CohortPlan &plan) const
{
    if (plan.state == SeedState::Never || plan.state == SeedState::FirstCalculation) {
        forgetSuccess(cohort);
        cohort.pendingVersion = plan.state == SeedState::Never ? std::nullopt : std::optional<std::int64_t>(1);
    }
    cohort.isCalculating = plan.state == SeedState::Calculating || plan.state == SeedState::FirstCalculation;
    if (plan.state == SeedState::Calculating)
        cohort.pendingVersion = *cohort.version + 1;
    if (plan.state == SeedState::Failing)
        putFailure(cohort, plan.errorCode, 3);
    if (plan.state == SeedState::Recovered)
        cohort.lastErrorCode = plan.errorCode;
    cohort.deleted = plan.state == SeedState::Deleted;
    if (!plan.population.empty() && m_world.traits.population)
        putPopulation(cohort, plan, m_seed, m_now);
}

} // namespace demo
