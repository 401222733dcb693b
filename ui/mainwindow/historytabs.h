// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/cohort.h"
#include "models/jobs/activityexportjob.h"

#include <QObject>
#include <QPointer>

#include <vector>

class QAction;
class QSplitter;

namespace desk {

class ActivityTab;
class CalculationsTab;
class CohortPage;
class DataTable;
class JobsPanel;
class ProjectActivity;
class Session;
class Settings;
class UsedInTab;

//! The tabs that tell what became of a cohort, and the window for the whole project: makes them, gives them the
//! session and carries their wishes on. Owned by the workspace; GUI thread.
class HistoryTabs final : public QObject
{
    Q_OBJECT
public:
    //! Adds the tabs to the page. Everything given must outlive this.
    HistoryTabs(CohortPage *page, JobsPanel *jobs, const Settings &settings, QWidget *parent);

    //! Null: not connected. The session must outlive its being set.
    void setSession(Session *session);
    void refresh();
    //! What the window keeps from start to start: columns and panes, by name.
    struct Remembered
    {
        QString name;
        DataTable *table;
        QSplitter *splitter;
    };
    std::vector<Remembered> remembered() const;
    //! The same of the project's window, which is not always there.
    QByteArray projectState() const;
    void setProjectState(const QByteArray &state) { m_projectState = state; }
    QAction *projectActivity() const { return m_openProject; }
    ActivityTab *activity() const { return m_activity; }
    CalculationsTab *calculations() const { return m_calculations; }
    UsedInTab *usedIn() const { return m_usedIn; }

signals:
    void cohortWanted(desk::CohortId cohort);
    //! Words for the status bar.
    void done(const QString &text);

private:
    void openProjectActivity();
    void runExport(const ActivityExportPlan &plan, CohortId cohort);

    JobsPanel *m_jobs; //!< the workspace's
    const Settings &m_settings;
    QPointer<Session> m_session;
    QWidget *m_window; //!< the workspace
    QPointer<ProjectActivity> m_project;
    QByteArray m_projectState; //!< when it was closed last
    QAction *m_openProject;
    ActivityTab *m_activity;
    CalculationsTab *m_calculations;
    UsedInTab *m_usedIn;
};

} // namespace desk
