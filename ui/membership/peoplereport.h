// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/membership/membershipplan.h"

#include <QObject>

class QAction;
class QWidget;

namespace desk {

class MembershipJob;

//! What became of every row of a list, saved as CSV: the plan before it is confirmed, the result once its run is over.
//! Owned by who runs lists.
class PeopleReport final : public QObject
{
    Q_OBJECT
public:
    //! `window` is what dialogs stand before.
    PeopleReport(QWidget *window, QObject *parent);

    //! Saves the result of the last run; not visible before there is one.
    QAction *save() const { return m_save; }
    //! The run of a plan is over.
    void keep(const MembershipPlan &plan, const MembershipJob &job);
    void forget();

signals:
    void done(const QString &text);

private:
    MembershipPlan m_plan;
    std::vector<PersonKey> m_failed;
    QWidget *m_window;
    QAction *m_save;
};

//! Asks for a file and writes the report there; `told` gets the words about it and whether they are good ones.
void saveReport(QWidget *parent, const MembershipPlan &plan, const std::vector<PersonKey> &failed,
                std::function<void(bool, const QString &)> told);

} // namespace desk
