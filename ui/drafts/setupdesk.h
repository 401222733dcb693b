// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/drafts/setupkeeper.h"

#include <optional>
#include <vector>

namespace desk {

class AddPeopleDialog;
class ExportDialog;
class Workspace;

//! Keeps what the windows "Export people" and "Add people" are set up to do, and sets them up again after a crash.
//! Owned by the draft desk; GUI thread.
class SetupDesk final : public QObject
{
    Q_OBJECT
public:
    SetupDesk(Workspace *workspace, QObject *parent);

    //! Another connection: the windows of the one before are left as they are on disk. Empty: nothing is kept.
    void setFolder(const QString &folder);
    //! Opens the window of an earlier run, which goes on under the same file. False when that is not possible any more.
    bool open(const SavedDraft &draft);

signals:
    void problem(const QString &text);

private:
    void keepExport(ExportDialog *dialog);
    void keepList(AddPeopleDialog *dialog);
    //! What a window is about.
    struct Head
    {
        SavedDraft::Kind kind;
        CohortId cohort;
        QString name, description;
    };
    SetupKeeper *keep(QDialog *dialog, const Head &about, SetupKeeper::Read read);
    bool openExport(const SavedDraft &draft);
    bool openList(const SavedDraft &draft);

    Workspace *m_workspace;
    std::optional<DraftStore> m_store;
    std::optional<SavedDraft> m_resumed; //!< what the window that opens now goes on with
    std::vector<QPointer<SetupKeeper>> m_keepers;
};

} // namespace desk
