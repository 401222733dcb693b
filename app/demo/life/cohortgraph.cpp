// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/life/cohortgraph.h"

#include "app/demo/filters/legacygroups.h"
#include "app/demo/filters/references.h"

namespace demo {

bool isCalculated(const CohortPtr &cohort)
{
    return cohort && !cohort->isStatic && !cohort->deleted;
}

std::vector<std::int64_t> referencesOf(const CohortRecord &cohort)
{
    const bool hasFilters = cohort.filters.is_object() && !cohort.filters.empty();
    // Not always effectiveFilters(): it copies, and a scan over all cohorts would copy all criteria.
    return referencedCohorts(hasFilters ? cohort.filters : effectiveFilters(cohort.filters, cohort.groups));
}

CohortGraph::CohortGraph(const std::vector<CohortPtr> &cohorts)
{
    for (const CohortPtr &cohort : cohorts)
        replace(*cohort);
}

void CohortGraph::replace(const CohortRecord &cohort)
{
    Node &node = m_nodes[cohort.id];
    for (const std::int64_t used : node.uses)
        m_naming[used].erase(cohort.id);
    node = {!cohort.isStatic, referencesOf(cohort)};
    for (const std::int64_t used : node.uses)
        m_naming[used].insert(cohort.id);
}

std::vector<std::int64_t> CohortGraph::naming(std::int64_t cohort) const
{
    const auto found = m_naming.find(cohort);
    return found == m_naming.end() ? std::vector<std::int64_t>()
                                   : std::vector<std::int64_t>(found->second.begin(), found->second.end());
}

std::set<std::int64_t> CohortGraph::withDependants(std::int64_t cohort) const
{
    std::set<std::int64_t> all{cohort};
    std::vector<std::int64_t> open{cohort};
    while (!open.empty()) {
        const std::int64_t next = open.back();
        open.pop_back();
        for (const std::int64_t other : naming(next))
            if (m_nodes.at(other).isDynamic && all.insert(other).second)
                open.push_back(other);
    }
    return all;
}

std::set<std::int64_t> CohortGraph::withDependencies(std::int64_t cohort) const
{
    std::set<std::int64_t> all{cohort};
    std::vector<std::int64_t> open{cohort};
    while (!open.empty()) {
        const auto node = m_nodes.find(open.back());
        open.pop_back();
        for (const std::int64_t used : node->second.uses) {
            const auto other = m_nodes.find(used);
            if (other != m_nodes.end() && other->second.isDynamic && all.insert(used).second)
                open.push_back(used);
        }
    }
    return all;
}

std::vector<std::int64_t> CohortGraph::calculationOrder(std::int64_t cohort) const
{
    std::set<std::int64_t> wanted = withDependants(cohort);
    wanted.merge(withDependencies(cohort));
    return sorted(wanted);
}

// Depth first with a list instead of recursion: chains may be long.
std::vector<std::int64_t> CohortGraph::sorted(const std::set<std::int64_t> &cohorts) const
{
    std::vector<std::int64_t> order;
    std::set<std::int64_t> seen;
    std::vector<std::pair<std::int64_t, std::size_t>> path;
    for (const std::int64_t start : cohorts) {
        if (seen.insert(start).second)
            path.emplace_back(start, 0);
        while (!path.empty()) {
            auto &[id, next] = path.back();
            const std::vector<std::int64_t> &uses = m_nodes.at(id).uses;
            if (next == uses.size()) {
                order.push_back(id);
                path.pop_back();
            } else if (const std::int64_t used = uses[next++]; cohorts.contains(used) && seen.insert(used).second) {
                path.emplace_back(used, 0);
            }
        }
    }
    return order;
}

} // namespace demo
