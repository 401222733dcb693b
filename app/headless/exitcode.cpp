// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/exitcode.h"

namespace desk {

ExitCode exitCodeFor(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
    case ErrorKind::PaymentRequired:
    case ErrorKind::ReadOnly:
        return ExitAccess;
    case ErrorKind::NotFound:
        // The same status for a project that this key cannot see (contract 1.5) and for a thing in it.
        return error.detail.startsWith(QLatin1String("Project")) ? ExitAccess : ExitNoCohort;
    case ErrorKind::InsecureHost:
        return ExitUsage;
    case ErrorKind::File:
        return ExitTarget;
    case ErrorKind::Invalid:
    case ErrorKind::Conflict:
        return ExitRefused;
    default:
        return ExitServer;
    }
}

} // namespace desk
