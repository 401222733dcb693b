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
#include <QSslConfiguration>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QNetworkAccessManager;

namespace desk {

class ApiCall;

//! What tests and programs may set about a client; the defaults are for people.
struct ClientOptions
{
    using Ms = std::chrono::milliseconds;

    RetryPolicy retry;
    PausePolicy pause;
    Ms longestSilence{Ms::max()};  //!< a request that asks for more gets this
    Ms longestDeadline{Ms::max()}; //!< likewise
    Ms longestPatience{Ms::max()}; //!< likewise
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
    //! Takes a piece of a streamed body; the next one comes after `next` was called, now or later, so that a slow taker
    //! slows the server down. False stops the call without an answer.
    using Chunk = std::function<bool(QByteArray piece, std::function<void()> next)>;

    ApiClient(ConnectionSettings settings, ApiKey key, ClientOptions options = {}, QObject *parent = nullptr);
    ~ApiClient() override;

    const ConnectionSettings &settings() const { return m_settings; }
    //! "/api/projects/7" or "/api/projects/@current".
    QString projectPath() const;

    //! Sends or queues. The answer passed the gate. Errors: every kind but File.
    Pending send(const ApiRequest &request, QObject *context, Answer<ApiAnswer> answer);
    //! As send(), but hands the body over in pieces as it arrives; tried again only while nothing was handed over.
    Pending stream(const ApiRequest &request, QObject *context, Chunk chunk, Answer<Done> answer);

    const ConnectionState &state() const { return m_tracker.state(); }
    const Capabilities &capabilities() const { return m_capabilities; }
    const RequestLog &log() const { return m_log; }
    void learnGeneration(Generation generation);
    void learnAbsent(Feature feature);
    void learnWorks(Feature feature);
    //! Ends a pause and lets everything that waits go on now ("Try again" in the status bar).
    void goOn();

signals:
    void stateChanged(const desk::ConnectionState &state);
    void pausedUntil(const QDateTime &utc);
    void capabilitiesChanged();
    void logged(const desk::RequestRecord &record);
    void keyRefused();

private:
    //! Interactive and background work each have a manager, a limit and a queue: a manager opens six connections to a
    //! host, and a long export must not fill them.
    struct Lane
    {
        std::unique_ptr<QNetworkAccessManager> manager;
        int atOnce = 1;
        int running = 0;
        std::deque<ApiCall *> waiting = {}; // children of the client
    };

    Pending launch(ApiCall *call);
    ApiRequest limited(ApiRequest request) const;
    std::optional<Error> refusal(const ApiRequest &request) const;
    Lane &laneOf(const ApiCall &call);
    void enqueue(ApiCall *call, bool first);
    void pump();
    void pump(Lane &lane);
    bool mayStart(const Lane &lane) const;
    void start(Lane &lane, ApiCall *call);
    void tryEnded(ApiCall *call, const TransportFault &fault, const ApiAnswer &answer);
    void failed(ApiCall *call, Failure failure, const ApiAnswer &answer);
    void succeed(ApiCall *call, ApiAnswer answer);
    void fail(ApiCall *call, Error error);
    void callOver(ApiCall *call);

    void throttled(ApiCall *call, const Failure &failure, const ApiAnswer &answer);
    void pauseFor(std::chrono::milliseconds time);
    bool isPaused() const { return m_pause.isActive(); }
    void makeAllBear(std::chrono::milliseconds pause);

    void noteError(const Error &error, const ApiRequest &request);
    void announceState(const ConnectionState &before);
    double jitter() const { return m_options.jitter(); }

    ConnectionSettings m_settings;
    ApiKey m_key;
    ClientOptions m_options;
    QSslConfiguration m_tls;
    std::optional<Error> m_setupError; //!< nothing can be sent with these settings
    Lane m_interactive;
    Lane m_background;
    std::vector<ApiCall *> m_trying; //!< those whose try is on
    QTimer m_pause;                  //!< runs while a 429 holds everything back
    int m_throttledInRow = 0;
    ConnectionTracker m_tracker;
    Capabilities m_capabilities;
    RequestLog m_log;
};

} // namespace desk
