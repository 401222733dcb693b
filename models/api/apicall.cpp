// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/apicall.h"

#include <QNetworkAccessManager>

namespace desk {

ApiCall::ApiCall(ApiRequest request, QObject *context, Answer<ApiAnswer> answer, Chunk chunk, QObject *owner)
    : QObject(owner)
    , m_request(std::move(request))
    , m_answer(std::move(answer))
    , m_chunk(std::move(chunk))
{
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, [this] {
        m_used += Ms(m_clock.elapsed());
        emit ready();
    });
    connect(context, &QObject::destroyed, this, &ApiCall::drop);
}

ApiCall::Ms ApiCall::remaining() const
{
    return std::max(Ms(1), m_request.deadline - m_used);
}

void ApiCall::startTry(QNetworkAccessManager &manager, std::unique_ptr<QNetworkAccessManager> own,
                       QNetworkRequest request)
{
    ++m_tried;
    if (m_record.tries++ == 0) {
        m_record.startedAt = QDateTime::currentDateTimeUtc();
        m_sinceFirst.start();
    }
    m_clock.start();
    m_own = std::move(own);
    if (m_own)
        m_own->setParent(this); // for the case that the program ends before a deleteLater() is carried out
    const bool create = m_request.effect == Effect::Create;
    HttpAttempt::Plan plan{std::move(request),
                           methodName(m_request.method),
                           m_request.body,
                           m_request.expect.maxBytes,
                           m_request.silence,
                           remaining(),
                           m_request.method == Method::Get && !create,
                           m_chunk};
    m_attempt = std::make_unique<HttpAttempt>(m_own ? *m_own : manager, std::move(plan), this);
    connect(m_attempt.get(), &HttpAttempt::ended, this, [this](const TransportFault &fault, const ApiAnswer &answer) {
        m_used += Ms(m_clock.elapsed());
        // Copies: the attempt, whose values these are, may go before everybody has read them.
        const TransportFault faultCopy = fault;
        const ApiAnswer answerCopy = answer;
        emit tryEnded(faultCopy, answerCopy);
    });
    m_attempt->start();
}

void ApiCall::waitFor(Ms time)
{
    endTry();
    m_clock.start();
    m_wait.start(time);
}

bool ApiCall::bear(Ms pause)
{
    endTry();
    m_borne += pause;
    return m_borne <= m_request.patience;
}

void ApiCall::finish(Result<ApiAnswer> result, const QString &outcome, int status)
{
    if (m_over)
        return;
    m_result = std::move(result);
    end(outcome, status);
    QMetaObject::invokeMethod(this, &ApiCall::deliver, Qt::QueuedConnection);
}

void ApiCall::drop()
{
    m_answer = nullptr;
    m_chunk = nullptr;
    if (!m_over) {
        end(QStringLiteral("dropped"), 0);
        deleteLater();
    }
}

RequestRecord ApiCall::record() const
{
    return m_record;
}

void ApiCall::end(const QString &outcome, int status)
{
    m_over = true;
    m_wait.stop();
    endTry();
    m_record.method = m_request.method;
    m_record.path = m_request.path;
    m_record.status = status;
    m_record.outcome = outcome;
    m_record.ms = m_sinceFirst.isValid() ? m_sinceFirst.elapsed() : 0;
    emit finished();
}

//! The attempt may be the one who calls, so it goes in a later turn.
void ApiCall::endTry()
{
    if (!m_attempt)
        return;
    m_attempt->disconnect(this);
    m_attempt->cancel();
    if (m_own)
        m_own.release()->deleteLater();
    m_attempt.release()->deleteLater();
}

void ApiCall::deliver()
{
    deleteLater();
    // The asker may do anything, even destroy the client; nothing of this object is touched after it.
    if (const auto answer = std::exchange(m_answer, nullptr))
        answer(std::move(*m_result));
}

} // namespace desk
