// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/demofixture.h"

#include "tests/support/awaiting.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

namespace desk::test {

namespace {

struct ControlAnswer
{
    int status = 0;
    QByteArray body;
};

//! One request to the control side of the demo server.
ControlAnswer control(const QString &baseUrl, const QByteArray &key, const QByteArray &verb, const QString &path,
                      const QByteArray &body)
{
    QNetworkAccessManager manager;
    QNetworkRequest request(QUrl(baseUrl + path));
    request.setRawHeader("Authorization", "Bearer " + key);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
    const std::unique_ptr<QNetworkReply> reply(manager.sendCustomRequest(request, verb, body));
    if (!waitFor([&] { return reply->isFinished(); }))
        return {};
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll()};
}

ControlAnswer control(const demo::DemoServer::Ready &ready, const QByteArray &verb, const QString &path,
                      const QByteArray &body)
{
    return control(QString::fromStdString(ready.baseUrl), QByteArray::fromStdString(ready.controlKey), verb, path,
                   body);
}

bool isDone(const ControlAnswer &answer)
{
    return answer.status >= 200 && answer.status < 300;
}

ConnectionSettings settingsFor(const QUrl &url, ProjectId project)
{
    ConnectionSettings settings;
    settings.baseUrl = url;
    settings.project = project;
    settings.proxy = ProxyChoice::None;
    return settings;
}

} // namespace

demo::DemoServer::Options smallDemo()
{
    demo::DemoServer::Options options;
    options.persons = 300;
    options.events = 3000;
    options.cohorts = 40;
    options.calculationDelayMs = 60;
    return options;
}

DemoFixture::DemoFixture(demo::DemoServer::Options options)
    : m_server(std::make_unique<demo::DemoServer>(std::move(options)))
    , m_ready(m_server->start())
{}

ConnectionSettings DemoFixture::settings() const
{
    return settingsFor(QUrl(QString::fromStdString(m_ready.baseUrl)), ProjectId{m_ready.projectId});
}

bool DemoFixture::setFaults(const QByteArray &json) const
{
    return isDone(control(m_ready, "PUT", QStringLiteral("/_control/faults"), json));
}

QByteArray DemoFixture::requests() const
{
    return control(m_ready, "GET", QStringLiteral("/_control/requests"), {}).body;
}

DemoProcess::~DemoProcess()
{
    kill();
}

bool DemoProcess::start(const QStringList &arguments)
{
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process->start(QStringLiteral(COHORT_DESK_DEMO_SERVER_PROGRAM),
                     arguments + QStringList{QStringLiteral("--stop-with-stdin")});
    if (!QTest::qWaitFor([this] { return m_process->canReadLine(); }, 60'000))
        return false;
    m_readyLine = m_process->readLine();
    const QJsonObject ready = QJsonDocument::fromJson(m_readyLine).object();
    m_url = QUrl(ready.value(u"base_url").toString());
    m_project = ProjectId{ready.value(u"project_id").toInteger()};
    m_key = ApiKey(ready.value(u"api_key").toString().toUtf8());
    m_controlKey = ready.value(u"control_key").toString().toUtf8();
    return m_project.isValid();
}

bool DemoProcess::setFaults(const QByteArray &json) const
{
    return isDone(control(m_url.toString(), m_controlKey, "PUT", QStringLiteral("/_control/faults"), json));
}

QByteArray DemoProcess::requests() const
{
    return control(m_url.toString(), m_controlKey, "GET", QStringLiteral("/_control/requests"), {}).body;
}

void DemoProcess::kill()
{
    if (!m_process)
        return;
    m_process->kill();
    const bool gone = QTest::qWaitFor([this] { return m_process->state() == QProcess::NotRunning; }, 20'000);
    QVERIFY2(gone, "the demo server does not die");
    m_process.reset();
}

ConnectionSettings DemoProcess::settings() const
{
    return settingsFor(m_url, m_project);
}

} // namespace desk::test
