// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"

namespace desk {

//! What a program without a window ends with. Scripts rely on the numbers.
enum ExitCode {
    ExitDone = 0,
    ExitRefused = 1,
    ExitUsage = 2,
    ExitNoDisplay = 3,
    ExitNoCohort = 4,
    ExitAccess = 5,
    ExitServer = 6,
    ExitTarget = 7,
    ExitInterrupted = 130
};

ExitCode exitCodeFor(const Error &error);

} // namespace desk
