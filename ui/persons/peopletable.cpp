// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/persons/peopletable.h"

#include "models/tables/personstablemodel.h"
#include "ui/persons/persondelegate.h"

namespace desk {

PeopleTable::PeopleTable(PersonsTableModel *model, QWidget *parent)
    : DataTable(tr("People"), parent)
    , m_persons(model)
{
    setModel(model);
    setItemDelegate(new PersonDelegate(this));
    setContextMenuPolicy(Qt::CustomContextMenu);
    setColumnCharacters({24, 24, 26, 13, 13});
    m_tell.setSingleShot(true);
    m_tell.setInterval(40);
    connect(&m_tell, &QTimer::timeout, this, &PeopleTable::tellSight);
    const auto soon = [this] {
        if (!m_tell.isActive())
            m_tell.start();
    };
    connect(this, &DataTable::visibleRowsChanged, &m_tell, soon);
    connect(model, &QAbstractItemModel::rowsInserted, &m_tell, soon);
    connect(model, &QAbstractItemModel::rowsRemoved, &m_tell, soon);
    connect(model, &QAbstractItemModel::modelReset, &m_tell, soon);
    connect(model, &PersonsTableModel::statusChanged, this, &PeopleTable::followEnd);
}

void PeopleTable::tellSight()
{
    const auto [first, last] = visibleRows();
    if (first >= 0 && isVisible())
        m_persons->showRange(first, last);
}

void PeopleTable::showEvent(QShowEvent *event)
{
    DataTable::showEvent(event);
    m_tell.start();
}

QModelIndex PeopleTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    m_wantsEnd = action == MoveEnd && m_persons->knownCount().kind != KnownCount::Kind::Exactly;
    if (m_wantsEnd)
        m_persons->seekEnd();
    return DataTable::moveCursor(action, modifiers);
}

void PeopleTable::followEnd()
{
    if (!m_wantsEnd || m_persons->knownCount().kind != KnownCount::Kind::Exactly)
        return;
    m_wantsEnd = false;
    if (m_persons->rowCount() > 0)
        setCurrentIndex(m_persons->index(m_persons->rowCount() - 1, qMax(0, currentIndex().column())));
}

} // namespace desk
