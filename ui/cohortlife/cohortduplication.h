// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/cataloguerow.h"
#include "models/catalogue/cohortmaker.h"

#include <QObject>
#include <QPointer>

namespace desk {

class JobsPanel;
class Notice;
class Session;
struct CopyProgress;
struct CopyServer;

//! Copies cohorts: their members now, the people who meet their criteria, or the criteria themselves; one or many at
//! once. Owned by the workspace.
class CohortDuplication final : public QObject
{
    Q_OBJECT
public:
    //! Both outlive it.
    CohortDuplication(JobsPanel &jobs, Notice &notice, QObject *parent);

    //! Null: not connected.
    void setSession(Session *session);
    //! Static, exact, whatever the source: by the oldest servers themselves, else as a job.
    void copyMembers(const std::vector<CatalogueRowPtr> &rows);
    //! Static: the server looks once who meets the criteria.
    void snapshot(const std::vector<CatalogueRowPtr> &rows);
    void copyCriteria(const std::vector<CatalogueRowPtr> &rows);

signals:
    void done(const QString &text);
    void openWanted(desk::CohortId id);

private:
    void runJob(const Cohort &source);
    void run(const std::shared_ptr<CopyProgress> &progress);
    CopyServer copyServer() const;
    void copyOnServer(const Cohort &source);
    void copyFilters(const std::vector<CatalogueRowPtr> &rows, bool isStatic);
    void copyFilters(const Cohort &source, bool isStatic);
    void make(NewCohort wanted, std::function<void(const CohortMaker::Outcome &)> otherwise = {});
    void tell(const CohortMaker::Outcome &outcome, const QString &name);
    void noteCopy(const Cohort &copy);

    JobsPanel &m_jobs;
    Notice &m_notice;
    QPointer<Session> m_session;
    int m_wanted = 0; //!< copies asked for at once
    int m_made = 0;
};

} // namespace desk
