// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cohortpage/statelook.h"

#include "ui/widgets/icons.h"

namespace desk {

using namespace Qt::StringLiterals;

StateLook stateLook(CohortState state)
{
    switch (state) {
    case CohortState::Calculated:
        return {Tone::Ok, toneIcon(Tone::Ok)};
    case CohortState::Calculating:
        return {Tone::Busy, toneIcon(Tone::Busy)};
    case CohortState::NeverCalculated:
        return {Tone::Quiet, toneIcon(Tone::Quiet)};
    case CohortState::Failed:
        return {Tone::Failed, toneIcon(Tone::Failed)};
    case CohortState::Stale:
        return {Tone::Warning, symbolIcon(u"state-stale"_s, Tone::Warning)};
    case CohortState::Malformed:
        break;
    }
    return {Tone::Warning, toneIcon(Tone::Warning)};
}

} // namespace desk
