// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demoserver.h"
#include "models/api/apikey.h"
#include "models/api/connection.h"

#include <optional>

namespace desk {

//! What the window connects to at its start. Nothing of it: the last connection, or it asks.
struct WindowStart
{
    std::optional<demo::DemoServer::Options> demo;
    std::optional<ConnectionSettings> server;
    ApiKey key = {};         //!< for `server`
    QString label = {};      //!< what the connection is called; empty: the project's name when it is known
    QString source = {};     //!< where `server` and `key` come from, in words
    QString connection = {}; //!< the name of a kept one
    QString host = {};       //!< an address without a key: the connection window begins with it
    QString link = {};       //!< cohort-desk://...
    bool usesCache = true;

    //! Another window that shares the kept connections can serve it as well.
    bool isForAnyWindow() const { return !demo && !server; }
};

//! Runs the window until it is closed; returns the exit status. Makes the QApplication, so there must be a display.
int runWindow(int &argc, char **argv, const WindowStart &start);

} // namespace desk
