// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/ids.h"

#include <QUrl>

namespace desk {

enum class ProxyChoice { System, None, Own };

//! Where the server is and how it is reached. Holds no key.
struct ConnectionSettings
{
    QUrl baseUrl;        //!< scheme, host, port and perhaps a path prefix; see baseUrlFrom()
    ProjectId project;   //!< not valid: the key owner's current project
    QString extraCaFile; //!< PEM; empty: none
    ProxyChoice proxy = ProxyChoice::System;
    QString proxyHost;
    quint16 proxyPort = 0;
    bool readOnly = false; //!< every request that changes something is refused before it is sent
    bool operator==(const ConnectionSettings &) const = default;
};

} // namespace desk
