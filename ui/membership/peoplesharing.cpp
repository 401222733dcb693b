// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/membership/peoplesharing.h"

#include "ui/membership/addpeopledialog.h"
#include "ui/membership/cohortchoice.h"
#include "ui/membership/peoplelists.h"
#include "ui/persons/peopletab.h"
#include "ui/persons/peopletable.h"
#include "ui/widgets/icons.h"

#include <QAction>
#include <QDropEvent>
#include <QMimeData>

#include <algorithm>

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

void PeopleSharing::askCohort()
{
    const std::vector<PersonId> people = m_tab->selectedPeople();
    const int unread = m_tab->table()->selectedRowCount() - static_cast<int>(people.size());
    if (unread > 0)
        emit m_lists->done(
            tr("%Ln selected rows are not read yet and are left out. Scroll to them, then add them.", nullptr, unread));
    if (people.empty())
        return;
    std::vector<NamedCohort> cohorts;
    for (const CatalogueRowPtr &row : m_lists->otherStaticCohorts())
        cohorts.emplace_back(row->cohort.id, row->cohort.name);
    if (cohorts.empty())
        return void(emit m_lists->done(tr("There is no other static cohort that takes people. Make one first.")));
    QByteArray text = "person_id\n";
    for (const PersonId &person : people)
        text.append(person.uuid.toUtf8()).append('\n');
    chooseCohort(m_tab, tr("Add the selected people to a static cohort"), cohorts,
                 [this, text](const NamedCohort &chosen) { openWith(chosen.first, text); });
}

void PeopleSharing::openWith(CohortId cohort, const QByteArray &people)
{
    for (const CatalogueRowPtr &row : m_lists->otherStaticCohorts()) {
        if (row->cohort.id != cohort)
            continue;
        if (AddPeopleDialog *dialog = m_lists->open(row))
            dialog->takeText(people, tr("Selected people"));
    }
}

bool PeopleSharing::mayDrop(const QEvent *event) const
{
    const auto *drop = static_cast<const QDropEvent *>(event);
    const QList<QUrl> urls = drop->mimeData()->urls();
    return m_lists->addPeople()->isEnabled() &&
           std::any_of(urls.begin(), urls.end(), [](const QUrl &url) { return url.isLocalFile(); });
}

bool PeopleSharing::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::DragEnter && mayDrop(event)) {
        static_cast<QDropEvent *>(event)->acceptProposedAction();
        return true;
    }
    if (event->type() != QEvent::Drop || !mayDrop(event))
        return QObject::eventFilter(watched, event);
    QStringList files;
    for (const QUrl &url : static_cast<QDropEvent *>(event)->mimeData()->urls()) {
        if (url.isLocalFile())
            files << url.toLocalFile();
    }
    static_cast<QDropEvent *>(event)->acceptProposedAction();
    if (AddPeopleDialog *dialog = m_lists->openHere())
        dialog->takeFiles(files);
    return true;
}

} // namespace desk
