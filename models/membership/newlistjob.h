// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/pending.h"
#include "models/domain/cohort.h"
#include "models/jobs/job.h"

namespace desk {

//! Makes a static cohort of a list: one request with its first people (contract 3.2), as a job so that a failure has a
//! place, its raw text and a way to try again. Who else is on the list is added by the run that follows. Owned by who
//! started it; GUI thread.
class NewListJob final : public Job
{
    Q_OBJECT
public:
    //! `create` sends `body` once, and looks the cohort up when the answer is lost. `people` are in the body.
    NewListJob(QString title, QByteArray body, qint64 people, Fetch<QByteArray, Cohort> create,
               QObject *parent = nullptr);

    JobUnit unit() const override { return JobUnit::People; }
    QString outcome() const override { return m_outcome; }
    void start() override;
    bool canPause() const override { return false; }
    //! Stops waiting; the server may still make the cohort.
    void cancel() override;

signals:
    void created(const desk::Cohort &cohort);

private:
    QByteArray m_body;
    qint64 m_people;
    Fetch<QByteArray, Cohort> m_create;
    Pending m_pending;
    QString m_outcome;
};

} // namespace desk
