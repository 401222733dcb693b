// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/cataloguerow.h"
#include "models/domain/activityentry.h"

#include <QStringList>

namespace desk {

//! What people tell entries apart by.
enum class ActivityKind { Created, Changed, Deleted, Restored, PeopleAdded, PeopleRemoved, Other };
ActivityKind kindOf(const ActivityEntry &entry);

//! Who did it, as a person reads it.
QString actorText(const ActivityEntry &entry);

//! What was done, in a few words: "changed the criteria", "added people", "deleted the cohort".
QString activityText(const ActivityEntry &entry);

//! What changed, one line a change: old and new texts, added, removed and changed criteria as sentences. Empty when the
//! server tells none. Never more than some dozens of lines.
QStringList changeLines(const ActivityEntry &entry, const CohortNameLookup &nameOf);

} // namespace desk
