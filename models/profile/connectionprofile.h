// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/connectionsettings.h"

namespace desk {

//! One kept connection: where, which project, how. Never the key: that is in the SecretStore under `id`.
struct ConnectionProfile
{
    QString id; //!< made once, names the profile for good
    QString name;
    QString projectName;
    ConnectionSettings server;
    bool operator==(const ConnectionProfile &) const = default;
};

//! A new id that no other profile has.
QString newProfileId();

//! A folder or file name for what is kept about a connection: the profile's id, else one made of server and project, so
//! that a connection named by the environment finds its drafts again.
QString storeNameOf(const ConnectionProfile &profile);

} // namespace desk
