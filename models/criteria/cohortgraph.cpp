// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/criteria/cohortgraph.h"

#include <QSet>

#include <algorithm>

namespace desk {

namespace {

using Edges = QHash<CohortId, std::vector<CohortId>>;

std::vector<CohortId> reachable(const Edges &edges, CohortId from)
{
    QSet<CohortId> seen;
    std::vector<CohortId> pending{from};
    while (!pending.empty()) {
        const CohortId cohort = pending.back();
        pending.pop_back();
        const auto next = edges.constFind(cohort);
        if (next == edges.constEnd())
            continue;
        for (const CohortId other : *next) {
            if (!seen.contains(other)) {
                seen.insert(other);
                pending.push_back(other);
            }
        }
    }
    std::vector<CohortId> found(seen.begin(), seen.end());
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace

void CohortGraph::set(CohortId cohort, const std::vector<CohortId> &refersTo)
{
    remove(cohort);
    if (refersTo.empty())
        return;
    std::vector<CohortId> targets = refersTo;
    std::sort(targets.begin(), targets.end());
    targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
    for (const CohortId target : targets)
        m_dependants[target].push_back(cohort);
    m_dependencies.insert(cohort, std::move(targets));
}

void CohortGraph::remove(CohortId cohort)
{
    for (const CohortId target : m_dependencies.take(cohort)) {
        std::vector<CohortId> &users = m_dependants[target];
        std::erase(users, cohort);
        if (users.empty())
            m_dependants.remove(target);
    }
}

std::vector<CohortId> CohortGraph::directDependants(CohortId cohort) const
{
    std::vector<CohortId> users = m_dependants.value(cohort);
    std::sort(users.begin(), users.end());
    return users;
}

std::vector<CohortId> CohortGraph::dependencies(CohortId cohort) const
{
    return reachable(m_dependencies, cohort);
}

std::vector<CohortId> CohortGraph::dependants(CohortId cohort) const
{
    return reachable(m_dependants, cohort);
}

bool CohortGraph::makesLoop(CohortId cohort, CohortId target) const
{
    if (cohort == target)
        return true;
    const std::vector<CohortId> reached = reachable(m_dependencies, target);
    return std::binary_search(reached.begin(), reached.end(), cohort);
}

} // namespace desk
