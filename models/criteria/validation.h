// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/criteria/problem.h"

#include <optional>

namespace desk {

//! Judges a whole `filters` value as if it were saved to the newest server as a dynamic cohort and then calculated
//! (grammar 7, 9 and 10, contract 12). Pure; 100,000 criteria take less than a second.
CriteriaCheck checkCriteria(const FilterTree &tree, const CriteriaContext &context = {});

//! One edit that mends a problem: put `node` in the place of the node at `path`.
struct Fix
{
    std::vector<int> path;
    FilterNode node;
};
//! Nothing when the problem has no fix or the tree is not the one it was found in.
std::optional<Fix> fixedBy(const Problem &problem, const FilterNode &root);

//! The opposite of a node without a `negation` on a group: leaves flip it, groups change AND and OR (De Morgan).
FilterNode negated(const FilterNode &node);

} // namespace desk
