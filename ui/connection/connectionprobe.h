// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/cohortapi.h"

#include <QObject>

#include <optional>

namespace desk {

//! What a try of server and key found out.
struct ProbeResult
{
    std::optional<Error> error; //!< why nothing works; then the rest is empty
    QString person;             //!< whose key it is
    std::vector<Project> projects;
    std::optional<ProjectId> currentProject;
    QStringList works; //!< plain words, such as "read cohorts"
    QStringList lacks; //!< "read the activity log: add the scope activity_log:read to the key"
};

//! Asks a server with a key who the key belongs to, which projects there are and what it may do. Changes nothing there.
//! Owned by the dialog; a new start() drops the one before.
class ConnectionProbe final : public QObject
{
    Q_OBJECT
public:
    explicit ConnectionProbe(QObject *parent = nullptr);

    void start(const ConnectionSettings &settings, const ApiKey &key);
    void stop();

signals:
    void finished(const desk::ProbeResult &result);

private:
    void open(const ConnectionSettings &settings);
    void gotAccount(Result<Account> answer);
    void askProjects();
    void askAbilities();
    void askCohorts();
    void askPersons();
    void askActivity();
    void note(const QString &what, const Error *error);
    void end();

    ApiClient *m_client = nullptr; //!< child
    std::optional<CohortApi> m_api;
    Pending m_running;
    ProbeResult m_result;
    ConnectionSettings m_settings;
    ApiKey m_key;
};

} // namespace desk
