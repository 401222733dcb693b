// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/headless/words.h"

namespace desk {

//! A command line as a value: what the program is asked to be. Parsing it needs no application object, so that a
//! command never looks for a display.
struct CommandLine
{
    enum class Kind {
        Window,
        Command,
        Help,    //!< print `text`
        Version, //!< print `text`
        Wrong    //!< say `text`, exit 2
    };
    Kind kind = Kind::Window;
    QString command; //!< "list", "filter check"; only with Command
    GivenWords given;
    QString text;
    bool operator==(const CommandLine &) const = default;
};

//! `arguments` without the program's name. Pure.
CommandLine parseCommandLine(const QStringList &arguments);

} // namespace desk
