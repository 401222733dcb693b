// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/persons/peopletable.h"

#include "models/tables/personstablemodel.h"
#include "ui/persons/peoplemime.h"
#include "ui/persons/persondelegate.h"
#include "ui/widgets/metrics.h"

#include <QDrag>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace desk {

namespace {

//! What hangs on the pointer while people are dragged.
QPixmap dragPicture(const QWidget &widget, const QString &words)
{
    const int margin = grid(&widget, 0.5);
    const QSize size = widget.fontMetrics().size(Qt::TextSingleLine, words) + QSize(2 * margin, 2 * margin);
    QPixmap picture(size * widget.devicePixelRatioF());
    picture.setDevicePixelRatio(widget.devicePixelRatioF());
    picture.fill(widget.palette().color(QPalette::Highlight));
    QPainter painter(&picture);
    painter.setFont(widget.font());
    painter.setPen(widget.palette().color(QPalette::HighlightedText));
    painter.drawText(QRect({}, size), Qt::AlignCenter, words);
    return picture;
}

} // namespace

PeopleTable::PeopleTable(PersonsTableModel *model, QWidget *parent)
    : DataTable(tr("People"), parent)
    , m_persons(model)
{
    setModel(model);
    setItemDelegate(new PersonDelegate(this));
    setContextMenuPolicy(Qt::CustomContextMenu);
    setColumnCharacters({24, 24, 24, 21, 21});
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

std::vector<PersonId> PeopleTable::selectedPeople() const
{
    std::vector<int> rows;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    std::vector<PersonId> people;
    for (const int row : rows) {
        if (const auto person = m_persons->personAt(row); person && person->id.isValid())
            people.push_back(person->id);
    }
    return people;
}

//! Selected rows are dragged; from any other row on, the mouse selects by sweeping, as in every table.
void PeopleTable::mousePressEvent(QMouseEvent *event)
{
    setDragEnabled(selectionModel()->isSelected(indexAt(event->position().toPoint())));
    DataTable::mousePressEvent(event);
}

//! Qt takes the picture and the data from each cell of the selection, which may be a million rows.
void PeopleTable::startDrag(Qt::DropActions)
{
    const std::vector<PersonId> people = selectedPeople();
    if (people.empty())
        return;
    auto *drag = new QDrag(this);
    const int unread = selectedRowCount() - static_cast<int>(people.size());
    drag->setMimeData(mimeOf({listOf(people), m_persons->query().cohort, unread}).release());
    drag->setPixmap(dragPicture(*this, tr("%Ln people", nullptr, static_cast<int>(people.size()))));
    drag->exec(Qt::CopyAction);
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
