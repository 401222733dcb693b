// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/connectionprobe.h"

namespace desk {

using namespace Qt::StringLiterals;

ConnectionProbe::ConnectionProbe(QObject *parent)
    : QObject(parent)
{}

void ConnectionProbe::start(const ConnectionSettings &settings, const ApiKey &key)
{
    stop();
    m_settings = settings;
    m_key = key;
    open(settings);
    m_running = m_api->account(this, [this](Result<Account> answer) { gotAccount(std::move(answer)); });
}

void ConnectionProbe::stop()
{
    m_running.drop();
    m_result = {};
}

void ConnectionProbe::open(const ConnectionSettings &settings)
{
    // The old client may be the one whose answer is being handled: it goes when control is back in the event loop.
    if (m_client)
        m_client->deleteLater();
    m_client = new ApiClient(settings, m_key, {}, this);
    m_api.emplace(*m_client);
}

void ConnectionProbe::gotAccount(Result<Account> answer)
{
    if (answer) {
        m_result.person = answer->user.displayName();
        m_result.projects = std::move(answer->projects);
        m_result.currentProject = answer->currentProject;
    } else if (answer.error().kind != ErrorKind::Forbidden) {
        m_result.error = answer.error();
        return end();
    } else {
        note(tr("say whose key it is"), &answer.error());
    }
    m_result.projects.empty() ? askProjects() : askAbilities();
}

void ConnectionProbe::askProjects()
{
    m_running = m_api->projects({0, 200}, this, [this](Result<Page<Project>> answer) {
        if (answer)
            m_result.projects = std::move(answer->rows);
        else
            note(tr("list projects"), &answer.error());
        askAbilities();
    });
}

void ConnectionProbe::askAbilities()
{
    if (!m_settings.project.isValid() && !m_result.currentProject && !m_result.projects.empty()) {
        // "@current" may belong to an organization that the key cannot see: ask about one that it can.
        ConnectionSettings settings = m_settings;
        settings.project = m_result.projects.front().id;
        open(settings);
    }
    askCohorts();
}

void ConnectionProbe::askCohorts()
{
    CohortListQuery query;
    query.page.limit = 1;
    m_running = m_api->cohorts(query, this, [this](Result<Page<Cohort>> answer) {
        note(tr("read cohorts"), answer ? nullptr : &answer.error());
        askPersons();
    });
}

void ConnectionProbe::askPersons()
{
    PersonQuery query;
    query.limit = 1;
    m_running = m_api->persons(query, this, [this](Result<Page<Person>> answer) {
        note(tr("read people"), answer ? nullptr : &answer.error());
        askActivity();
    });
}

void ConnectionProbe::askActivity()
{
    m_running = m_api->activity({}, {0, 1}, this, [this](Result<Page<ActivityEntry>> answer) {
        note(tr("read the activity log"), answer ? nullptr : &answer.error());
        end();
    });
}

void ConnectionProbe::note(const QString &what, const Error *error)
{
    if (!error) {
        m_result.works << what;
        return;
    }
    const QString scope = scopeNamedIn(error->detail);
    m_result.lacks << (scope.isEmpty() ? u"%1 (%2)"_s.arg(what, error->text)
                                       : tr("%1: add the scope %2 to the key").arg(what, scope));
}

void ConnectionProbe::end()
{
    emit finished(m_result);
}

} // namespace desk
