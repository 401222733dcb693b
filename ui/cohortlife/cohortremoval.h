// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/cataloguerow.h"
#include "models/catalogue/patchseries.h"
#include "models/domain/definitions.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace desk {

class CohortEditing;
class Notice;
class Session;

//! Deletes cohorts after a look at what uses them, offers to undo it, and restores them. Nothing is ever sent as DELETE
//! (contract 3.6, 3.7). Owned by the workspace.
class CohortRemoval final : public QObject
{
    Q_OBJECT
public:
    //! All three outlive it; `window` is what the dialog stands over.
    CohortRemoval(CohortEditing &editing, Notice &notice, QWidget *window);

    //! Null: not connected.
    void setSession(Session *session);
    void askToDelete(const std::vector<CatalogueRowPtr> &rows);
    void restore(const std::vector<CatalogueRowPtr> &rows);

signals:
    void done(const QString &text);
    void openWanted(desk::CohortId id);

private:
    Fetch<CohortId, UsedIn> usesFetch() const;
    bool isEdited(const std::vector<CatalogueRowPtr> &rows) const;
    void remove(const std::vector<CatalogueRowPtr> &rows);
    void removed(const PatchSeries &series);
    void restoreInOrder(const std::vector<CohortId> &ids);
    void restored(const PatchSeries &series);
    void start(std::vector<CohortPatch> patches, void (CohortRemoval::*over)(const PatchSeries &));
    void take(const Cohort &cohort);
    void tellRefusals(const QString &what, const PatchSeries &series);

    CohortEditing &m_editing;
    Notice &m_notice;
    QWidget *m_window;
    QPointer<Session> m_session;
    QHash<CohortId, QString> m_names; //!< of those that were ever asked about
};

} // namespace desk
