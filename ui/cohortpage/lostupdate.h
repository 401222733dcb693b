// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/activityentry.h"
#include "models/filter/draftmerge.h"

#include <optional>

namespace desk {

//! A save that replaced what somebody else had saved between the last look at the cohort and that save.
struct LostUpdate
{
    CohortId cohort;
    QString name;
    DraftVersion known;  //!< at the last look
    DraftVersion theirs; //!< what was replaced
};

//! Asks the newest entries of the cohort's activity log. They tell what each save found (contract 11), which is the
//! only way to know: the server takes a save whatever it was made upon. `known`: at the last look; `saved`: the answer
//! to the save. Nothing where nobody was replaced, or the log does not tell (yet).
std::optional<LostUpdate> lostUpdate(const DraftVersion &known, const Cohort &saved,
                                     const std::vector<ActivityEntry> &newestFirst);

} // namespace desk
