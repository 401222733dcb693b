// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/ids.h"
#include "ui/widgets/datatable.h"

#include <QTimer>

#include <vector>

namespace desk {

class PersonsTableModel;

//! The table "People": tells its model what is on screen, not more often than people can see, and finds the last row of
//! a list whose length nobody knows. Selected people can be dragged away. Owned by the people tab.
class PeopleTable final : public DataTable
{
    Q_OBJECT
public:
    explicit PeopleTable(PersonsTableModel *model, QWidget *parent = nullptr);

    //! The selected rows, as far as they are read, in their order.
    std::vector<PersonId> selectedPeople() const;

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void startDrag(Qt::DropActions actions) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void showEvent(QShowEvent *event) override;

private:
    void tellSight();
    void followEnd();

    PersonsTableModel *m_persons;
    QTimer m_tell;
    bool m_wantsEnd = false;
};

} // namespace desk
