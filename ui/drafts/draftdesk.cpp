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
    , m_setups(workspace, this)
{
    connect(&m_keeper, &DraftKeeper::offeredChanged, this, &DraftDesk::offer);
    connect(&m_keeper, &DraftKeeper::problem, this, &DraftDesk::warn);
    connect(&m_setups, &SetupDesk::problem, this, &DraftDesk::warn);
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
    m_setups.setFolder(folder);
    m_keeper.setFolder(folder);
}

void DraftDesk::warn(const QString &text)
{
    m_notices->show(NoticeBar::Topic::Files, Tone::Warning, text);
}

void DraftDesk::offer()
{
    if (m_keeper.offered().empty())
        m_notices->clear(NoticeBar::Topic::Drafts);
    else
        m_notices->show(NoticeBar::Topic::Drafts, Tone::Warning, offerWords(), tr("&Show them..."));
}

QString DraftDesk::offerWords() const
{
    const std::vector<SavedDraft> &offered = m_keeper.offered();
    const QString name = oneLine(offered.front().name, 60);
    if (offered.size() > 1)
        return tr("%1 pieces of work were not finished when the program last ended.")
            .arg(localNumber(static_cast<qint64>(offered.size())));
    switch (offered.front().kind) {
    case SavedDraft::Kind::Export:
        return tr("An export of \"%1\" was not started when the program last ended.").arg(name);
    case SavedDraft::Kind::List:
        return tr("A list of people for \"%1\" was not confirmed when the program last ended.").arg(name);
    case SavedDraft::Kind::Edits:
        break;
    }
    return tr("Edits of \"%1\" were not saved when the program last ended.").arg(name);
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
    if (draft.kind != SavedDraft::Kind::Edits)
        return openSetup(draft);
    m_wanted = draft;
    m_workspace->list()->searchEdit()->clear();
    m_workspace->list()->quickFilters()->setFilter(QuickFilter::All);
    m_workspace->list()->open(draft.cohort);
    takeUp();
}

void DraftDesk::openSetup(const SavedDraft &draft)
{
    if (m_setups.open(draft))
        m_keeper.withdraw(draft);
    else
        emit done(tr("This cannot be opened any more: the cohort is gone, or what was kept is damaged."));
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
