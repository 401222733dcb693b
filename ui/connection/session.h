// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/cohortapi.h"
#include "models/api/connectionwatch.h"
#include "models/catalogue/cohortcatalogue.h"
#include "models/catalogue/deletedcohorts.h"

#include <QObject>
#include <QTimeZone>

namespace desk {

//! One open connection to one project: client, typed API, catalogue, and who and where we are. Owned by the composition
//! root; the window shows one at a time. GUI thread. Nothing is sent before start().
class Session final : public QObject
{
    Q_OBJECT
public:
    //! `label`: what the window calls the connection until the project's name is known; a demo keeps it.
    Session(const ConnectionSettings &settings, const ApiKey &key, const QString &label, ClientOptions options = {},
            QObject *parent = nullptr);

    //! Reads the list of cohorts, asks who the key belongs to and finds out what server and key can do.
    void start();
    //! As when started, after "Try again".
    void refresh();

    ApiClient &client() { return m_client; }
    //! Asks for signs of life while the server is out of reach.
    ConnectionWatch &watch() { return m_watch; }
    CohortApi &api() { return m_api; }
    CohortCatalogue &catalogue() { return m_catalogue; }
    DeletedCohorts &deleted() { return m_deleted; }
    const User &me() const { return m_me; }
    //! The project's time zone; UTC until it is known.
    QTimeZone zone() const { return m_zone; }
    //! What the connection is called: its name or the project's; the server's until one is known.
    QString label() const;
    //! The project's page in the web app; empty until the project is known.
    QUrl projectUrl() const;

signals:
    //! Label, person or project became known.
    void identified();
    //! The server answers again after it had been out of reach.
    void backOnline();

private:
    void identify();
    void learnAbilities();

    ApiClient m_client;
    ConnectionWatch m_watch{m_client};
    CohortApi m_api;
    CohortCatalogue m_catalogue;
    DeletedCohorts m_deleted;
    QString m_label;
    QTimeZone m_zone = QTimeZone::utc();
    User m_me;
    ProjectId m_project;
    Pending m_askAccount;
    Pending m_askProject;
    Pending m_askGeneration;
    Pending m_askWriting;
};

} // namespace desk
