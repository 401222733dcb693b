// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/session.h"

namespace desk {

Session::Session(const ConnectionSettings &settings, const ApiKey &key, const QString &label, ClientOptions options,
                 QObject *parent)
    : QObject(parent)
    , m_client(settings, key, std::move(options))
    , m_api(m_client)
    , m_catalogue(catalogueSource(m_api))
    , m_deleted(deletedSource(m_api))
    , m_label(label)
    , m_project(settings.project)
{
    connect(&m_watch, &ConnectionWatch::backOnline, this, &Session::backOnline);
}

void Session::start()
{
    connect(&m_catalogue, &CohortCatalogue::progressChanged, this, &Session::learnAbilities);
    m_catalogue.refresh();
    identify();
}

void Session::refresh()
{
    m_catalogue.refresh();
    if (m_me.uuid.isEmpty() && m_me.email.isEmpty())
        identify();
}

void Session::identify()
{
    // Who and where is nice to know; a key that may not tell it still works.
    m_askAccount = m_api.account(this, [this](Result<Account> answer) {
        if (!answer)
            return;
        m_me = answer->user;
        emit identified();
    });
    m_askProject = m_api.project(m_project, this, [this](Result<Project> answer) {
        if (!answer)
            return;
        m_project = answer->id;
        if (const QTimeZone zone(answer->timezone.toUtf8()); zone.isValid())
            m_zone = zone;
        if (m_label.isEmpty())
            m_label = answer->name;
        emit identified();
    });
}

void Session::learnAbilities()
{
    if (!m_catalogue.progress().isComplete)
        return;
    disconnect(&m_catalogue, &CohortCatalogue::progressChanged, this, &Session::learnAbilities);
    // A whole cohort tells the generation of the server (contract 14); a row of the list may not.
    const std::vector<CatalogueRowPtr> rows = m_catalogue.rows();
    if (!rows.empty() && rows.front()->cohort.id.isValid())
        m_askGeneration = m_api.cohort(rows.front()->cohort.id, this, [](const Result<Cohort> &) {});
    // Whether the key may write is told before whether there is such a cohort (contract 1.3), and there is none:
    // nothing is changed by asking.
    if (!m_client.settings().readOnly)
        m_askWriting = m_api.patchCohort(CohortId{}, QByteArrayLiteral("{}"), this, [](const Result<Cohort> &) {});
}

QString Session::label() const
{
    return m_label.isEmpty() ? m_client.settings().baseUrl.host() : m_label;
}

QUrl Session::projectUrl() const
{
    if (!m_project.isValid())
        return {};
    QUrl url = m_client.settings().baseUrl;
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path + QStringLiteral("/project/") + m_project.toString());
    return url;
}

} // namespace desk
