// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/membership/peopledrop.h"

#include "ui/cohortlist/cohortlistpage.h"
#include "ui/membership/addpeopledialog.h"
#include "ui/membership/localfiles.h"
#include "ui/membership/peoplelists.h"
#include "ui/membership/peoplesharing.h"
#include "ui/persons/peoplemime.h"
#include "ui/widgets/datatable.h"

#include <QDropEvent>
#include <QMimeData>
#include <QRubberBand>
#include <QScrollBar>

namespace desk {

namespace {

constexpr std::chrono::milliseconds ScrollPause{60};

} // namespace

PeopleDrop::PeopleDrop(CohortListPage *list, PeopleLists *lists, QObject *parent)
    : QObject(parent)
    , m_list(list)
    , m_lists(lists)
    , m_frame(new QRubberBand(QRubberBand::Rectangle, list->table()->viewport()))
{
    m_scroll.setInterval(ScrollPause);
    connect(&m_scroll, &QTimer::timeout, this, &PeopleDrop::scroll);
    list->table()->setAcceptDrops(true); // its viewport follows
    list->table()->viewport()->installEventFilter(this);
}

bool PeopleDrop::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove:
        follow(static_cast<QDropEvent &>(*event));
        return true;
    case QEvent::DragLeave:
        leave();
        return true;
    case QEvent::Drop:
        take(static_cast<QDropEvent &>(*event));
        return true;
    default:
        return QObject::eventFilter(watched, event);
    }
}

//! A place of the table's viewport.
CatalogueRowPtr PeopleDrop::rowAt(const QPoint &place) const
{
    const QModelIndex index = m_list->table()->indexAt(place);
    const auto *model = qobject_cast<const CohortTableModel *>(index.model());
    return model ? m_lists->find(model->cohortAt(index.row())) : nullptr;
}

bool PeopleDrop::mayTake(const QDropEvent &event, const CatalogueRowPtr &row) const
{
    if (!row || !m_lists->whyNot(row).isEmpty())
        return false;
    const MovedPeople people = peopleIn(*event.mimeData());
    const bool areOthers = !people.list.isEmpty() && people.from != row->cohort.id;
    return areOthers || !localFiles(*event.mimeData()).isEmpty();
}

void PeopleDrop::follow(QDropEvent &event)
{
    const QWidget *cells = m_list->table()->viewport();
    const QPoint place = event.position().toPoint();
    const int edge = m_list->table()->rowHeight(0);
    m_step = place.y() < edge ? -1 : place.y() > cells->height() - edge ? 1 : 0;
    m_step == 0 ? m_scroll.stop() : m_scroll.start();
    const bool isGood = mayTake(event, rowAt(place));
    const QModelIndex index = m_list->table()->indexAt(place);
    if (isGood)
        m_frame->setGeometry(0, m_list->table()->rowViewportPosition(index.row()), cells->width(), edge);
    m_frame->setVisible(isGood);
    event.setDropAction(isGood ? Qt::CopyAction : Qt::IgnoreAction);
    event.setAccepted(isGood);
}

void PeopleDrop::scroll()
{
    QScrollBar *bar = m_list->table()->verticalScrollBar();
    bar->setValue(bar->value() + m_step);
    m_frame->hide(); // the row under it went; the next move of the pointer shows it again
}

void PeopleDrop::leave()
{
    m_scroll.stop();
    m_frame->hide();
}

//! The window opens when the drag is over: until then the pointer is not the program's.
void PeopleDrop::take(QDropEvent &event)
{
    leave();
    const CatalogueRowPtr row = rowAt(event.position().toPoint());
    const bool isGood = mayTake(event, row);
    event.setDropAction(isGood ? Qt::CopyAction : Qt::IgnoreAction);
    event.setAccepted(isGood);
    if (!isGood)
        return;
    const MovedPeople people = peopleIn(*event.mimeData());
    const QStringList files = localFiles(*event.mimeData());
    const auto open = [this, row, people, files] {
        AddPeopleDialog *dialog = m_lists->open(row);
        if (dialog && people.list.isEmpty())
            dialog->takeFiles(files);
        else if (dialog)
            dialog->takePeople(people.list, PeopleSharing::listName());
        if (people.unread > 0)
            emit m_lists->done(PeopleSharing::unreadWords(people.unread));
    };
    QMetaObject::invokeMethod(this, open, Qt::QueuedConnection);
}

} // namespace desk
