// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/cohort.h"
#include "models/domain/filternode.h"
#include "models/domain/person.h"

#include <vector>

namespace desk {

//! The bodies that make cohorts (contract 3.2), as JSON text. Pure.
struct NewCohortTexts
{
    QString name, description;
};

//! Dynamic, or static with the people who meet the criteria then. Without criteria `filters` is left out.
QByteArray criteriaBody(const NewCohortTexts &texts, const FilterTree &criteria, bool isStatic);
//! Static with these people; also with none.
QByteArray peopleBody(const NewCohortTexts &texts, const std::vector<PersonId> &people);

//! "Paying (static copy)": what the server and the web app call copies; cut to what a name may hold.
QString staticCopyName(const QString &name);
QString dynamicCopyName(const QString &name);

//! The criteria of a cohort as received.
FilterTree criteriaOf(const Cohort &cohort);

} // namespace desk
