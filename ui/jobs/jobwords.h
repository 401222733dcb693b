// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jobs/job.h"
#include "ui/widgets/tones.h"

namespace desk {

//! "640,000 of 1,000,000 rows, 210,000 a second, 2 s left", or what else there is to say about a job.
QString jobText(const Job &job);
//! 0 to 100; -1 while nobody knows.
int jobPercent(const Job &job);
Tone toneOf(JobState state);

} // namespace desk
