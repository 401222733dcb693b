// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/membership/newlistjob.h"

namespace desk {

NewListJob::NewListJob(QString title, QByteArray body, qint64 people, Fetch<QByteArray, Cohort> create, QObject *parent)
    : Job(std::move(title), parent)
    , m_body(std::move(body))
    , m_people(people)
    , m_create(std::move(create))
{}

void NewListJob::start()
{
    setTotal(m_people);
    setState(JobState::Running);
    m_pending = m_create(m_body, this, [this](const Result<Cohort> &cohort) {
        m_body.clear();
        if (!cohort)
            return end(JobState::Failed, cohort.error());
        setDone(m_people);
        m_outcome = tr("%Ln people went with the new cohort", nullptr, static_cast<int>(m_people));
        emit created(*cohort);
        end(JobState::Done);
    });
}

void NewListJob::cancel()
{
    m_pending.drop();
    m_outcome = tr("Not waited for: the server may still make the cohort");
    end(JobState::Cancelled);
}

} // namespace desk
