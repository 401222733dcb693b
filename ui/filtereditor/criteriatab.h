// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/criteria/problem.h"
#include "models/criteria/sentence.h"
#include "ui/cohortpage/cohorttab.h"

#include <QPointer>

#include <memory>

namespace desk {

class CohortEditing;
class CriteriaEditor;
class SeenNames;
class ServerChoices;
class Session;

//! The tab "Criteria": the editor over the open cohort's draft, with the names and choices of the connected project.
//! Owned by the cohort page.
class CriteriaTab final : public CohortTab
{
    Q_OBJECT
public:
    //! `editing` outlives the tab.
    explicit CriteriaTab(CohortEditing &editing, QWidget *parent = nullptr);
    ~CriteriaTab() override;

    //! Null: not connected. The session must outlive its being set.
    void setSession(Session *session);
    void showCohort(const CatalogueRowPtr &row) override;
    CriteriaEditor *editor() const { return m_editor; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refreshNames();
    void refreshSurroundings();
    CriteriaNames names() const;
    CriteriaContext context() const;
    std::function<CriteriaContext::CohortState(CohortId)> cohortStates() const;

    CohortEditing &m_editing;
    QPointer<Session> m_session;
    std::unique_ptr<ServerChoices> m_choices;
    std::unique_ptr<SeenNames> m_seen; //!< asks m_choices
    bool m_prepared = false;
    CriteriaEditor *m_editor;
};

} // namespace desk
