// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/filter/cohortdraft.h"
#include "models/profile/draftstore.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace desk {

//! Writes the edits of the open cohort to disk while they are made, so that a crash or a power cut loses a second of
//! them at most, and takes them away when they are saved or discarded. What the last run left is offered(), and never
//! overwritten. Owned by the window; GUI thread.
class DraftKeeper final : public QObject
{
    Q_OBJECT
public:
    //! `draft` must outlive the keeper.
    explicit DraftKeeper(CohortDraft &draft, QObject *parent = nullptr);
    ~DraftKeeper() override;

    //! How long an edit may lie in memory only.
    void setDelay(std::chrono::milliseconds delay) { m_timer.setInterval(delay); }
    //! Where the edits of this connection are; empty: they are not kept.
    void setFolder(const QString &folder);
    //! What waits is written now.
    void flush();

    //! What earlier runs left, newest first.
    const std::vector<SavedDraft> &offered() const { return m_offered; }
    //! Puts the edits into the open cohort, which must be the draft's. They go on being kept under the same file.
    void restore(SavedDraft saved);
    //! These are not wanted any more.
    void dismiss(SavedDraft saved);
    //! Somebody else took it up, file and all.
    void withdraw(const SavedDraft &saved);

signals:
    void offeredChanged();
    //! Words about edits that cannot be kept or read.
    void problem(const QString &text);

private:
    void note();
    void forgetCurrent();
    SavedDraft current() const;
    void read();

    CohortDraft &m_draft;
    std::optional<DraftStore> m_store;
    QTimer m_timer;
    CohortId m_cohort; //!< whose edits are on disk or will be
    QString m_file;    //!< where they are; empty: not written yet
    std::vector<SavedDraft> m_offered;
    bool m_isWaiting = false; //!< for the timer, to be written
    bool m_isTold = false;    //!< that nothing can be written
};

} // namespace desk
