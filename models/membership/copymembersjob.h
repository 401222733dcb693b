// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jobs/job.h"
#include "models/membership/memberreader.h"
#include "models/membership/memberserver.h"

#include <memory>

namespace desk {

//! What a copy needs of a server.
struct CopyServer
{
    FetchPersonPage page;
    Fetch<QByteArray, Cohort> create; //!< must never make two: a lost answer is found out by who gives this
    Fetch<MemberChange, Done> add;
    Fetch<CohortId, Cohort> cohort;
    Fetch<CohortId, Cohort> discard; //!< deletes a copy that is not wanted any more
};

//! One copy and how far it is, so that a copy which failed can go on instead of beginning anew.
struct CopyProgress
{
    CohortId source;
    QString name;    //!< of the copy
    QByteArray body; //!< that makes the empty copy (contract 3.2 B4)
    std::vector<PersonKey> members = {};
    bool isRead = false;
    CohortId copy = {};
    size_t added = 0;
};

//! Copies the members that a cohort has now into a new static cohort: reads all of them, makes the empty copy, fills it
//! in blocks of 1000. A block that was added twice adds nobody twice (contract 5.1). A cancelled copy is deleted.
class CopyMembersJob final : public Job
{
    Q_OBJECT
public:
    //! `progress` is shared with the job that goes on after a failure.
    CopyMembersJob(std::shared_ptr<CopyProgress> progress, CopyServer server, Backoff backoff = {},
                   QObject *parent = nullptr);

    QString outcome() const override { return m_outcome; }
    JobUnit unit() const override { return JobUnit::People; }
    void start() override;
    void pause() override;
    void resume() override;
    void cancel() override;

signals:
    //! The copy as the server told it: empty at first, then filled.
    void copied(const desk::Cohort &copy);

private:
    void goOn();
    void read();
    void create();
    void addBlock();
    void blockAdded(size_t end, Result<Done> result);
    void compare();
    void giveUpCopy();
    void tellEnd(const Result<Cohort> &copy);
    void stall(const Error &error);
    void fail(const Error &error);
    void beginAdding();
    void waitFor(const Error &error, const QString &why);

    std::shared_ptr<CopyProgress> m_copy;
    CopyServer m_server;
    Backoff m_backoff;
    MemberReader m_reader;
    Pending m_pending;
    QTimer m_retry;
    QElapsedTimer m_stalledSince;
    int m_tried = 0;
    bool m_isWaiting = false;  //!< an answer is under way
    bool m_isAdding = false;   //!< the progress counts those that were added
    bool m_isUnwanted = false; //!< cancelled while the copy was being made: what comes is deleted
    QString m_outcome;
};

} // namespace desk
