// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

#include <memory>

class QLocalSocket;

namespace desk {

//! What a later start hands to the program that runs already.
struct StartWish
{
    QString connection; //!< name of a kept connection; empty: none
    QString link;       //!< cohort-desk://...; empty: none
    bool operator==(const StartWish &) const = default;
};

//! Sees to it that one program at a time works on a set of files. The first one listens; a later one hands its wish
//! over and ends. Only the same user reaches it. Owned by the composition root; GUI thread.
class SingleInstance final : public QObject
{
    Q_OBJECT
public:
    //! `lockFile` beside the files that are shared, `name` unique to them.
    SingleInstance(const QString &lockFile, const QString &name, QObject *parent = nullptr);

    //! False: another one runs.
    bool becomeFirst();
    //! To the one that runs: handedOver() or failed() follows, soon.
    void handOver(const StartWish &wish);

signals:
    void wished(const desk::StartWish &wish);
    void handedOver();
    //! The other one does not answer.
    void failed();

private:
    void listen();
    void take(QLocalSocket *peer);
    void giveUp();

    QLockFile m_lock;
    QString m_name;
    QLocalServer m_server;
    QLocalSocket *m_out = nullptr;
};

} // namespace desk
