// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/drafts/draftkeeper.h"
#include "ui/mainwindow/noticebar.h"

#include <QPointer>

#include <optional>

namespace desk {

class CohortCatalogue;
class Workspace;

//! Keeps the edits of the workspace on disk, and offers at the top of the window what the last run left. Owned by the
//! window; GUI thread.
class DraftDesk final : public QObject
{
    Q_OBJECT
public:
    DraftDesk(Workspace *workspace, NoticeBar *notices);

    //! Another connection: where its edits are (empty: not kept), and what its server has (null: not known).
    void setPlace(const QString &folder, CohortCatalogue *catalogue);
    DraftKeeper &keeper() { return m_keeper; }

signals:
    //! Words for the status bar.
    void done(const QString &text);

private:
    void offer();
    void openDialog();
    void open(const SavedDraft &draft);
    void takeUp();

    Workspace *m_workspace;
    NoticeBar *m_notices;
    DraftKeeper m_keeper;
    QPointer<CohortCatalogue> m_catalogue;
    std::optional<SavedDraft> m_wanted; //!< to be put into its cohort as soon as that is open
};

} // namespace desk
