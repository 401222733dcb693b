// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jobs/backoff.h"
#include "models/jobs/job.h"
#include "models/membership/memberreader.h"
#include "models/membership/memberserver.h"
#include "models/membership/runjournal.h"

#include <QElapsedTimer>
#include <QTimer>

namespace desk {

//! Adds and removes people of a static cohort as a confirmed plan says: adds in blocks of 1000, removals one by one
//! (contract 5). All of it can be sent twice, so it goes on after breaks and restarts where the journal says. At the
//! end the members are counted again; where that is not as planned, the members are read and the difference explained.
//! Errors: those of the server functions. Owned by who started it; GUI thread.
class MembershipJob final : public Job
{
    Q_OBJECT
public:
    static constexpr size_t MostAtOnce = 1000;

    //! The journal's begin() was called for `run`, or its id is empty and nothing is kept.
    MembershipJob(MembershipRun run, MemberServer server, RunJournal journal, Backoff backoff = {},
                  QObject *parent = nullptr);

    const MembershipRun &run() const { return m_run; }
    //! People whom the server did not take, in order; complete when the job is over.
    const std::vector<PersonKey> &failed() const { return m_failed; }
    //! The count after the run, when it could be read.
    std::optional<qint64> countAfter() const { return m_countAfter; }
    //! The members were counted, or read, and are as the plan wanted them; else outcome() explains.
    bool isAsPlanned() const { return m_explanation.isEmpty() && m_failed.empty(); }
    QString outcome() const override;
    JobUnit unit() const override { return JobUnit::People; }
    bool canUndo() const override;
    //! What takes back what was done so far.
    MembershipRun undo() const;

    void start() override;
    void pause() override;
    void resume() override;
    //! Ends after the answer to what is under way, so that undo() knows all that was done.
    void cancel() override;

private:
    using After = void (MembershipJob::*)();

    void look();
    void begin(const Cohort &cohort);
    void next();
    void addBlock();
    void removeOne();
    void answered(const Result<Done> &result, qint64 people);
    bool isGone(const Error &error) const;
    void took(qint64 people, bool areGone);
    void trouble(const Error &error, After again);
    void waitForPopulation(const Error &error);
    void stall(const QString &why, Backoff::Ms wait, After again);
    void fail(const Error &error);
    void save(bool now);
    void verify();
    void verified(const Cohort &cohort);
    void compare(const std::vector<PersonKey> &members);
    void finish();
    void endCancelled();
    qint64 expectedCount() const;
    std::vector<PersonId> idsFrom(const std::vector<PersonKey> &keys, qint64 from, size_t most) const;

    MembershipRun m_run;
    MemberServer m_server;
    RunJournal m_journal;
    Backoff m_backoff;
    MemberReader m_members;
    Pending m_pending;
    bool m_isAsking = false;
    bool m_isCancelling = false;
    QTimer m_retry;
    After m_again = nullptr;
    QElapsedTimer m_stalledSince;
    int m_tried = 0;
    QElapsedTimer m_savedAt;
    std::vector<PersonKey> m_failed;
    std::optional<qint64> m_countAfter;
    QString m_explanation;
};

} // namespace desk
