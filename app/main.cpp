// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"
#include "app/headless/console.h"
#include "app/headless/endpoint.h"
#include "app/headless/exitcode.h"
#include "app/headless/secrecy.h"
#include "app/headlessapplication.h"

#include <QCoreApplication>
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

//! Where address, project and key come from, for the window to tell.
QString sourceOf(const GivenWords &given, const QProcessEnvironment &environment)
{
    QStringList names;
    for (const char *option : {"host", "project", "key-file"}) {
        if (given.has(option))
            names << QStringLiteral("--") + QLatin1String(option);
    }
    const auto add = [&](const char *option, const char *variable) {
        if (!given.has(option) && environment.contains(QLatin1String(variable)))
            names << QLatin1String(variable);
    };
    add("host", "POSTHOG_HOST");
    add("project", "POSTHOG_PROJECT_ID");
    add("key-file", environment.contains(QStringLiteral("POSTHOG_PERSONAL_API_KEY")) ? "POSTHOG_PERSONAL_API_KEY"
                                                                                     : "POSTHOG_API_KEY");
    return QCoreApplication::translate("WindowStart", "This connection comes from: %1")
        .arg(names.join(QStringLiteral(", ")));
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
    start.link = given.value("link");
    start.usesCache = !given.has("no-cache");
    const auto environment = QProcessEnvironment::systemEnvironment();
    forgetKeysOfEnvironment();
    if (given.has("demo")) {
        const auto options = demoOptionsFrom(given);
        if (!options)
            return refuse(options.error());
        start.demo = *options;
    } else if (namesEndpoint(given, environment)) {
        const auto endpoint = endpointFrom(given, environment);
        if (!endpoint)
            return refuse(endpoint.error());
        if (!endpoint->keptKey.isEmpty()) {
            start.connection = given.value("connection");
        } else {
            start.server = endpoint->settings;
            start.key = endpoint->key;
            start.source = sourceOf(given, environment);
        }
    } else {
        start.host = environment.value(QStringLiteral("POSTHOG_HOST"));
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
    keepMemoryPrivate();
    // The places of files are named after it, also before there is an application object.
    QCoreApplication::setApplicationName(QStringLiteral("cohort-desk"));
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
