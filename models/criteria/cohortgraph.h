// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/ids.h"

#include <QHash>

#include <vector>

namespace desk {

//! Which cohort's criteria name which others. A value; every walk is iterative and meets each cohort once, so that
//! loops in stored data end.
class CohortGraph final
{
public:
    //! Replaces what a cohort refers to.
    void set(CohortId cohort, const std::vector<CohortId> &refersTo);
    void remove(CohortId cohort);

    //! Whom a cohort names itself.
    std::vector<CohortId> directDependencies(CohortId cohort) const { return m_dependencies.value(cohort); }
    //! Who names it.
    std::vector<CohortId> directDependants(CohortId cohort) const;
    //! Everything that must be calculated before it; without itself unless there is a loop. Sorted by id.
    std::vector<CohortId> dependencies(CohortId cohort) const;
    //! Everything that is recalculated after it. Sorted by id.
    std::vector<CohortId> dependants(CohortId cohort) const;
    //! Whether naming `target` in the criteria of `cohort` makes a loop: they are the same, or `target` leads back.
    bool makesLoop(CohortId cohort, CohortId target) const;

private:
    QHash<CohortId, std::vector<CohortId>> m_dependencies;
    QHash<CohortId, std::vector<CohortId>> m_dependants;
};

} // namespace desk
