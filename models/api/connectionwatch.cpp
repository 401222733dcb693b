// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/connectionwatch.h"

#include "models/api/endpoints.h"

#include <algorithm>

namespace desk {

using namespace std::chrono_literals;

ConnectionWatch::ConnectionWatch(ApiClient &client, Waits waits, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_waits(waits)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ConnectionWatch::ask);
    connect(&client, &ApiClient::stateChanged, this, &ConnectionWatch::follow);
    follow(client.state());
}

ConnectionWatch::ConnectionWatch(ApiClient &client, QObject *parent)
    : ConnectionWatch(client, Waits(), parent)
{}

void ConnectionWatch::follow(const ConnectionState &state)
{
    const bool offline = state.kind == ConnectionState::Kind::Offline;
    const bool wasOffline = std::exchange(m_offline, offline);
    if (offline && !wasOffline) {
        m_next = m_waits.first;
        m_timer.start(m_next);
    } else if (!offline && wasOffline) {
        m_timer.stop();
        emit backOnline();
    }
}

void ConnectionWatch::askNow()
{
    m_next = m_waits.first;
    m_timer.stop();
    ask();
}

void ConnectionWatch::ask()
{
    // Any answer will do, also a refusal: the client itself sees it and changes its state.
    ApiRequest question = Endpoints::account();
    question.silence = 10s;
    question.deadline = 15s;
    m_question = m_client.send(question, this, [this](const Result<ApiAnswer> &) {
        if (!m_offline)
            return;
        m_next = std::min(m_next * 2, m_waits.longest);
        m_timer.start(m_next);
    });
}

} // namespace desk
