// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

// Where the program keeps its files (XDG base directories). Folders are made when asked for; where that is not possible
// the readers and writers of the files say so. Needs the application's name.

namespace desk::places {

QString settingsFile();    //!< preferences and window states
QString connectionsFile(); //!< the kept connections, without keys
QString draftsFolder();    //!< unsaved edits, one folder a connection
QString runsFolder();      //!< changes of members that are under way, so that a restart can go on
QString cacheFolder();     //!< lists of cohorts, one file a connection; may be deleted at any time
//! Names the set of files above: two programs that share them have the same.
QString identity();

} // namespace desk::places
