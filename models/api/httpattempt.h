// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/responsegate.h"

#include <QNetworkReply>
#include <QNetworkRequest>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>

class QNetworkAccessManager;

namespace desk {

class UploadBody;

//! One try of one request, following redirects within the same origin. The only place that touches QNetworkReply. Owned
//! by its ApiCall; destroying it aborts the try.
class HttpAttempt final : public QObject
{
    Q_OBJECT
public:
    using Chunk = std::function<bool(QByteArray, std::function<void()>)>;
    struct Plan
    {
        QNetworkRequest request;
        QByteArray verb;
        QByteArray body;
        qint64 maxBytes = 0;
        std::chrono::milliseconds silence{};
        std::chrono::milliseconds deadline{};
        bool followRedirects = false;
        Chunk chunk = {}; //!< set: the body of a success is handed over in pieces, see ApiClient::Chunk
    };

    HttpAttempt(QNetworkAccessManager &manager, Plan plan, QObject *parent);
    ~HttpAttempt() override;
    void start();
    //! Ends without ended(); the manager may go after that.
    void cancel();
    bool handedOver() const { return m_handedOver; }

signals:
    //! Once, and not from within start().
    void ended(const desk::TransportFault &fault, const desk::ApiAnswer &answer);

private:
    void send(const QUrl &url);
    void watch();
    void setBound(int turns);
    void readHeaders();
    void readEarly();
    void readSome();
    bool readPiece();
    [[nodiscard]] qint64 announcedSize() const;
    void handOver(QByteArray piece);
    void hold();
    void goOn();
    void noteTls(const QList<QSslError> &errors);
    void finished();
    bool followed();
    void giveUp(TransportFault::Kind kind);
    void end();
    bool maybeSent() const;
    TransportFault faultOf(QNetworkReply::NetworkError code) const;
    void dropReply();

    QNetworkAccessManager &m_manager;
    Plan m_plan;
    QPointer<QNetworkReply> m_reply; // owned here; guarded because the manager may go first
    UploadBody *m_body = nullptr;    // child of the reply
    QTimer m_silence;
    QTimer m_deadline;
    ApiAnswer m_answer;
    TransportFault m_fault;
    QString m_tlsWords;
    int m_redirects = 0;
    bool m_requestSent = false;
    std::chrono::milliseconds m_deadlineLeft{};
    bool m_handedOver = false;
    bool m_isHeld = false;      //!< the taker of a stream has not asked for the next piece yet
    bool m_hasFinished = false; //!< the reply ended meanwhile
    bool m_ended = false;
};

} // namespace desk
