// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/ids.h"

#include <QUrl>

namespace desk {

//! One kept connection: where, which project, how. Never the key: that is in the SecretStore under `id`.
struct ConnectionProfile
{
    enum class Proxy { System, None, Own };

    QString id; //!< made once, names the profile for good
    QString name;
    QUrl baseUrl;
    ProjectId project; //!< not valid: the key owner's current project
    QString projectName;
    bool isReadOnly = false; //!< locked to reading
    QString extraCaFile;     //!< PEM; empty: none
    Proxy proxy = Proxy::System;
    QString proxyHost;
    quint16 proxyPort = 0;
    bool operator==(const ConnectionProfile &) const = default;
};

//! A new id that no other profile has.
QString newProfileId();

} // namespace desk
