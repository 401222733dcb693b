// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/catalogue/cataloguerow.h"

#include <QObject>
#include <QPointer>

namespace desk {

class Notice;
class Session;

//! Has cohorts calculated anew, and stops or repeats the filling of static ones. Owned by the workspace.
class CohortRecalculation final : public QObject
{
    Q_OBJECT
public:
    CohortRecalculation(Notice &notice, QObject *parent);

    //! Null: not connected.
    void setSession(Session *session) { m_session = session; }
    //! Static ones are passed over.
    void run(const std::vector<CatalogueRowPtr> &rows);
    void stopFilling(CohortId id);
    void fillAgain(CohortId id);

signals:
    void done(const QString &text);
    //! The server took it: it is calculating now.
    void began(const desk::Cohort &cohort);

private:
    void recalculate(const Cohort &cohort);
    void tellFailure(const QString &name, const Error &error);
    void takeFilling(CohortId id, const Result<Population> &population);

    Notice &m_notice;
    QPointer<Session> m_session;
};

} // namespace desk
