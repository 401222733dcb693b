// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/cohort.h"
#include "ui/widgets/tones.h"

#include <QString>

namespace desk {

//! How a cohort's state is shown: a colour, an icon and a word, always the three together.
struct StateLook
{
    Tone tone;
    QIcon icon;
    QString word;
};
StateLook stateLook(CohortState state);
//! The reason of a failure in plain words; empty while there is none.
QString failureWords(const Cohort &cohort);

} // namespace desk
