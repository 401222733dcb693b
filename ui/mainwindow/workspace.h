// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/cataloguerow.h"

#include "models/jobs/exportplan.h"
#include "models/jobs/pagefetcher.h"
#include "models/profile/settings.h"

#include <QPointer>
#include <QWidget>

#include <optional>

class QSplitter;

namespace desk {

class Banner;
class CohortLife;
class CohortListPage;
class CohortPage;
class CriteriaTab;
class ExportDialog;
class HistoryTabs;
class JobsPanel;
class PeopleLists;
class PeopleTab;
class Session;
struct ExportSetup;

//! The inside of the main window: the list on the left, the open cohort on the right, the jobs below. Wires them to
//! each other and to a session, and does nothing else. Owned by the main window.
class Workspace final : public QWidget
{
    Q_OBJECT
public:
    //! `settings` must outlive the workspace.
    explicit Workspace(Settings &settings, QWidget *parent = nullptr);

    //! Null: not connected. A session may only go after the window shows another one or none.
    void setSession(Session *session);
    void refresh();
    //! F6: list, open cohort, jobs, and round again.
    void focusNextPane();
    void focusList();

    CohortListPage *list() const { return m_list; }
    CohortPage *page() const { return m_page; }
    PeopleTab *people() const { return m_people; }
    CohortLife *life() const { return m_life; }
    QSplitter *splitter() const { return m_splitter; }
    JobsPanel *jobs() const { return m_jobs; }
    PeopleLists *lists() const { return m_lists; }
    HistoryTabs *history() const { return m_history; }
    //! The window for an export that was set up earlier, on screen; null: none of its cohorts is there any more.
    ExportDialog *openExport(const ExportSetup &setup);

signals:
    //! A window for an export is on screen.
    void exportOpened(desk::ExportDialog *dialog);
    //! Words for the status bar.
    void done(const QString &text);
    void cohortShown(const desk::CatalogueRowPtr &row);
    //! Something long has ended while the person is elsewhere; with this cohort, where it was one.
    void notificationWanted(const QString &title, const QString &text, std::optional<desk::CohortId> id);

private:
    void buildLayout();
    void connectParts();
    void connectSaving();
    void tellSubjects();
    void showCohort(const CatalogueRowPtr &row);
    bool isOpenOneGone() const;
    void showIdentity();
    void comeBack();
    void refreshPage();
    void openExportDialog(const CatalogueRowPtr &row);
    ExportDialog *openExportOf(std::vector<CatalogueRowPtr> cohorts);
    FetchPersonPage pagesOfPeople() const;
    void runExport(const ExportPlan &plan);

    Settings &m_settings;
    QPointer<Session> m_session;
    CohortListPage *m_list;
    CohortPage *m_page;
    CriteriaTab *m_criteria;
    PeopleTab *m_people;
    JobsPanel *m_jobs;
    PeopleLists *m_lists;
    HistoryTabs *m_history;
    Banner *m_notice;
    CohortLife *m_life;
    QSplitter *m_splitter;
};

} // namespace desk
