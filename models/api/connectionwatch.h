// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/apiclient.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace desk {

//! Feels for a server that is out of reach: while the client is Offline it asks a cheap question now and then, ever
//! more seldom, and tells when there is an answer again, so that what was waiting can go on by itself. A server that
//! is soon out of reach again, or only at some of its addresses, makes it no more eager. Owned beside its client, which
//! must outlive it; client thread. Asks nothing while all is well.
class ConnectionWatch final : public QObject
{
    Q_OBJECT
public:
    struct Waits
    {
        std::chrono::milliseconds first{2000};
        std::chrono::milliseconds longest{30000};
    };
    explicit ConnectionWatch(ApiClient &client, Waits waits, QObject *parent = nullptr);
    explicit ConnectionWatch(ApiClient &client, QObject *parent = nullptr);

    //! Asks at once, as when a person presses "Try again" or the computer wakes up.
    void askNow();

signals:
    //! The server answered after it had been out of reach.
    void backOnline();

private:
    void follow(const ConnectionState &state);
    void wait();
    void ask();
    void tell();

    ApiClient &m_client;
    Waits m_waits;
    QTimer m_timer;
    std::chrono::milliseconds m_next{};
    Pending m_question;
    //! Since the server was last told to be back.
    QElapsedTimer m_sinceBack;
    bool m_offline = false;
    bool m_isAsking = false;
};

} // namespace desk
