// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/activityfilter.h"

namespace desk {

namespace {

bool isPart(const QString &part, const QString &whole)
{
    return whole.contains(part, Qt::CaseInsensitive);
}

bool isBy(const QString &person, const ActivityEntry &entry)
{
    return person.isEmpty() || isPart(person, actorText(entry)) || isPart(person, entry.user.email);
}

bool isOf(const QString &cohort, const ActivityEntry &entry, const QString &name)
{
    return cohort.isEmpty() || isPart(cohort, name) || isPart(cohort, entry.cohortName) ||
           cohort == entry.cohort.toString();
}

} // namespace

bool ActivityFilter::matches(const ActivityEntry &entry, const QString &cohortName) const
{
    // A time that cannot be read is in no span.
    const bool isInTime = (!from.isValid() || (entry.createdAt.isValid() && entry.createdAt >= from)) &&
                          (!until.isValid() || (entry.createdAt.isValid() && entry.createdAt < until));
    return isInTime && (!kind || *kind == kindOf(entry)) && isBy(person.trimmed(), entry) &&
           isOf(cohort.trimmed(), entry, cohortName);
}

} // namespace desk
