// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/cohort.h"
#include "ui/widgets/tones.h"

namespace desk {

//! How a cohort's state looks, beside its word (stateWord() of the tables room).
struct StateLook
{
    Tone tone;
    QIcon icon;
};
StateLook stateLook(CohortState state);

} // namespace desk
