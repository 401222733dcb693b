// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demoserver.h"
#include "models/api/apikey.h"
#include "models/api/connection.h"

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace desk::test {

//! A demo server that is small and quick: 300 persons, 3,000 events, 40 cohorts, 60 ms a calculation.
demo::DemoServer::Options smallDemo();

//! The demo server in this process, on a free port, for as long as this object lives.
class DemoFixture final
{
public:
    explicit DemoFixture(demo::DemoServer::Options options = smallDemo());

    const demo::DemoServer::Ready &ready() const { return m_ready; }
    ConnectionSettings settings() const;
    ApiKey key() const { return ApiKey(QByteArray::fromStdString(m_ready.apiKey)); }
    ApiKey readOnlyKey() const { return ApiKey(QByteArray::fromStdString(m_ready.readOnlyApiKey)); }
    //! By name: full, read_only, cohort_only, person_blind, project_limited.
    ApiKey keyNamed(const char *name) const { return ApiKey(QByteArray::fromStdString(m_ready.keys.at(name))); }
    //! Replaces the fault plan (a JSON array); false when the server did not take it.
    bool setFaults(const QByteArray &json) const;
    //! What the server received so far: the JSON text of /_control/requests.
    QByteArray requests() const;
    void stop() { m_server->stop(); }

private:
    std::unique_ptr<demo::DemoServer> m_server;
    demo::DemoServer::Ready m_ready;
};

//! The demo server as its own program, so that it can be killed. Ends with this object.
class DemoProcess final
{
public:
    ~DemoProcess();
    //! Starts and waits for the ready line; false when it did not come.
    bool start(const QStringList &arguments);
    void kill();

    QByteArray readyLine() const { return m_readyLine; }
    //! As those of DemoFixture; faults die with the process.
    bool setFaults(const QByteArray &json) const;
    QByteArray requests() const;
    ConnectionSettings settings() const;
    ApiKey key() const { return m_key; }

private:
    std::unique_ptr<QProcess> m_process;
    QByteArray m_readyLine;
    QUrl m_url;
    ProjectId m_project;
    ApiKey m_key;
    QByteArray m_controlKey;
};

} // namespace desk::test
