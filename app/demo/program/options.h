// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demoserver.h"

namespace demo {

// What the command line asks for. `finished`: nothing is left to do but to end with `exitCode`.
struct ProgramOptions
{
    DemoServer::Options server = {};
    bool stopWithInput = false;
    bool finished = false;
    int exitCode = 0;
};

// Prints help and version on standard output, what is wrong on standard error (exit code 2).
ProgramOptions parseArguments(int argc, char **argv);

} // namespace demo
