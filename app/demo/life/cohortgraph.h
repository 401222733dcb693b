// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/cohorts/cohortshelf.h"

#include <cstdint>
#include <map>
#include <set>
#include <vector>

namespace demo {

// A live dynamic cohort: one that is calculated.
bool isCalculated(const CohortPtr &cohort);
// The ids that the cohort's criteria name.
std::vector<std::int64_t> referencesOf(const CohortRecord &cohort);

/* Which cohorts name which in their criteria, at one moment. A value without ties to the cohorts it was made of. */
class CohortGraph final
{
public:
    explicit CohortGraph(const std::vector<CohortPtr> &cohorts);

    // Takes over what a cohort will name once it is stored.
    void replace(const CohortRecord &cohort);

    // Whose criteria name it themselves, by id.
    std::vector<std::int64_t> naming(std::int64_t cohort) const;
    // Itself and everything that leads to it through dynamic cohorts.
    std::set<std::int64_t> withDependants(std::int64_t cohort) const;
    // The cohort, what it depends on and what depends on it, as far as they are calculated; each after all it depends
    // on (contract 7.1).
    std::vector<std::int64_t> calculationOrder(std::int64_t cohort) const;

private:
    struct Node
    {
        bool isDynamic = false;
        std::vector<std::int64_t> uses;
    };

    std::set<std::int64_t> withDependencies(std::int64_t cohort) const;
    std::vector<std::int64_t> sorted(const std::set<std::int64_t> &cohorts) const;

    std::map<std::int64_t, Node> m_nodes;
    std::map<std::int64_t, std::set<std::int64_t>> m_naming; // the same edges from the other end
};

} // namespace demo
