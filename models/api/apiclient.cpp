// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/apiclient.h"

#include "models/api/apicall.h"
#include "models/api/errorwords.h"
#include "models/api/networksetup.h"
#include "models/base/logging.h"

#include <QNetworkAccessManager>
#include <QPointer>
#include <QRandomGenerator>

#include <algorithm>

namespace desk {

using Ms = std::chrono::milliseconds;

namespace {

double systemJitter()
{
    return QRandomGenerator::global()->generateDouble();
}

ClientOptions completed(ClientOptions options)
{
    if (!options.jitter)
        options.jitter = systemJitter;
    return options;
}

} // namespace

ApiClient::ApiClient(ConnectionSettings settings, ApiKey key, ClientOptions options, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_key(std::move(key))
    , m_options(completed(std::move(options)))
    , m_interactive{makeManager(m_settings), m_options.interactiveAtOnce}
    , m_background{makeManager(m_settings), m_options.backgroundAtOnce}
{
    m_capabilities.setReadOnly(m_settings.readOnly);
    if (auto tls = tlsConfiguration(m_settings))
        m_tls = *tls;
    else
        m_setupError = tls.error();
    m_pause.setSingleShot(true);
    m_pause.setTimerType(Qt::PreciseTimer); // others may end a twentieth early, and then the server refuses again
    connect(&m_pause, &QTimer::timeout, this, &ApiClient::goOn);
}

ApiClient::~ApiClient()
{
    // The calls use the managers, which are members and go before the children would.
    const auto calls = findChildren<ApiCall *>(Qt::FindDirectChildrenOnly);
    for (ApiCall *call : calls) {
        call->disconnect(this);
        delete call;
    }
}

QString ApiClient::projectPath() const
{
    const QString project = m_settings.project.isValid() ? m_settings.project.toString() : QStringLiteral("@current");
    return QStringLiteral("/api/projects/") + project;
}

Pending ApiClient::send(const ApiRequest &request, QObject *context, Answer<ApiAnswer> answer)
{
    return launch(new ApiCall(limited(request), context, std::move(answer), {}, this));
}

Pending ApiClient::stream(const ApiRequest &request, QObject *context, Chunk chunk, Answer<Done> answer)
{
    const auto whole = [answer = std::move(answer)](Result<ApiAnswer> result) {
        answer(result ? Result<Done>(Done()) : Result<Done>(result.error()));
    };
    return launch(new ApiCall(limited(request), context, whole, std::move(chunk), this));
}

ApiRequest ApiClient::limited(ApiRequest request) const
{
    request.silence = std::min(request.silence, m_options.longestSilence);
    request.deadline = std::min(request.deadline, m_options.longestDeadline);
    request.patience = std::min(request.patience, m_options.longestPatience);
    return request;
}

Pending ApiClient::launch(ApiCall *call)
{
    connect(call, &ApiCall::tryEnded, this,
            [this, call](const TransportFault &fault, const ApiAnswer &answer) { tryEnded(call, fault, answer); });
    connect(call, &ApiCall::ready, this, [this, call] { enqueue(call, true); });
    connect(call, &ApiCall::finished, this, [this, call] { callOver(call); });
    const QPointer<ApiCall> guard(call);
    if (const auto error = refusal(call->request()))
        fail(call, *error);
    else
        enqueue(call, false);
    return Pending([guard] {
        if (guard)
            guard->drop();
    });
}

//! What forbids a request before anything is sent.
std::optional<Error> ApiClient::refusal(const ApiRequest &request) const
{
    if (m_setupError)
        return m_setupError;
    if (m_settings.baseUrl.scheme() != u"https" && !isLoopback(m_settings.baseUrl))
        return insecureHost(m_settings.baseUrl);
    if (m_settings.readOnly && request.effect != Effect::Read)
        return readOnlyError();
    if (!m_key.isSendable())
        return unsendableKeyError(m_key.isEmpty());
    return {};
}

ApiClient::Lane &ApiClient::laneOf(const ApiCall &call)
{
    return call.isInteractive() ? m_interactive : m_background;
}

void ApiClient::enqueue(ApiCall *call, bool first)
{
    if (isPaused() && !call->bear(m_pause.remainingTimeAsDuration()))
        return fail(call, throttledError(m_pause.remainingTimeAsDuration(), m_settings.baseUrl));
    auto &waiting = laneOf(*call).waiting;
    waiting.insert(first ? waiting.begin() : waiting.end(), call);
    pump();
}

void ApiClient::pump()
{
    pump(m_interactive);
    pump(m_background);
}

void ApiClient::pump(Lane &lane)
{
    while (!lane.waiting.empty() && mayStart(lane)) {
        ApiCall *call = lane.waiting.front();
        lane.waiting.pop_front();
        start(lane, call);
    }
}

bool ApiClient::mayStart(const Lane &lane) const
{
    // After a pause one call goes first: when the server still refuses, the others have not asked in vain.
    const bool feelingOurWay = m_throttledInRow > 0 && !m_trying.empty();
    return !isPaused() && !feelingOurWay && lane.running < lane.atOnce;
}

void ApiClient::start(Lane &lane, ApiCall *call)
{
    ++lane.running;
    m_trying.push_back(call);
    // A kept-alive connection may be closed by the server just now, and then nobody knows whether the request was
    // carried out. What must not be sent twice goes over a connection of its own.
    const bool create = call->request().effect == Effect::Create;
    call->startTry(*lane.manager, create ? makeManager(m_settings) : nullptr,
                   networkRequest(call->request(), m_settings, m_key, m_tls));
}

void ApiClient::tryEnded(ApiCall *call, const TransportFault &fault, const ApiAnswer &answer)
{
    std::erase(m_trying, call);
    --laneOf(*call).running;
    if (fault.kind == TransportFault::Kind::Stopped)
        return call->drop();
    const ResponseGate gate(call->request(), m_settings.baseUrl);
    auto checked = gate.check(fault, answer);
    if (auto *good = std::get_if<ApiAnswer>(&checked))
        succeed(call, std::move(*good));
    else
        failed(call, std::get<Failure>(std::move(checked)), answer);
    pump();
}

void ApiClient::failed(ApiCall *call, Failure failure, const ApiAnswer &answer)
{
    m_key.scrub(failure.error);
    if (failure.error.kind == ErrorKind::Throttled)
        return throttled(call, failure, answer);
    if (answer.status != 0)
        m_throttledInRow = 0;
    failure.error.retryAfter = parseRetryAfter(answer.retryAfter, m_options.clock());
    const auto wait = m_options.retry.next(call->tried(), call->request().effect, failure, jitter());
    if (!wait || *wait >= call->remaining() || call->handedOver())
        return fail(call, std::move(failure.error));
    qCDebug(lcApi) << "again in" << wait->count() << "ms:" << describe(call->request());
    call->waitFor(*wait);
}

void ApiClient::succeed(ApiCall *call, ApiAnswer answer)
{
    m_throttledInRow = 0;
    const ConnectionState before = state();
    m_tracker.sawAnswer(m_options.clock());
    const int status = answer.status;
    call->finish(std::move(answer), QStringLiteral("ok"), status);
    announceState(before);
}

void ApiClient::fail(ApiCall *call, Error error)
{
    const QString outcome = kindName(error.kind);
    const int status = error.httpStatus;
    const ApiRequest request = call->request();
    qCDebug(lcApi) << describe(request) << outcome << status;
    call->finish(error, outcome, status);
    noteError(error, request);
}

void ApiClient::callOver(ApiCall *call)
{
    Lane &lane = laneOf(*call);
    std::erase(lane.waiting, call);
    if (std::erase(m_trying, call) > 0)
        --lane.running;
    m_log.add(call->record());
    emit logged(call->record());
    QMetaObject::invokeMethod(this, qOverload<>(&ApiClient::pump), Qt::QueuedConnection);
}

void ApiClient::throttled(ApiCall *call, const Failure &failure, const ApiAnswer &answer)
{
    call->forgiveTry();
    // Several calls may run into the same wall at once; that is one refusal, not many.
    if (!isPaused())
        ++m_throttledInRow;
    pauseFor(
        m_options.pause.pause(answer.retryAfter, failure.error.detail, m_throttledInRow, m_options.clock(), jitter()));
    enqueue(call, true);
}

void ApiClient::pauseFor(Ms time)
{
    const Ms left = isPaused() ? m_pause.remainingTimeAsDuration() : Ms(0);
    if (time <= left)
        return;
    const ConnectionState before = state();
    const QDateTime until = m_options.clock().addMSecs(time.count());
    m_pause.start(time);
    m_tracker.paused(until, throttledError(time, m_settings.baseUrl).text);
    announceState(before);
    emit pausedUntil(until);
    makeAllBear(time - left);
}

//! Who waits takes the pause out of its patience; whose patience is over gets its answer now.
void ApiClient::makeAllBear(Ms pause)
{
    std::vector<ApiCall *> impatient;
    for (Lane *lane : {&m_interactive, &m_background}) {
        for (ApiCall *call : lane->waiting) {
            if (!call->bear(pause))
                impatient.push_back(call);
        }
    }
    for (ApiCall *call : impatient)
        fail(call, throttledError(m_pause.remainingTimeAsDuration(), m_settings.baseUrl));
}

void ApiClient::goOn()
{
    const ConnectionState before = state();
    m_pause.stop();
    m_tracker.resumed();
    announceState(before);
    pump();
}

void ApiClient::noteError(const Error &error, const ApiRequest &request)
{
    const ConnectionState before = state();
    m_tracker.sawError(error, m_options.clock(), request.path.startsWith(projectPath() + u'/'));
    announceState(before);
    if (m_capabilities.learnFailure(error))
        emit capabilitiesChanged();
    if (error.kind == ErrorKind::Unauthorized)
        emit keyRefused();
}

void ApiClient::announceState(const ConnectionState &before)
{
    const ConnectionState &now = state();
    const bool same = before.kind == now.kind && before.text == now.text && before.until == now.until;
    if (!same)
        emit stateChanged(now);
}

void ApiClient::learnGeneration(Generation generation)
{
    if (m_capabilities.learnGeneration(generation))
        emit capabilitiesChanged();
}

void ApiClient::learnAbsent(Feature feature)
{
    if (m_capabilities.learnAbsent(feature))
        emit capabilitiesChanged();
}

void ApiClient::learnWorks(Feature feature)
{
    if (m_capabilities.learnWorks(scopesFor(feature)))
        emit capabilitiesChanged();
}

} // namespace desk
