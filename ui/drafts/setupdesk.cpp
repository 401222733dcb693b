// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/setupdesk.h"

#include "ui/export/exportdialog.h"
#include "ui/mainwindow/workspace.h"
#include "ui/membership/addpeopledialog.h"
#include "ui/membership/peoplelists.h"

#include <utility>

namespace desk {

SetupDesk::SetupDesk(Workspace *workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
{
    connect(workspace, &Workspace::exportOpened, this, &SetupDesk::keepExport);
    connect(workspace->lists(), &PeopleLists::opened, this, &SetupDesk::keepList);
}

void SetupDesk::setFolder(const QString &folder)
{
    for (const auto &keeper : std::exchange(m_keepers, {})) {
        if (keeper)
            keeper->leave();
    }
    m_store.reset();
    if (!folder.isEmpty())
        m_store.emplace(folder);
}

SetupKeeper *SetupDesk::keep(QDialog *dialog, const Head &about, SetupKeeper::Read read)
{
    SavedDraft head = std::exchange(m_resumed, {}).value_or(SavedDraft());
    head.kind = about.kind;
    head.cohort = about.cohort;
    head.name = about.name;
    head.description = about.description;
    auto *keeper = new SetupKeeper(*m_store, head, std::move(read), dialog);
    connect(keeper, &SetupKeeper::problem, this, &SetupDesk::problem);
    std::erase_if(m_keepers, [](const auto &each) { return !each; });
    m_keepers.emplace_back(keeper);
    return keeper;
}

void SetupDesk::keepExport(ExportDialog *dialog)
{
    if (!m_store)
        return;
    const Cohort &first = dialog->wish().cohorts.front()->cohort;
    SetupKeeper *keeper = keep(dialog, {SavedDraft::Kind::Export, first.id, first.name, {}},
                               [dialog] { return encodeSetup(dialog->setup()); });
    connect(dialog, &ExportDialog::setupChanged, keeper, &SetupKeeper::note);
}

void SetupDesk::keepList(AddPeopleDialog *dialog)
{
    if (!m_store)
        return;
    const AddPeopleWish &wish = dialog->wish();
    SetupKeeper *keeper = keep(dialog, {SavedDraft::Kind::List, wish.cohort, wish.name, wish.description},
                               [dialog] { return encodeSetup(dialog->setup()); });
    connect(dialog, &AddPeopleDialog::setupChanged, keeper, &SetupKeeper::note);
}

bool SetupDesk::open(const SavedDraft &draft)
{
    m_resumed = draft;
    const bool isOpen = draft.kind == SavedDraft::Kind::Export ? openExport(draft) : openList(draft);
    m_resumed.reset();
    return isOpen;
}

bool SetupDesk::openExport(const SavedDraft &draft)
{
    const auto setup = exportSetupFrom(draft.setup);
    return setup && m_workspace->openExport(*setup);
}

bool SetupDesk::openList(const SavedDraft &draft)
{
    const auto setup = listSetupFrom(draft.setup);
    if (!setup)
        return false;
    AddPeopleDialog *dialog = m_workspace->lists()->openAgain(draft.cohort, draft.name, draft.description);
    if (dialog)
        dialog->takeSetup(*setup);
    return dialog;
}

} // namespace desk
