// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/httpattempt.h"

#include "models/api/connection.h"
#include "models/api/uploadbody.h"

#include <QCoreApplication>
#include <QEvent>
#include <QNetworkAccessManager>
#include <QSslCertificate>
#include <QSslError>
#include <QStringList>

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;
using Fault = TransportFault::Kind;

namespace {

constexpr int redirectLimit = 5;
//! What may lie unread between Qt's thread and ours. Without a bound Qt says nothing of what has come for as long as
//! more is coming: a server that sends faster than we look fills the memory, and no limit of ours is ever asked.
constexpr qint64 answerBuffer = 8 * 1024 * 1024;
constexpr qint64 streamBuffer = 1024 * 1024;
constexpr int turnsUntilSent = 3;
//! Memory is laid out for an answer of the announced size up to this one; a larger announcement must prove itself.
constexpr qint64 believedSize = 4 * 1024 * 1024;
//! The room for a piece of unknown size. Some of it stays free behind an answer, whose reader may look at it in blocks.
constexpr qint64 smallestPiece = 16 * 1024;

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

Fault kindOf(QNetworkReply::NetworkError code)
{
    switch (code) {
    case QNetworkReply::ConnectionRefusedError:
        return Fault::Refused;
    case QNetworkReply::HostNotFoundError:
        return Fault::UnknownHost;
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
        return Fault::NoNetwork;
    case QNetworkReply::SslHandshakeFailedError:
        return Fault::Tls;
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError: // closed early; see UploadBody
        return Fault::Closed;
    default:
        break;
    }
    const bool proxy = code >= QNetworkReply::ProxyConnectionRefusedError && code <= QNetworkReply::UnknownProxyError;
    return proxy ? Fault::Proxy : Fault::Other;
}

bool neverConnected(Fault kind)
{
    return kind == Fault::Refused || kind == Fault::UnknownHost || kind == Fault::NoNetwork || kind == Fault::Proxy ||
           kind == Fault::Tls;
}

QString certificateWords(const QSslError &error)
{
    const QSslCertificate certificate = error.certificate();
    if (certificate.isNull())
        return error.errorString();
    return u"%1 (certificate of %2, by %3, valid until %4)"_s.arg(
        error.errorString(), certificate.subjectDisplayName(), certificate.issuerDisplayName(),
        certificate.expiryDate().toUTC().toString(Qt::ISODate));
}

} // namespace

HttpAttempt::HttpAttempt(QNetworkAccessManager &manager, Plan plan, QObject *parent)
    : QObject(parent)
    , m_manager(manager)
    , m_plan(std::move(plan))
{
    m_silence.setSingleShot(true);
    m_deadline.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, [this] { giveUp(Fault::Silent); });
    connect(&m_deadline, &QTimer::timeout, this, [this] { giveUp(Fault::Deadline); });
}

HttpAttempt::~HttpAttempt()
{
    cancel();
}

void HttpAttempt::cancel()
{
    m_ended = true;
    m_silence.stop();
    m_deadline.stop();
    dropReply();
}

void HttpAttempt::start()
{
    m_deadline.start(m_plan.deadline);
    send(m_plan.request.url());
}

void HttpAttempt::send(const QUrl &url)
{
    QNetworkRequest request = m_plan.request;
    request.setUrl(url);
    auto body = std::make_unique<UploadBody>(m_plan.body);
    m_body = body.get();
    m_answer = {};
    m_hasFinished = false;
    m_reply = m_manager.sendCustomRequest(request, m_plan.verb, body.get());
    body.release()->setParent(m_reply);
    m_silence.start(m_plan.silence);
    watch();
    setBound(turnsUntilSent);
}

//! Qt forgets a bound that is set before its own thread has the request, and hands the request over some turns of the
//! event loop later. To wait for its first word would be too late: a window that is busy then hears it when the memory
//! is full.
void HttpAttempt::setBound(int turns)
{
    if (turns == 0)
        return m_reply->setReadBufferSize(m_plan.chunk ? streamBuffer : answerBuffer);
    const auto next = [this, reply = m_reply, turns] {
        if (m_reply && m_reply == reply)
            setBound(turns - 1);
    };
    QMetaObject::invokeMethod(this, next, Qt::QueuedConnection);
}

void HttpAttempt::watch()
{
    const auto alive = [this] {
        if (!m_isHeld)
            m_silence.start();
    };
    connect(m_reply, &QNetworkReply::requestSent, this, [this] { m_requestSent = true; });
    connect(m_reply, &QNetworkReply::uploadProgress, this, alive);
    connect(m_reply, &QNetworkReply::downloadProgress, this, alive);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HttpAttempt::readHeaders);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpAttempt::readEarly);
    connect(m_reply, &QNetworkReply::sslErrors, this, &HttpAttempt::noteTls);
    // Queued: some failures finish inside sendCustomRequest, and nobody expects an end there.
    connect(m_reply, &QNetworkReply::finished, this, &HttpAttempt::finished, Qt::QueuedConnection);
}

void HttpAttempt::readHeaders()
{
    m_answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_answer.contentType = m_reply->rawHeader("Content-Type");
    m_answer.retryAfter = m_reply->rawHeader("Retry-After");
    m_answer.location = m_reply->rawHeader("Location");
    // Once more, should Qt have needed longer: not for an answer that fits anyway.
    if (const qint64 size = announcedSize(); size == 0 || size == believedSize)
        setBound(0);
}

//! A body that may lie unread as a whole is read when it is: each piece read on the way costs two threads a message.
void HttpAttempt::readEarly()
{
    const qint64 size = m_reply ? m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong() : 0;
    const bool canWait = !m_plan.chunk && size > 0 && size <= std::min(believedSize, m_plan.maxBytes);
    if (!canWait)
        readSome();
}

