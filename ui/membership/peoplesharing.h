// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/ids.h"

#include <QObject>

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

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void askCohort();
    void openWith(CohortId cohort, const QByteArray &people);
    bool mayDrop(const QEvent *event) const;

    PeopleTab *m_tab;
    PeopleLists *m_lists;
    QAction *m_addTo;
};

} // namespace desk
