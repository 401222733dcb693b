// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/apikey.h"
#include "models/api/apirequest.h"
#include "models/api/capabilities.h"
#include "models/api/connection.h"
#include "models/api/requestlog.h"
#include "models/api/responsegate.h"
#include "models/api/retrypolicy.h"
#include "models/base/clock.h"
#include "models/base/pending.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace desk {

class ApiCall;
class NetworkLane;

//! What tests and programs may set about a client; the defaults are for people.
struct ClientOptions
{
    RetryPolicy retry;
    PausePolicy pause;
    int interactiveAtOnce = 6;
    int backgroundAtOnce = 4;
    Clock clock = systemClock();
    std::function<double()> jitter = {}; //!< [0, 1); empty: the system's generator
};

//! Sends requests to one server with one key: queue, limits, retry, pause, deadline. Owned by the composition root (one
//! a connection); lives in the thread that made it; all answers arrive there, never inside send().
class ApiClient final : public QObject
{
    Q_OBJECT
public:
    using Chunk = std::function<bool(QByteArray)>; //!< a piece of a streamed body; false stops the call

    ApiClient(ConnectionSettings settings, ApiKey key, ClientOptions options = {}, QObject *parent = nullptr);
    ~ApiClient() override;

    const ConnectionSettings &settings() const { return m_settings; }
    //! "/api/projects/7" or "/api/projects/@current".
    QString projectPath() const;

    //! Sends or queues. The answer passed the gate. Errors: every kind but File.
    Pending send(const ApiRequest &request, QObject *context, Answer<ApiAnswer> answer);
    //! As send(), but hands the body over in pieces as it arrives; tried again only while nothing was handed over.
    Pending stream(const ApiRequest &request, QObject *context, Chunk chunk, Answer<Done> answer);

    const ConnectionState &state() const { return m_state; }
    const Capabilities &capabilities() const { return m_capabilities; }
    const RequestLog &log() const { return m_log; }
    void learnGeneration(Generation generation);
    void learnAbsent(Feature feature);
    //! Ends a pause and lets everything that waits go on now ("Try again" in the status bar).
    void goOn();

signals:
    void stateChanged(const desk::ConnectionState &state);
    void pausedUntil(const QDateTime &utc);
    void capabilitiesChanged();
    void logged(const desk::RequestRecord &record);
    void keyRefused();

private:
    ConnectionSettings m_settings;
    ApiKey m_key;
    ClientOptions m_options;
    ConnectionState m_state;
    Capabilities m_capabilities;
    RequestLog m_log;
};

} // namespace desk
