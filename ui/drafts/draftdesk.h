// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/drafts/draftkeeper.h"
#include "ui/drafts/setupdesk.h"
#include "ui/mainwindow/noticebar.h"

#include <QPointer>

#include <optional>

namespace desk {

class CohortCatalogue;
class Workspace;

//! Keeps the unfinished work of the workspace on disk, and offers at the top of the window what the last run left.
//! Owned by the window; GUI thread.
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
    QString offerWords() const;
    void openDialog();
    void open(const SavedDraft &draft);
    void openSetup(const SavedDraft &draft);
    void warn(const QString &text);
    void takeUp();

    Workspace *m_workspace;
    NoticeBar *m_notices;
    DraftKeeper m_keeper;
    SetupDesk m_setups;
    QPointer<CohortCatalogue> m_catalogue;
    std::optional<SavedDraft> m_wanted; //!< to be put into its cohort as soon as that is open
};

} // namespace desk
