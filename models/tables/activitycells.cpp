// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/activitycells.h"

#include "models/tables/activitywords.h"
#include "models/tables/celltext.h"

namespace desk {

using namespace Qt::StringLiterals;

// Names of columns are for programs: they are not translated.
QStringList activityHeadings()
{
    return {u"time"_s, u"person"_s, u"email"_s, u"activity"_s, u"what"_s, u"cohort_id"_s, u"cohort"_s, u"changes"_s};
}

QStringList activityCells(const ActivityEntry &entry, const QString &cohortName, const CohortNameLookup &nameOf)
{
    return {entry.createdAt.isValid() ? exactText(entry.createdAt) : QString(),
            actorText(entry),
            entry.user.email,
            entry.activity,
            activityText(entry),
            entry.cohort.isValid() ? entry.cohort.toString() : QString(),
            cohortName,
            changeLines(entry, nameOf).join(u'\n')};
}

} // namespace desk
