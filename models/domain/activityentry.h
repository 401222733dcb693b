// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/ids.h"
#include "models/domain/cohort.h"

#include <vector>

namespace desk {

struct ActivityChange
{
    QString action;           //!< created, changed, deleted; others kept
    QString field;            //!< "" when null
    QByteArray before, after; //!< JSON texts; empty when absent
    bool operator==(const ActivityChange &) const = default;
};

//! One entry of the activity log (contract 11). There is no entry id.
struct ActivityEntry
{
    User user;
    bool isSystem = false;
    QString
        activity; //!< created, updated, deleted, restored, persons_added_manually, person_removed_manually; others kept
    CohortId cohort; //!< from `item_id`, which is text
    QString cohortName;
    std::optional<std::vector<ActivityChange>> changes; //!< null is not the same as none
    QDateTime createdAt;
    QByteArray raw;
    bool operator==(const ActivityEntry &) const = default;
};

} // namespace desk
