// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/historytabs.h"

#include "models/profile/settings.h"
#include "ui/activity/activitytab.h"
#include "ui/activity/activityview.h"
#include "ui/activity/projectactivity.h"
#include "ui/calculations/calculationstab.h"
#include "ui/cohortpage/cohortpage.h"
#include "ui/connection/session.h"
#include "ui/jobs/jobspanel.h"
#include "ui/usedin/usedintab.h"
#include "ui/widgets/icons.h"

#include <QAction>

namespace desk {

using namespace Qt::StringLiterals;

HistoryTabs::HistoryTabs(CohortPage *page, JobsPanel *jobs, const Settings &settings, QWidget *parent)
    : QObject(parent)
    , m_jobs(jobs)
    , m_settings(settings)
    , m_window(parent)
    , m_openProject(new QAction(icon(u"view-history"_s), tr("Project &activity..."), this))
    , m_activity(new ActivityTab(page))
    , m_calculations(new CalculationsTab(page))
    , m_usedIn(new UsedInTab(page))
{
    page->addTab(m_activity, tr("Activity"));
    page->addTab(m_calculations, tr("Calculations"));
    page->addTab(m_usedIn, tr("Used in"));
    m_openProject->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_A);
    connect(m_openProject, &QAction::triggered, this, &HistoryTabs::openProjectActivity);
    connect(m_activity->view(), &ActivityView::exportWanted, this, &HistoryTabs::runExport);
    connect(m_activity->view(), &ActivityView::done, this, &HistoryTabs::done);
    connect(m_calculations, &CalculationsTab::done, this, &HistoryTabs::done);
    connect(m_usedIn, &UsedInTab::done, this, &HistoryTabs::done);
    connect(m_usedIn, &UsedInTab::cohortWanted, this, &HistoryTabs::cohortWanted);
    setSession(nullptr);
}

void HistoryTabs::setSession(Session *session)
{
    m_session = session;
    m_activity->view()->setSession(session);
    m_calculations->setSession(session);
    m_usedIn->setSession(session);
    if (m_project)
        m_project->view()->setSession(session);
    m_openProject->setEnabled(session);
    m_openProject->setToolTip(session ? tr("What happened to all cohorts") : tr("Connect to a project first"));
}

void HistoryTabs::refresh()
{
    m_activity->view()->refresh();
    m_calculations->refresh();
    m_usedIn->refresh();
    if (m_project)
        m_project->view()->refresh();
}

std::vector<HistoryTabs::Remembered> HistoryTabs::remembered() const
{
    return {{u"activity"_s, m_activity->view()->table(), m_activity->view()->splitter()},
            {u"calculations"_s, m_calculations->table(), m_calculations->splitter()}};
}

QByteArray HistoryTabs::projectState() const
{
    return m_project ? m_project->saveState() : m_projectState;
}

void HistoryTabs::openProjectActivity()
{
    if (!m_project) {
        m_project = new ProjectActivity(m_window);
        m_project->setAttribute(Qt::WA_DeleteOnClose);
        m_project->restoreState(m_projectState);
        connect(m_project, &QDialog::finished, this, [this] { m_projectState = m_project->saveState(); });
        ActivityView *view = m_project->view();
        view->setSession(m_session);
        connect(view, &ActivityView::cohortWanted, this, &HistoryTabs::cohortWanted);
        connect(view, &ActivityView::exportWanted, this, &HistoryTabs::runExport);
        connect(view, &ActivityView::done, this, &HistoryTabs::done);
    }
    m_project->show();
    m_project->raise();
    m_project->activateWindow();
}

void HistoryTabs::runExport(const ActivityExportPlan &plan, CohortId cohort)
{
    if (!m_session)
        return;
    ActivityExportPlan whole = plan;
    const CsvDefaults csv = m_settings.csv();
    whole.dialect = {',', csv.windowsLineEnds, csv.byteOrderMark, csv.formulaGuard};
    const auto fetch = [api = &m_session->api(), cohort](const PageRequest &page, QObject *context,
                                                         Answer<Page<ActivityEntry>> answer) {
        return api->activity(cohort, page, context, std::move(answer));
    };
    m_jobs->run(new ActivityExportJob(whole, fetch), whole.path, [this, plan, cohort] { runExport(plan, cohort); });
}

} // namespace desk
