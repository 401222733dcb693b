// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/cataloguerow.h"
#include "models/membership/membershipjob.h"
#include "models/membership/personcache.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

class QAction;
class QWidget;

namespace desk {

class AddPeopleDialog;
class Banner;
class JobsPanel;
struct NewCohortTexts;
class PeopleReport;
class PeopleTab;
class Session;

//! Lists of people in the window: the actions of the People tab, the window "Add people", runs in the jobs panel, undo,
//! and what a restart finds unfinished. Owned by the workspace.
class PeopleLists final : public QObject
{
    Q_OBJECT
public:
    //! All three outlive this object.
    PeopleLists(PeopleTab *tab, JobsPanel *jobs, QWidget *window);

    //! Where plans of runs are kept, so that a restart can go on. Before the first session; without it nothing is kept.
    void setFolder(const QString &folder) { m_journal = RunJournal(folder); }

    //! Null: not connected.
    void setSession(Session *session);
    //! The open cohort, or null.
    void showCohort(const CatalogueRowPtr &row);

    //! The window for a static cohort, already on screen.
    AddPeopleDialog *open(const CatalogueRowPtr &row);
    //! For the open cohort.
    AddPeopleDialog *openHere() { return open(m_row); }
    //! The same for a cohort that is made when the plan is confirmed: one step from a list to a static cohort.
    AddPeopleDialog *openForNew(const QString &name, const QString &description);

    //! One of the two, for a list of an earlier run; null: the cohort is not there any more.
    AddPeopleDialog *openAgain(CohortId cohort, const QString &name, const QString &description);

    bool isConnected() const;
    //! A cohort of the list; null when it is not there.
    CatalogueRowPtr find(CohortId id) const;
    //! Why a cohort takes no list, in words; empty when it takes one.
    QString whyNot(const CatalogueRowPtr &row) const;
    //! Those that take people, without the open one, in the order of the list.
    std::vector<CatalogueRowPtr> otherStaticCohorts() const;

    QAction *addPeople() const { return m_add; }
    QAction *removeSelected() const { return m_remove; }
    QAction *saveResult() const;
    //! Where Undo is offered after a removal.
    Banner *notice() const { return m_notice; }

signals:
    void done(const QString &text);
    //! A window "Add people" is on screen.
    void opened(desk::AddPeopleDialog *dialog);
    //! A cohort was made from a list.
    void createdCohort(desk::CohortId id);

private:
    AddPeopleDialog *openDialog(CohortId cohort, const QString &name, const QString &description);
    void update();
    void removePeople();
    MembershipRun runFor(CohortId cohort, const QString &name, const MemberChanges &changes) const;
    //! `plan`: of a list, so that its result can be saved; null: there is none.
    using PlanPtr = std::shared_ptr<const MembershipPlan>;
    void createAndRun(const NewCohortTexts &texts, const PlanPtr &plan);
    void fill(const Cohort &cohort, const MembershipPlan &plan);
    MembershipJob *run(MembershipRun run, const PlanPtr &plan = {});
    void runAgain(const MembershipRun &run, const PlanPtr &plan);
    void upload(const ListUpload &upload, const QString &name, size_t values);
    void jobOver(const MembershipJob &job);
    void offerUndo(const MembershipJob &job);
    void offerUnfinished();
    void act();

    PeopleTab *m_tab;
    JobsPanel *m_jobs;
    QWidget *m_window;
    RunJournal m_journal{{}};
    QPointer<Session> m_session;
    CatalogueRowPtr m_row;
    FoundPersons m_cache;
    QAction *m_add;
    QAction *m_remove;
    PeopleReport *m_report;
    Banner *m_notice;
    QTimer m_noticeTime;
    std::optional<MembershipRun> m_undo;
    QPointer<MembershipJob> m_undoing;
    std::vector<MembershipRun> m_unfinished;
};

} // namespace desk
