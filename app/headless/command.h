// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/headless/exitcode.h"
#include "app/headless/words.h"
#include "models/api/cohortapi.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace desk {

//! One command without a window, at work. Owned by the composition root; main thread; never blocks it.
class Command : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void start() = 0;
    //! Somebody pressed Ctrl+C: end soon, leave nothing half done.
    virtual void interrupt() { emit done(ExitInterrupted); }

signals:
    //! Once.
    void done(int exitCode);

protected:
    //! Says why and ends with the exit code that goes with it.
    void fail(const Error &error);
    //! Writes the result and ends.
    void finish(const QByteArray &output, ExitCode code = ExitDone);
};

//! A command whose words were understood; what it needs to run is a server.
using CommandMaker = std::function<std::unique_ptr<Command>(CohortApi &)>;

//! Checks all words before anything is sent. Error Invalid: the words make no sense.
Result<CommandMaker> planCommand(const QString &name, const GivenWords &given);

//! Runs a command that needs no server; nothing when it needs one.
std::optional<int> runOfflineCommand(const QString &name, const GivenWords &given);

// The commands, each in a file of its own.
Result<CommandMaker> planList(const GivenWords &given);
Result<CommandMaker> planShow(const GivenWords &given);
Result<CommandMaker> planCount(const GivenWords &given);
Result<CommandMaker> planExport(const GivenWords &given);
//! `name`: "members add", "members remove" or "members sync". Reads the whole list.
Result<CommandMaker> planMembers(const QString &name, const GivenWords &given);
Result<CommandMaker> planActivity(const GivenWords &given);

} // namespace desk
