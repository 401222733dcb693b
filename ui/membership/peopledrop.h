// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/cataloguerow.h"

#include <QObject>
#include <QPoint>
#include <QTimer>

class QDropEvent;
class QRubberBand;

namespace desk {

class CohortListPage;
class PeopleLists;

//! People and files that are dropped on a static cohort of the list: the window "Add people" shows the plan, and
//! nothing is changed before it is confirmed. A frame shows which cohort takes them. Owned by the workspace.
class PeopleDrop final : public QObject
{
    Q_OBJECT
public:
    //! Both outlive this object.
    PeopleDrop(CohortListPage *list, PeopleLists *lists, QObject *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    CatalogueRowPtr rowAt(const QPoint &place) const;
    bool mayTake(const QDropEvent &event, const CatalogueRowPtr &row) const;
    void follow(QDropEvent &event);
    void take(QDropEvent &event);
    void scroll();
    void leave();

    CohortListPage *m_list;
    PeopleLists *m_lists;
    QRubberBand *m_frame; //!< owned by the table's viewport
    QTimer m_scroll;      //!< while the pointer stands at an edge
    int m_step = 0;
};

} // namespace desk
