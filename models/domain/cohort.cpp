// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/cohort.h"

namespace desk {

QString User::displayName() const
{
    const QString name = QStringList{firstName.trimmed(), lastName.trimmed()}.join(QChar(u' ')).trimmed();
    return name.isEmpty() ? email : name;
}

bool Population::isUnresolved() const
{
    // Contract 8: a failed run blocks edits until it is retried or abandoned. Words we do not know block nothing.
    return status == u"pending" || status == u"running" || status == u"retry_scheduled" || status == u"failed";
}

namespace {

bool isPopulationFailed(const Cohort &cohort)
{
    return cohort.population && cohort.population->status == u"failed";
}

bool isBusy(const Cohort &cohort)
{
    return cohort.isCalculating || (cohort.population && cohort.population->isUnresolved());
}

//! Contract 7.1: saved since the last finished calculation. Static cohorts have no versions worth comparing (7.2).
bool isBehind(const Cohort &cohort)
{
    return !cohort.isStatic && cohort.pendingVersion && cohort.version.value_or(0) < *cohort.pendingVersion;
}

} // namespace

CohortState stateOf(const Cohort &cohort)
{
    if (!cohort.malformed.isEmpty())
        return CohortState::Malformed;
    if (isPopulationFailed(cohort))
        return CohortState::Failed;
    if (isBusy(cohort))
        return CohortState::Calculating;
    if (cohort.errorsCalculating > 0)
        return CohortState::Failed;
    if (!cohort.count && !cohort.lastCalculation.isValid())
        return CohortState::NeverCalculated;
    return isBehind(cohort) ? CohortState::Stale : CohortState::Calculated;
}

} // namespace desk
