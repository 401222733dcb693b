// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/httpattempt.h"
#include "models/api/requestlog.h"
#include "models/base/pending.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>

class QNetworkAccessManager;

namespace desk {

//! One call from the asking to its one outcome: its tries, its waits, its asker. Owned by the ApiClient, which decides
//! when a try starts and whether there is another one; client thread.
class ApiCall final : public QObject
{
    Q_OBJECT
public:
    using Ms = std::chrono::milliseconds;
    using Chunk = HttpAttempt::Chunk;
    using Outcome = std::variant<ApiAnswer, Failure>;

    ApiCall(ApiRequest request, QObject *context, Answer<ApiAnswer> answer, Chunk chunk, QObject *owner);

    const ApiRequest &request() const { return m_request; }
    int tried() const { return m_tried; }
    bool isTrying() const { return m_attempt != nullptr; }
    bool isInteractive() const { return m_request.priority == Priority::Interactive; }
    //! What is left of the deadline.
    Ms remaining() const;
    //! Something of a stream was handed over, so the call cannot start again.
    bool handedOver() const { return m_attempt && m_attempt->handedOver(); }

    //! Starts a try; tryEnded() follows unless the call is dropped. `own` is a manager for this try alone, or null.
    void startTry(QNetworkAccessManager &manager, std::unique_ptr<QNetworkAccessManager> own, QNetworkRequest request);
    //! The try that ended does not count (429).
    void forgiveTry() { --m_tried; }
    //! Emits ready() after that time.
    void waitFor(Ms time);
    //! Takes the pause out of the call's patience; false when it waits no longer than that.
    bool bear(Ms pause);
    //! Hands the outcome to the asker in a later turn of the event loop, then deletes itself. Emits finished() now.
    void finish(Result<ApiAnswer> result, const QString &outcome, int status);
    //! Nobody wants the answer. Emits finished() now.
    void drop();

    RequestRecord record() const;

signals:
    void tryEnded(const desk::TransportFault &fault, const desk::ApiAnswer &answer);
    void ready();    //!< to be queued again
    void finished(); //!< no longer running nor waiting; the asker may still have to be called

private:
    void end(const QString &outcome, int status);
    void endTry();
    void deliver();

    ApiRequest m_request;
    Answer<ApiAnswer> m_answer;
    Chunk m_chunk;
    std::optional<Result<ApiAnswer>> m_result;
    std::unique_ptr<QNetworkAccessManager> m_own; // before the attempt, which uses it
    std::unique_ptr<HttpAttempt> m_attempt;
    QTimer m_wait;
    QElapsedTimer m_clock; //!< of the try or the wait that is on
    Ms m_used{0};
    Ms m_borne{0};
    int m_tried = 0;
    RequestRecord m_record;
    QElapsedTimer m_sinceFirst;
    bool m_over = false;
};

} // namespace desk
