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
    m_offline = state.kind == ConnectionState::Kind::Offline;
    if (!m_offline || m_timer.isActive() || m_isAsking)
        return;
    // What is refreshed because the server is back may find an address that still is not; that must not become a
    // circle.
    const bool wasSteady = !m_sinceBack.isValid() || m_sinceBack.hasExpired((2 * m_waits.longest).count());
    if (wasSteady)
        m_next = m_waits.first;
    wait();
}

void ConnectionWatch::askNow()
{
    m_next = m_waits.first;
    m_timer.stop();
    ask();
}

void ConnectionWatch::wait()
{
    m_timer.start(m_next);
    m_next = std::min(m_next * 2, m_waits.longest);
}

void ConnectionWatch::ask()
{
    // Any answer will do, also a refusal: the client itself sees it and changes its state.
    ApiRequest question = Endpoints::account();
    question.silence = 10s;
    question.deadline = 15s;
    m_isAsking = true;
    m_question = m_client.send(question, this, [this](const Result<ApiAnswer> &) {
        m_isAsking = false;
        // The client knows of an answer before it tells it.
        m_client.state().kind == ConnectionState::Kind::Offline ? wait() : tell();
    });
}

void ConnectionWatch::tell()
{
    m_sinceBack.start();
    emit backOnline();
}

} // namespace desk
