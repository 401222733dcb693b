// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/ids.h"
#include "models/domain/filternode.h"

#include <QStringList>

#include <vector>

namespace desk {

//! What criteria refer to, each once, in the order of the tree.
struct CriteriaReferences
{
    QStringList events;
    QStringList personProperties;
    QStringList eventProperties; //!< of event filters; not elements, not SQL
    QStringList values;          //!< the texts and numbers that conditions compare with, for a search
    std::vector<ActionId> actions;
    std::vector<CohortId> cohorts;
    bool operator==(const CriteriaReferences &) const = default;
};

CriteriaReferences referencesOf(const FilterNode &root);
//! Empty without a tree.
CriteriaReferences referencesOf(const FilterTree &tree);

//! The cohort that a leaf of type cohort names, as servers read it (grammar 2.3); nothing for other nodes.
std::optional<CohortId> referredCohort(const FilterNode &leaf);

} // namespace desk
