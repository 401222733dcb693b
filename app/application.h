// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demoserver.h"
#include "models/api/apikey.h"
#include "models/api/connection.h"

#include <optional>

namespace desk {

//! What the window connects to at its start. Nothing of both: it asks.
struct WindowStart
{
    std::optional<demo::DemoServer::Options> demo;
    std::optional<ConnectionSettings> server;
    ApiKey key = {};    //!< for `server`
    QString label = {}; //!< what the connection is called; empty: the project's name when it is known
};

//! Runs the window until it is closed; returns the exit status. Makes the QApplication, so there must be a display.
int runWindow(int &argc, char **argv, const WindowStart &start);

} // namespace desk
