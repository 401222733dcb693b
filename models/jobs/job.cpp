// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/job.h"

namespace desk {

namespace {
constexpr std::chrono::milliseconds PublishEvery{100};
}

Job::Job(QString title, QObject *parent)
    : QObject(parent)
    , m_title(std::move(title))
{
    m_publish.setSingleShot(true);
    m_publish.setInterval(PublishEvery);
    connect(&m_publish, &QTimer::timeout, this, &Job::publish);
    m_clock.start();
}

bool Job::isOver() const
{
    return m_state == JobState::Done || m_state == JobState::Failed || m_state == JobState::Cancelled;
}

void Job::setState(JobState state)
{
    if (state == m_state || isOver())
        return;
    // What was done before a break says nothing about the pace after it.
    if (state == JobState::Running)
        m_rate.restart(m_clock.elapsed(), m_progress.done);
    m_state = state;
    emit stateChanged(state);
}

void Job::setNote(const QString &note)
{
    if (note == m_note)
        return;
    m_note = note;
    emit noteChanged();
}

void Job::setDone(qint64 done)
{
    m_progress.done = done;
    if (!m_publish.isActive())
        m_publish.start();
}

void Job::beginPart(std::optional<qint64> total, qint64 done)
{
    setTotal(total);
    m_rate.restart(m_clock.elapsed(), done);
    setDone(done);
}

void Job::publish()
{
    m_rate.add(m_clock.elapsed(), m_progress.done);
    m_progress.perSecond = m_rate.perSecond();
    m_progress.left = m_progress.total ? m_rate.timeFor(*m_progress.total - m_progress.done) : std::nullopt;
    emit progressChanged();
}

void Job::end(JobState state, std::optional<Error> error)
{
    if (isOver())
        return;
    m_publish.stop();
    publish();
    m_error = std::move(error);
    setState(state);
    setNote({}); // after the state: an empty note alone would say that all goes well again
    emit over();
}

} // namespace desk
