// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/domain/connectionsettings.h"

#include <QDateTime>
#include <QUrl>

namespace desk {

//! What a person typed as an address, made into a base URL: adds https, cuts off /api and what follows, query and
//! fragment. Error Invalid (not an address, user name in it) or InsecureHost (plain http beyond this computer).
Result<QUrl> baseUrlFrom(const QString &typed);

//! 127.0.0.0/8, ::1 and localhost: the only hosts that plain http is spoken to.
bool isLoopback(const QUrl &url);

//! Same scheme, host and port (the scheme's own port counts as given).
bool isSameOrigin(const QUrl &a, const QUrl &b);

Error insecureHost(const QUrl &url);

//! How the connection is doing, for the status bar. `until` only with Throttled.
struct ConnectionState
{
    enum class Kind { Unknown, Online, Offline, Throttled, KeyRefused, ProjectGone, NotTrusted };
    Kind kind = Kind::Unknown;
    QDateTime until;    //!< UTC: requests go on at that time
    QDateTime lastSeen; //!< UTC: the last good answer
    QString text;       //!< plain words, empty while online
    bool operator==(const ConnectionState &) const = default;
};

//! Makes the state out of what the calls met. Pure but for its own value.
class ConnectionTracker final
{
public:
    const ConnectionState &state() const { return m_state; }
    void sawAnswer(const QDateTime &now);
    //! The final error of a call; `ourProject`: the call was about the connection's own project.
    void sawError(const Error &error, const QDateTime &now, bool ourProject);
    void paused(const QDateTime &until, const QString &text);
    void resumed();

private:
    void set(ConnectionState::Kind kind, const QString &text);
    ConnectionState m_state;
};

} // namespace desk
