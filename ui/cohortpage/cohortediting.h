// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/pending.h"
#include "models/criteria/sentence.h"
#include "models/domain/page.h"
#include "models/filter/cohortdraft.h"
#include "ui/cohortpage/lostupdate.h"

#include <QObject>
#include <QPointer>

class QAction;

namespace desk {

//! Saving and discarding of the open cohort's edits, and the one question before they would be lost. Owned by the
//! cohort page; GUI thread. How a save is sent is given from outside.
class CohortEditing final : public QObject
{
    Q_OBJECT
public:
    struct Change
    {
        CohortId cohort;
        QByteArray body; //!< PATCH
    };
    using Send = Fetch<Change, Cohort>;
    using Read = Fetch<CohortId, Cohort>;
    using Log = Fetch<CohortId, Page<ActivityEntry>>; //!< the newest entries

    explicit CohortEditing(QWidget *page);

    CohortDraft &draft() { return m_draft; }
    //! All empty: not connected. Before a save the cohort is read again, so that nothing is overwritten unseen; after
    //! it the log tells what got in between.
    void setServer(Send send, Read read, Log log);
    //! What cohorts and actions are called, for the window that shows two versions.
    void setNames(const CriteriaNames &names) { m_names = names; }
    //! Why nothing can be saved (a read-only connection, a missing scope); empty: it can.
    void setWhyNot(const QString &reason);
    //! Problems of the criteria that the server would refuse, drop or fail on. Saving then asks once more.
    void setProblems(int errors);
    bool isSaving() const { return m_saving; }
    QAction *saveAction() const { return m_save; }
    QAction *discardAction() const { return m_discard; }

    void save();
    //! Despite the problems.
    void saveAnyway();
    //! The open cohort is gone from the server. True when that is news; then deletedMeanwhile() was told.
    bool noteDeletion();
    //! After deletedMeanwhile(): brings the cohort back with the changes.
    void saveAndRestore();
    //! After overwrote(): what was replaced beside what is here, to choose from.
    void showBoth(const LostUpdate &lost);
    void discard();
    //! Calls `go` when nothing would be lost: at once, or after the person chose to save or to discard. `stayed` else.
    void leave(std::function<void()> go, std::function<void()> stayed = {});

signals:
    //! The last moment to say what is wrong with the draft: setProblems() is heard until this returns.
    void aboutToSave();
    //! The server took it.
    void saved(const desk::Cohort &cohort);
    void failed(const desk::Error &error);
    //! The criteria have problems and nobody said "anyway" yet.
    void doubtful(int errors);
    void stateChanged();
    //! A save has replaced what somebody saved at the same moment.
    void overwrote(const desk::LostUpdate &lost);
    //! Somebody deleted the cohort; the changes are still here.
    void deletedMeanwhile();

private:
    void send();
    void compare(Result<Cohort> now);
    void merge(const Cohort &now);
    void lookBack(const Cohort &saved);
    void sendPatch(const QByteArray &body);
    void giveUp();
    void take(Result<Cohort> result);
    void update();
    void ask();

    QPointer<QWidget> m_page; //!< the owner; the question's window stands over it
    CohortDraft m_draft;
    Send m_sender;
    Read m_reader;
    Log m_log;
    CriteriaNames m_names;
    Pending m_pending;
    Pending m_lookBack;
    std::optional<DraftVersion> m_known; //!< what the running save is made upon
    QString m_whyNot;
    CohortId m_deleted; //!< told as deleted
    int m_errors = 0;
    bool m_saving = false;
    bool m_asking = false;
    std::function<void()> m_go, m_stayed;
    QAction *m_save;
    QAction *m_discard;
};

} // namespace desk
