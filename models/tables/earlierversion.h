// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/activityentry.h"
#include "models/tables/changetree.h"

#include <optional>

namespace desk {

//! What a cohort was like before or after one entry of the activity log, as far as that entry tells it. A part that
//! cannot be brought back (a name or criteria that were empty) is left out.
struct EarlierVersion
{
    enum class Side { Before, After };

    std::optional<QString> name, description;
    std::optional<QByteArray> filters; //!< JSON text of a `filters` value that holds a tree

    bool isEmpty() const { return !name && !description && !filters; }
    bool operator==(const EarlierVersion &) const = default;
};

EarlierVersion versionOf(const ActivityEntry &entry, EarlierVersion::Side side);

//! The body of the PATCH that gives the cohort these parts (contract 3.4): only those that differ from what it has now,
//! without keys that servers make. Empty when nothing differs.
QByteArray restoringPatch(const Cohort &now, const EarlierVersion &version);

//! What that PATCH changes, for people.
std::vector<ChangeNode> restoringChanges(const Cohort &now, const EarlierVersion &version,
                                         const CriteriaNames &names = {});

//! Whether the parts that a PATCH of this version touches are the same in both.
bool isSameForRestoring(const Cohort &a, const Cohort &b, const EarlierVersion &version);

} // namespace desk
