// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/secrecy.h"

#include <QtGlobal>

#include <cstdlib>

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#include <sys/resource.h>
#endif

namespace desk {

void keepMemoryPrivate()
{
#if defined(Q_OS_LINUX) && !defined(__SANITIZE_ADDRESS__)
    // The first also where crash files go to a program instead of a file. The leak checker could not work with it.
    prctl(PR_SET_DUMPABLE, 0);
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#endif
}

void forgetKeysOfEnvironment()
{
    for (const char *name : {"POSTHOG_PERSONAL_API_KEY", "POSTHOG_API_KEY"}) {
        // Where the text lies the process was given it, so taking the name away alone would leave it there.
        if (volatile char *text = std::getenv(name)) {
            while (*text)
                *text++ = 'x';
        }
        qunsetenv(name);
    }
}

} // namespace desk
