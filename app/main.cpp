// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"
#include "app/headless/console.h"
#include "app/headless/endpoint.h"
#include "app/headless/exitcode.h"
#include "app/headlessapplication.h"
#ifdef COHORT_DESK_GUI
#include "app/application.h"
#endif

using namespace desk;

namespace {

#ifdef COHORT_DESK_GUI
bool hasDisplay(const GivenWords &given)
{
    return given.has("qt") || qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

int refuse(const Error &error)
{
    say(error.text);
    return ExitUsage;
}

//! The window with what the command line and the environment say; without a word about a connection it asks.
int openWindow(int &argc, char **argv, const GivenWords &given)
{
    if (!hasDisplay(given)) {
        say(QStringLiteral(
            "there is no display for the window. The commands need none: see “cohort-desk --help”, or try "
            "“cohort-desk --demo list”."));
        return ExitNoDisplay;
    }
    WindowStart start;
    const auto environment = QProcessEnvironment::systemEnvironment();
    if (given.has("demo")) {
        const auto options = demoOptionsFrom(given);
        if (!options)
            return refuse(options.error());
        start.demo = *options;
    } else if (namesEndpoint(given, environment)) {
        const auto endpoint = endpointFrom(given, environment);
        if (!endpoint)
            return refuse(endpoint.error());
        start.server = endpoint->settings;
        start.key = endpoint->key;
    }
    return runWindow(argc, argv, start);
}
#else
int openWindow(int &, char **, const GivenWords &)
{
    say(QStringLiteral("this build has no window. See “cohort-desk --help” for the commands."));
    return ExitNoDisplay;
}
#endif

} // namespace

int main(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const CommandLine line = parseCommandLine(arguments);
    switch (line.kind) {
    case CommandLine::Kind::Window:
        return openWindow(argc, argv, line.given);
    case CommandLine::Kind::Command:
        return runHeadless(argc, argv, line);
    case CommandLine::Kind::Help:
    case CommandLine::Kind::Version:
        return writeOutput(line.text.toUtf8()) ? ExitDone : ExitTarget;
    case CommandLine::Kind::Wrong:
        break;
    }
    say(line.text);
    return ExitUsage;
}
