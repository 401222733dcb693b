// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/cataloguerow.h"
#include "models/domain/definitions.h"

#include <functional>
#include <optional>

namespace desk {

//! One line of what hangs on a cohort and what it hangs on. A value.
struct DependencyNode
{
    enum class Kind { Heading, Flag, Insight, Cohort, Remark };

    Kind kind = Kind::Remark;
    QString name;
    QString details = {};
    QString webPath = {}; //!< below the project's page in the web app; empty: no page of its own
    CohortId cohort = {}; //!< of a cohort
    std::vector<DependencyNode> children = {};
    bool operator==(const DependencyNode &) const = default;
};

//! The cohorts around one, as the catalogue knows them.
struct CohortSurroundings
{
    std::function<QList<CohortId>(CohortId)> usersOf; //!< whose criteria name it
    std::function<CatalogueRowPtr(CohortId)> row;     //!< null: not in the list
};

//! What is known of the server's answer (contract 9.1).
struct ToldUses
{
    std::optional<UsedIn> uses; //!< nothing: it has not answered, or does not tell
    bool isAsking = false;      //!< it has not answered yet
    bool hasFailed = false;     //!< it could not be asked; it may tell the next time
};

//! Feature flags, insights and cohorts that use the cohort, and the cohorts that it uses, both over all their levels.
//! Every cohort is opened once in each direction, so that loops and many ways to one place end.
std::vector<DependencyNode> dependencyTree(CohortId cohort, const ToldUses &told, const CohortSurroundings &around);

//! "Used by 2 feature flags, no insights and 1 cohort."
QString usesText(CohortId cohort, const ToldUses &told, const CohortSurroundings &around);

} // namespace desk
