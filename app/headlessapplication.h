// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "app/demo/demoserver.h"
#include "models/base/result.h"

namespace desk {

//! What `--demo` and its options ask for; Invalid when a number is none.
Result<demo::DemoServer::Options> demoOptionsFrom(const GivenWords &given);

//! Runs a command without a window and returns the exit status. Makes the QCoreApplication: no display is looked for.
int runHeadless(int &argc, char **argv, const CommandLine &line);

} // namespace desk
