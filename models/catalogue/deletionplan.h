// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/cataloguerow.h"
#include "models/criteria/cohortgraph.h"
#include "models/domain/definitions.h"

#include <QSet>

namespace desk {

class CohortCatalogue;

//! Which cohort of a catalogue names which others.
CohortGraph graphOf(const CohortCatalogue &catalogue);

//! The cohorts whose criteria name this one, found in the catalogue: for servers that do not tell (contract 9.1).
UsedIn usesKnownTo(const CohortCatalogue &catalogue, CohortId id);

//! The uses that are left when these cohorts go as well.
UsedIn usesWithout(UsedIn uses, const QSet<CohortId> &goingToo);

//! What a server does with a cohort that is used (contract 9.2).
enum class UseVerdict {
    Free,      //!< nothing uses it
    Uncertain, //!< flags do: the server refuses when one of them is switched on, which it does not tell
    Refused    //!< cohorts or insights do
};
//! `protects`: the server refuses for the sake of cohorts and insights too; older ones do not.
UseVerdict verdictOn(const UsedIn &uses, bool protects);

//! Those that can go together: none of them is refused for the sake of one that stays. `uses` has one entry a cohort.
QSet<CohortId> deletable(const QHash<CohortId, UsedIn> &uses, bool protects);

//! The order in which cohorts can be deleted one by one: who names another goes before it. Restoring goes backwards.
std::vector<CohortId> deletionOrder(const std::vector<CohortId> &cohorts, const CohortGraph &graph);

} // namespace desk
