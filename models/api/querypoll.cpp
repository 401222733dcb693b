// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/querypoll.h"

#include "models/api/endpoints.h"
#include "models/api/errorwords.h"
#include "models/codec/definitioncodec.h"

#include <QPointer>

#include <algorithm>

namespace desk {

using namespace std::chrono_literals;

namespace {

constexpr auto longest = 2min; // contract 13.9.5: 1 s, 2 s, 4 s, then every 5 s, stop after 2 min

std::chrono::milliseconds pauseAfter(int asked)
{
    return std::min<std::chrono::milliseconds>(1s * (1 << std::min(asked, 3)), 5s);
}

Error tooLong()
{
    return {ErrorKind::Timeout,
            ApiWords::tr("The server is still computing this after two minutes. Try again later, or ask for less.")};
}

} // namespace

Pending QueryPoll::start(ApiClient &client, const QByteArray &body, QObject *context, Answer<QueryResult> answer)
{
    auto *poll = new QueryPoll(client, context, std::move(answer)); // owned by the client
    poll->send(Endpoints(client.projectPath()).query(body));
    return Pending([guard = QPointer<QueryPoll>(poll)] { delete guard.data(); });
}

QueryPoll::QueryPoll(ApiClient &client, QObject *context, Answer<QueryResult> answer)
    : QObject(&client)
    , m_client(client)
    , m_answer(std::move(answer))
{
    m_wait.setSingleShot(true);
    m_since.start();
    connect(context, &QObject::destroyed, this, [this] { delete this; });
    connect(&m_wait, &QTimer::timeout, this, [this] { send(Endpoints(m_client.projectPath()).queryStatus(m_ticket)); });
}

void QueryPoll::send(const ApiRequest &request)
{
    m_call = m_client.send(request, this, [this](Result<ApiAnswer> result) { take(result); });
}

void QueryPoll::take(const Result<ApiAnswer> &result)
{
    if (!result)
        return finish(result.error());
    m_client.learnWorks(Feature::Query);
    if (const auto ticket = decodeQueryTicket(result->body))
        return waitForMore(ticket->id);
    finish(decodeQueryResult(result->body));
}

void QueryPoll::waitForMore(const QString &ticket)
{
    if (std::chrono::milliseconds(m_since.elapsed()) > longest)
        return finish(tooLong());
    m_ticket = ticket;
    m_wait.start(pauseAfter(m_asked++));
}

void QueryPoll::finish(Result<QueryResult> result)
{
    const auto answer = std::move(m_answer);
    deleteLater();
    answer(std::move(result));
}

} // namespace desk
