// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jobs/backoff.h"
#include "models/jobs/job.h"
#include "models/membership/memberserver.h"

#include <QElapsedTimer>
#include <QTimer>

namespace desk {

//! Hands a list to the server's own CSV import (contract 4), waits until it is read, and says what the server made of
//! it. Sent exactly once; it only adds, or makes a new cohort. Owned by who started it; GUI thread.
class UploadJob final : public Job
{
    Q_OBJECT
public:
    //! The CSV of `upload` is one of uploadOf(), with `values` ids.
    UploadJob(QString title, ListUpload upload, qint64 values, MemberServer server, Backoff backoff = {},
              QObject *parent = nullptr);

    QString outcome() const override { return isOver() ? m_outcome : QString(); }
    void start() override;
    bool canPause() const override { return false; }
    //! Stops waiting; the server goes on.
    void cancel() override;

signals:
    //! A new cohort, still empty.
    void created(const desk::Cohort &cohort);

private:
    void send();
    void poll();
    void take(const Result<Cohort> &cohort);
    void finish(const Cohort &cohort);

    ListUpload m_upload;
    qint64 m_values;
    MemberServer m_server;
    Backoff m_backoff;
    Pending m_pending;
    QTimer m_wait;
    QElapsedTimer m_since;
    int m_asked = 0;
    std::optional<qint64> m_before;
    QString m_outcome;
};

} // namespace desk