void HttpAttempt::readSome()
{
    if (!m_reply || !m_reply->isOpen() || m_isHeld)
        return;
    if (m_plan.chunk && m_answer.status == 200)
        return handOver(m_reply->readAll());
    if (m_answer.body.isEmpty())
        m_answer.body.reserve(announcedSize() + smallestPiece);
    while (readPiece()) {
        if (m_answer.body.size() > m_plan.maxBytes)
            return giveUp(Fault::TooLarge);
    }
}

//! Straight to the end of the body. A packed answer does not know how much there is, so a piece has a size of its own.
bool HttpAttempt::readPiece()
{
    const qsizetype before = m_answer.body.size();
    const qint64 most = std::clamp<qint64>(m_reply->bytesAvailable(), smallestPiece, believedSize);
    m_answer.body.resize(before + most);
    const qint64 got = m_reply->read(m_answer.body.data() + before, most);
    m_answer.body.resize(before + std::max<qint64>(got, 0));
    return got > 0;
}

qint64 HttpAttempt::announcedSize() const
{
    const qint64 size = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    return std::clamp<qint64>(size, 0, believedSize);
}

void HttpAttempt::handOver(QByteArray piece)
{
    if (piece.isEmpty())
        return;
    // A stream is asked for uncompressed, because a cut in compressed data could not be seen (no JSON end to miss).
    if (m_reply->hasRawHeader("Content-Encoding") && m_reply->rawHeader("Content-Encoding") != "identity")
        return giveUp(Fault::Undecodable);
    if (!m_answer.contentType.startsWith("text/csv")) {
        m_answer.body = std::move(piece);
        return giveUp(Fault::None);
    }
    m_handedOver = true;
    hold();
    const QPointer<HttpAttempt> guard(this);
    const auto next = [guard] {
        if (guard)
            guard->goOn();
    };
    if (!m_plan.chunk(std::move(piece), next) && guard)
        giveUp(Fault::Stopped);
}

//! Nothing is read until the taker wants more. Its buffer full, Qt stops reading the socket, and so the server waits
//! too; that time counts neither as the server's silence nor against the deadline.
void HttpAttempt::hold()
{
    m_isHeld = true;
    m_deadlineLeft = m_deadline.remainingTimeAsDuration();
    m_deadline.stop();
    m_silence.stop();
}

void HttpAttempt::goOn()
{
    if (!std::exchange(m_isHeld, false) || m_ended)
        return;
    m_deadline.start(m_deadlineLeft);
    m_silence.start();
    if (m_hasFinished)
        finished();
    else
        readSome();
}

void HttpAttempt::noteTls(const QList<QSslError> &errors)
{
    QStringList lines;
    for (const QSslError &error : errors)
        lines << certificateWords(error);
    lines.removeDuplicates();
    m_tlsWords = lines.join(u'\n');
}

void HttpAttempt::finished()
{
    if (m_ended || !m_reply)
        return;
    m_hasFinished = true;
    if (m_isHeld)
        return;
    readHeaders();
    readSome();
    if (m_ended || m_isHeld || followed())
        return;
    m_fault = faultOf(m_reply->error());
    end();
}

//! Goes on to the new place when that is the same server; the key went there already.
bool HttpAttempt::followed()
{
    if (!m_plan.followRedirects || !isRedirect(m_answer.status) || m_answer.location.isEmpty())
        return false;
    const QUrl from = m_reply->url();
    const QUrl target = from.resolved(QUrl(QString::fromUtf8(m_answer.location)));
    if (!isSameOrigin(from, target) || !target.userInfo().isEmpty() || ++m_redirects > redirectLimit)
        return false;
    dropReply();
    send(target);
    return true;
}

TransportFault HttpAttempt::faultOf(QNetworkReply::NetworkError code) const
{
    if (code == QNetworkReply::NoError)
        return {};
    // With a status the refusal itself is the news, unless the transport broke after it. For 307, 308 and challenges Qt
    // wants to send the body again by itself, which UploadBody does not allow: that is no break.
    const Fault kind = kindOf(code);
    const bool wantsToResend = code == QNetworkReply::ContentReSendError && m_answer.status >= 300;
    const bool transport = code <= QNetworkReply::UnknownProxyError || (kind == Fault::Closed && !wantsToResend);
    const bool packed = code == QNetworkReply::UnknownContentError && m_answer.status >= 200 && m_answer.status < 300;
    if (packed)
        return {Fault::Undecodable, m_reply->errorString(), true};
    if (m_answer.status != 0 && !transport)
        return {};
    return {kind, kind == Fault::Tls && !m_tlsWords.isEmpty() ? m_tlsWords : m_reply->errorString(),
            maybeSent() && !neverConnected(kind)};
}

bool HttpAttempt::maybeSent() const
{
    // Without a body Qt tells nothing about sending; then only a connection that never stood is sure.
    return m_plan.body.isEmpty() || m_requestSent || m_body->wasRead();
}

void HttpAttempt::giveUp(TransportFault::Kind kind)
{
    if (m_ended)
        return;
    m_fault = {kind, {}, maybeSent()};
    dropReply();
    end();
}

void HttpAttempt::end()
{
    cancel();
    emit ended(m_fault, m_answer);
}

void HttpAttempt::dropReply()
{
    if (!m_reply)
        return;
    QNetworkReply *reply = m_reply;
    m_reply = nullptr;
    m_body = nullptr;
    reply->disconnect(this);
    // One that failed already and has not said so yet would complain about a second error, and so would one whose
    // connection broke just now: that news is on its way from Qt's own thread.
    if (reply->error() == QNetworkReply::NoError)
        reply->abort();
    QCoreApplication::removePostedEvents(reply, QEvent::MetaCall);
    reply->deleteLater();
}

} // namespace desk
