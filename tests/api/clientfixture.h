// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/cohortapi.h"
#include "tests/api/quickclient.h"
#include "tests/support/awaiting.h"
#include "tests/support/scriptedpeer.h"

#include <QObject>
#include <QRegularExpression>
#include <QTest>

#include <memory>

namespace desk::test {

inline const QByteArray cohortJson = "{\"id\":7,\"name\":\"Paying\",\"filters\":{\"properties\":{}},\"deleted\":false,"
                                     "\"is_calculating\":false,\"errors_calculating\":0,\"is_static\":false}";
inline const QByteArray cohortPageJson =
    "{\"count\":1,\"next\":null,\"previous\":null,\"results\":[" + cohortJson + "]}";

//! A client and the peer that it speaks to, both new for every test function.
class ClientFixture : public QObject
{
protected:
    void begin()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_peer = std::make_unique<ScriptedPeer>();
        restart(quickOptions());
    }
    void end()
    {
        m_client.reset();
        m_peer.reset();
    }
    void restart(ClientOptions options) { restart(settingsFor(m_peer->url()), std::move(options)); }
    void restart(const ConnectionSettings &settings, ClientOptions options = quickOptions())
    {
        m_client = std::make_unique<ApiClient>(settings, ApiKey(testKey), std::move(options));
        m_api = std::make_unique<CohortApi>(*m_client);
    }
    static ApiRequest request(const QString &path = QStringLiteral("/api/projects/1/x/"))
    {
        ApiRequest made;
        made.path = path;
        return made;
    }
    static ApiRequest request(Method method, Effect effect)
    {
        ApiRequest made = request();
        made.method = method;
        made.effect = effect;
        made.body = "{\"a\":1}";
        made.contentType = "application/json";
        return made;
    }
    std::optional<Result<ApiAnswer>> sent(const ApiRequest &what)
    {
        return await<ApiAnswer>([&](QObject *context, Answer<ApiAnswer> answer) {
            return m_client->send(what, context, std::move(answer));
        });
    }
    std::optional<Result<Page<Cohort>>> list()
    {
        return await<Page<Cohort>>([&](QObject *context, Answer<Page<Cohort>> answer) {
            return m_api->cohorts({}, context, std::move(answer));
        });
    }

    std::unique_ptr<ScriptedPeer> m_peer;
    std::unique_ptr<ApiClient> m_client;
    std::unique_ptr<CohortApi> m_api;
};

} // namespace desk::test
