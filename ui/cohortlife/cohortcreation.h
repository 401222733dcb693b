// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/cohortmaker.h"
#include "ui/cohortcreate/createdialog.h"

#include <QObject>
#include <QPointer>

namespace desk {

class Session;

//! Makes the cohort that the window "New cohort" asks for, once, and finds out what became of it when the answer is
//! lost. Owned by the workspace.
class CohortCreation final : public QObject
{
    Q_OBJECT
public:
    //! `window` is what the dialog stands over, and outlives this.
    explicit CohortCreation(QWidget *window);

    //! Null: not connected; an open dialog closes.
    void setSession(Session *session);
    void open(const CreateSurroundings &surroundings);

signals:
    void done(const QString &text);
    //! A cohort was made: it shall be shown.
    void made(const desk::Cohort &cohort);
    //! Something happened that the person must know after the dialog is gone.
    void odd(const QString &text, const desk::Error &error);

private:
    void create(const CreateWish &wish);
    std::optional<NewCohort> newCohort(const CreateWish &wish);
    void finish(const CohortMaker::Outcome &outcome);

    QWidget *m_window;
    QPointer<Session> m_session;
    QPointer<CreateDialog> m_dialog;
    std::unique_ptr<CohortMaker> m_maker;
};

} // namespace desk
