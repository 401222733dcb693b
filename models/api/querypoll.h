// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/apiclient.h"
#include "models/domain/queryresult.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace desk {

//! One query with its follow-up questions: a server may answer 202 with a ticket and compute in the background
//! (contract 13.9.5). Owned by the client, deletes itself with its one outcome; client thread.
class QueryPoll final : public QObject
{
    Q_OBJECT
public:
    static Pending start(ApiClient &client, const QByteArray &body, QObject *context, Answer<QueryResult> answer);

private:
    QueryPoll(ApiClient &client, QObject *context, Answer<QueryResult> answer);
    void send(const ApiRequest &request);
    void take(const Result<ApiAnswer> &result);
    void waitForMore(const QString &ticket);
    void finish(Result<QueryResult> result);

    ApiClient &m_client;
    Answer<QueryResult> m_answer;
    Pending m_call;
    QString m_ticket;
    QTimer m_wait;
    QElapsedTimer m_since;
    int m_asked = 0;
};

} // namespace desk
