// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/command.h"

#include "app/headless/console.h"
#include "app/headless/endpoint.h"
#include "app/headless/filtercommand.h"

#include <QFile>

#include <cstdio>
#include <limits>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

Result<QByteArray> readInput(const QString &path)
{
    QFile file(path);
    const bool isOpen = path == u"-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!isOpen)
        return Error{ErrorKind::Invalid, Command::tr("%1 cannot be read: %2.").arg(path, file.errorString())};
    return file.readAll();
}

Result<FilterOutcome> checkOrFormat(const QString &name, const GivenWords &given)
{
    const auto id = numberFrom(given, "cohort-id", 0, 1, std::numeric_limits<qint64>::max());
    if (!id)
        return id.error();
    const auto input = readInput(given.arguments.value(0));
    if (!input)
        return input.error();
    if (name == u"filter format")
        return formatFilters(*input, given.has("save"));
    return checkFilters(*input, {CohortId{*id}, given.has("json")});
}

} // namespace

void Command::fail(const Error &error)
{
    say(error.text);
    emit done(exitCodeFor(error));
}

void Command::finish(const QByteArray &output, ExitCode code)
{
    emit done(writeOutput(output) ? code : ExitTarget);
}

Result<CommandMaker> planCommand(const QString &name, const GivenWords &given)
{
    if (name == u"list")
        return planList(given);
    if (name == u"show")
        return planShow(given);
    if (name == u"count")
        return planCount(given);
    if (name == u"export")
        return planExport(given);
    if (name.startsWith("members "_L1))
        return planMembers(name, given);
    return planActivity(given);
}

std::optional<int> runOfflineCommand(const QString &name, const GivenWords &given)
{
    if (name != u"filter check" && name != u"filter format")
        return std::nullopt;
    const auto outcome = checkOrFormat(name, given);
    if (!outcome) {
        say(outcome.error().text);
        return ExitUsage;
    }
    if (!outcome->message.isEmpty())
        say(outcome->message);
    return writeOutput(outcome->output) ? outcome->exitCode : ExitTarget;
}

} // namespace desk
