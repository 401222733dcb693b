// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/draftdesk.h"

#include "models/catalogue/cohortcatalogue.h"
#include "models/tables/celltext.h"
#include "ui/cohortlist/cohortlistpage.h"
#include "ui/cohortlist/quickfilterbar.h"
#include "ui/cohortpage/cohortediting.h"
#include "ui/cohortpage/cohortpage.h"
#include "ui/drafts/draftsdialog.h"
#include "ui/mainwindow/workspace.h"
#include "ui/widgets/searchedit.h"

namespace desk {

DraftDesk::DraftDesk(Workspace *workspace, NoticeBar *notices)
    : QObject(workspace)
    , m_workspace(workspace)
    , m_notices(notices)
    , m_keeper(workspace->page()->editing().draft())
{
    connect(&m_keeper, &DraftKeeper::offeredChanged, this, &DraftDesk::offer);
    connect(&m_keeper, &DraftKeeper::problem, this,
            [this](const QString &text) { m_notices->show(NoticeBar::Topic::Files, Tone::Warning, text); });
    connect(notices, &NoticeBar::actionTriggered, this, [this](NoticeBar::Topic topic) {
        if (topic == NoticeBar::Topic::Drafts)
            openDialog();
    });
    connect(workspace, &Workspace::cohortShown, this, &DraftDesk::takeUp);
}

void DraftDesk::setPlace(const QString &folder, CohortCatalogue *catalogue)
{
    m_catalogue = catalogue;
    m_wanted.reset();
    m_keeper.setFolder(folder);
}

void DraftDesk::offer()
{
    const auto count = static_cast<int>(m_keeper.offered().size());
    if (count == 0)
        return m_notices->clear(NoticeBar::Topic::Drafts);
    const QString words =
        count == 1 ? tr("Edits of \"%1\" were not saved when the program last ended.")
                         .arg(oneLine(m_keeper.offered().front().name, 60))
                   : tr("Edits of %1 cohorts were not saved when the program last ended.").arg(localNumber(count));
    m_notices->show(NoticeBar::Topic::Drafts, Tone::Warning, words, tr("&Show them..."));
}

void DraftDesk::openDialog()
{
    auto *dialog = new DraftsDialog(
        m_keeper, [this](CohortId id) { return m_catalogue ? m_catalogue->find(id) : nullptr; }, m_workspace);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &DraftsDialog::openWanted, this, &DraftDesk::open);
    dialog->open();
}

void DraftDesk::open(const SavedDraft &draft)
{
    m_wanted = draft;
    m_workspace->list()->searchEdit()->clear();
    m_workspace->list()->quickFilters()->setFilter(QuickFilter::All);
    m_workspace->list()->open(draft.cohort);
    takeUp();
}

void DraftDesk::takeUp()
{
    CohortPage *page = m_workspace->page();
    if (!m_wanted || !page->cohort() || page->cohort()->cohort.id != m_wanted->cohort)
        return;
    if (page->editing().draft().isModified()) {
        emit done(tr("Save or discard the open edits first; the older ones stay."));
    } else {
        m_keeper.restore(*m_wanted);
        emit done(tr("The edits are back. Nothing is sent before you save."));
    }
    m_wanted.reset();
}

} // namespace desk
