// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "models/jobs/ratemeter.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <optional>
#include <vector>

namespace desk {

enum class JobState {
    Ready,     //!< not started
    Running,   //!< at work
    Paused,    //!< a person stopped it for a while
    Stalled,   //!< the server is away; goes on by itself
    Finishing, //!< the last step, too short to stop
    Done,
    Failed,
    Cancelled
};

//! What a job counts.
enum class JobUnit { Rows, People };

//! How far a job is.
struct JobProgress
{
    qint64 done = 0;
    std::optional<qint64> total;
    double perSecond = 0;
    std::optional<std::chrono::seconds> left;
    bool operator==(const JobProgress &) const = default;
};

//! What became of one thing that a job works on, such as one cohort of an export.
struct JobItem
{
    QString name;
    qint64 done = 0;
    qint64 refused = 0; //!< not done, for a reason that `text` tells
    QString text = {};
    bool operator==(const JobItem &) const = default;
};

//! Long work that goes on beside everything else. Owned by who started it; lives in the GUI thread and never blocks it.
class Job : public QObject
{
    Q_OBJECT
public:
    explicit Job(QString title, QObject *parent = nullptr);

    const QString &title() const { return m_title; }
    JobState state() const { return m_state; }
    bool isOver() const;
    const JobProgress &progress() const { return m_progress; }
    //! Plain words beside the progress: why it waits, what it does. Empty while all goes well.
    const QString &note() const { return m_note; }
    //! Why it failed; only then.
    const std::optional<Error> &error() const { return m_error; }
    const std::vector<JobItem> &items() const { return m_items; }
    //! What came of it, in words of its own, once it is over; empty: what the progress says is enough.
    virtual QString outcome() const { return {}; }
    virtual JobUnit unit() const { return JobUnit::Rows; }
    //! It can be taken back, by a job that its owner knows how to make.
    virtual bool canUndo() const { return false; }

    virtual void start() = 0;
    //! False: it is one request, which cannot be held; nobody is offered to pause it, and both calls do nothing.
    virtual bool canPause() const { return true; }
    virtual void pause() {}
    virtual void resume() {}
    //! Ends as Cancelled and leaves nothing half done behind.
    virtual void cancel() = 0;

signals:
    void stateChanged(desk::JobState state);
    //! At most ten times a second.
    void progressChanged();
    void noteChanged();
    //! Once, after the last stateChanged().
    void over();

protected:
    void setState(JobState state);
    void setNote(const QString &note);
    void setDone(qint64 done);
    void setTotal(std::optional<qint64> total) { m_progress.total = total; }
    //! Another part of the work, counted anew.
    void beginPart(std::optional<qint64> total, qint64 done = 0);
    void addItem(JobItem item) { m_items.push_back(std::move(item)); }
    //! Ends the job, once: later calls change nothing.
    void end(JobState state, std::optional<Error> error = {});

private:
    void publish();

    QString m_title;
    JobState m_state = JobState::Ready;
    JobProgress m_progress;
    QString m_note;
    std::optional<Error> m_error;
    std::vector<JobItem> m_items;
    QElapsedTimer m_clock;
    RateMeter m_rate;
    QTimer m_publish;
};

} // namespace desk
