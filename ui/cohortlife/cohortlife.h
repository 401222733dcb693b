// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/calculationnews.h"
#include "models/criteria/sentence.h"
#include "ui/jobs/attention.h"

#include <QObject>
#include <QPointer>

namespace desk {

class Banner;
class CohortCreation;
class CohortDuplication;
class CohortEditing;
class CohortPage;
class CohortRecalculation;
class CohortRemoval;
class JobsPanel;
class LifeActions;
struct LostUpdate;
class Notice;
class PeopleTab;
class Session;

//! Does what the actions for whole cohorts say: one flow a verb, each a class of its own. Owned by the workspace.
class CohortLife final : public QObject
{
    Q_OBJECT
public:
    //! What the flows work with; all outlive this.
    struct Places
    {
        CohortPage &page;
        JobsPanel &jobs;
        PeopleTab &people;
    };
    CohortLife(const Places &places, Banner *notice, QWidget *window);

    //! Null: not connected.
    void setSession(Session *session);
    void setAttention(const Attention &attention);

signals:
    //! Words for the status bar.
    void done(const QString &text);
    //! A cohort shall be shown.
    void openWanted(desk::CohortId id);
    //! Something long has ended with this cohort while the person is elsewhere.
    void notificationWanted(const QString &title, const QString &text, desk::CohortId id);

private:
    void connectFlows();
    void connectActions();
    void tellCapabilities();
    void openCreation();
    void lookAt(const CatalogueRowPtr &row);
    void takeFailure(const Error &error);
    void tellOverwritten(const LostUpdate &lost);
    void takeMade(const Cohort &cohort);
    void tellEnd(const CatalogueRowPtr &row, std::chrono::seconds took);

    Places m_places;
    LifeActions &m_actions;
    CohortEditing &m_editing;
    QPointer<Session> m_session;
    CohortId m_looked; //!< whose page was opened last
    CalculationNews m_news;
    Attention m_attention;
    Notice *m_notice;
    CohortRemoval *m_removal;
    CohortDuplication *m_duplication;
    CohortCreation *m_creation;
    CohortRecalculation *m_recalculation;
};

} // namespace desk
