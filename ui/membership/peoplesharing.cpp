// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/membership/peoplesharing.h"

#include "ui/membership/addpeopledialog.h"
#include "ui/membership/cohortchoice.h"
#include "ui/membership/localfiles.h"
#include "ui/membership/peoplelists.h"
#include "ui/persons/peoplemime.h"
#include "ui/persons/peopletab.h"
#include "ui/persons/peopletable.h"
#include "ui/widgets/icons.h"

#include <QAction>
#include <QDropEvent>
#include <QMimeData>

namespace desk {

using namespace Qt::StringLiterals;

PeopleSharing::PeopleSharing(PeopleTab *tab, PeopleLists *lists)
    : QObject(lists)
    , m_tab(tab)
    , m_lists(lists)
    , m_addTo(new QAction(icon(u"list-add-user"_s), tr("Add to another &cohort..."), this))
{
    m_tab->setAcceptDrops(true);
    m_tab->installEventFilter(this);
    m_addTo->setEnabled(false);
    connect(m_tab->table(), &DataTable::selectionCountChanged, this,
            [this] { m_addTo->setEnabled(m_tab->table()->selectedRowCount() > 0 && m_lists->isConnected()); });
    connect(m_addTo, &QAction::triggered, this, &PeopleSharing::askCohort);
    m_tab->table()->addAction(m_addTo);
}

QString PeopleSharing::unreadWords(int rows)
{
    return tr("%Ln selected rows are not read yet and are left out. Scroll to them, then add them.", nullptr, rows);
}

QString PeopleSharing::listName()
{
    return tr("Selected people");
}

void PeopleSharing::askCohort()
{
    const std::vector<PersonId> people = m_tab->selectedPeople();
    const int unread = m_tab->table()->selectedRowCount() - static_cast<int>(people.size());
    if (unread > 0)
        emit m_lists->done(unreadWords(unread));
    if (people.empty())
        return;
    std::vector<NamedCohort> cohorts;
    for (const CatalogueRowPtr &row : m_lists->otherStaticCohorts())
        cohorts.emplace_back(row->cohort.id, row->cohort.name);
    if (cohorts.empty())
        return void(emit m_lists->done(tr("There is no other static cohort that takes people. Make one first.")));
    const QByteArray text = listOf(people);
    chooseCohort(m_tab, tr("Add the selected people to a static cohort"), cohorts,
                 [this, text](const NamedCohort &chosen) { openWith(chosen.first, text); });
}

void PeopleSharing::openWith(CohortId cohort, const QByteArray &people)
{
    for (const CatalogueRowPtr &row : m_lists->otherStaticCohorts()) {
        if (row->cohort.id != cohort)
            continue;
        if (AddPeopleDialog *dialog = m_lists->open(row))
            dialog->takePeople(people, listName());
    }
}

bool PeopleSharing::eventFilter(QObject *watched, QEvent *event)
{
    const bool isDrop = event->type() == QEvent::Drop;
    if ((event->type() != QEvent::DragEnter && !isDrop) || !m_lists->addPeople()->isEnabled())
        return QObject::eventFilter(watched, event);
    auto &drop = static_cast<QDropEvent &>(*event);
    const QStringList files = localFiles(*drop.mimeData());
    if (files.isEmpty())
        return QObject::eventFilter(watched, event);
    drop.acceptProposedAction();
    AddPeopleDialog *dialog = isDrop ? m_lists->openHere() : nullptr;
    if (dialog)
        dialog->takeFiles(files);
    return true;
}

} // namespace desk
