// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profile/draftstore.h"

#include <QDialog>
#include <QPointer>
#include <QTimer>

#include <functional>

namespace desk {

//! Keeps what a person has set up in one window on disk while it is open, so that a crash loses a second of it at most.
//! Closing the window, whatever its answer, takes the file away. Owned by the window; GUI thread.
class SetupKeeper final : public QObject
{
    Q_OBJECT
public:
    //! What the window is set up to do now, as JSON.
    using Read = std::function<QByteArray()>;

    //! `head` says of what kind and of which cohort; with a file it goes on there, else a set-up that was never
    //! changed is not kept.
    SetupKeeper(DraftStore store, SavedDraft head, Read read, QDialog *window);

    //! Something in the window changed.
    void note();
    //! The connection goes: what waits is written, and stays for the next start.
    void leave();

signals:
    //! Words about what cannot be kept.
    void problem(const QString &text);

private:
    void write();
    void forget();

    DraftStore m_store;
    SavedDraft m_draft;
    Read m_read;
    QByteArray m_initial;
    QTimer m_timer;
    bool m_isLeft = false;
    bool m_isTold = false;
};

} // namespace desk
