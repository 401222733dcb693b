// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/activitywords.h"

#include <QDateTime>

#include <optional>

namespace desk {

//! Which entries of the activity log a person wants to see. A value; the server cannot search its log, so this is
//! decided here, entry by entry. Empty parts let everything through.
struct ActivityFilter
{
    QString person; //!< part of a name or e-mail address
    QString cohort; //!< part of a name, or an id
    std::optional<ActivityKind> kind;
    QDateTime from;  //!< not before
    QDateTime until; //!< before

    bool operator==(const ActivityFilter &) const = default;
    bool isEmpty() const { return *this == ActivityFilter(); }
    //! `cohortName` is the name the cohort has now; the one it had then is looked at too.
    bool matches(const ActivityEntry &entry, const QString &cohortName) const;
    //! Nothing at that time or earlier can match: reading on is of no use.
    bool isOver(const QDateTime &time) const { return from.isValid() && time.isValid() && time < from; }
};

} // namespace desk
