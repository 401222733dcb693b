// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/apiclient.h"

#include <QUrl>

namespace desk::test {

//! The key of the scripted tests: nobody but the right server may ever see these bytes.
inline const QByteArray testKey = "phx_testkey0123456789abcdefghijklmnop";

inline ConnectionSettings settingsFor(const QUrl &url)
{
    ConnectionSettings settings;
    settings.baseUrl = url;
    settings.project = ProjectId{1};
    settings.proxy = ProxyChoice::None;
    return settings;
}

//! Everything that takes people's time takes milliseconds here.
inline ClientOptions quickOptions()
{
    using namespace std::chrono_literals;
    ClientOptions options;
    options.retry.first = 20ms;
    options.retry.longest = 3000ms;
    options.pause.first = 40ms;
    options.longestSilence = 250ms;
    options.longestDeadline = 1500ms;
    options.longestPatience = 1500ms;
    options.jitter = [] { return 0.5; };
    return options;
}

} // namespace desk::test
