// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/ids.h"

#include <QObject>
#include <QString>

class QAction;

namespace desk {

class PeopleLists;
class PeopleTab;

//! Other ways into a list: people selected in the People tab go to another cohort, and files dropped on the tab to the
//! open one. Owned by the workspace.
class PeopleSharing final : public QObject
{
    Q_OBJECT
public:
    //! Both outlive this object.
    PeopleSharing(PeopleTab *tab, PeopleLists *lists);

    QAction *addToCohort() const { return m_addTo; }
    //! What the window "Add people" calls selected people.
    static QString listName();
    //! Says that selected rows which are not read yet are left out.
    static QString unreadWords(int rows);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void askCohort();
    void openWith(CohortId cohort, const QByteArray &people);

    PeopleTab *m_tab;
    PeopleLists *m_lists;
    QAction *m_addTo;
};

} // namespace desk
