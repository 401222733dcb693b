// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/codec/personrows.h"
#include "models/jobs/backoff.h"
#include "models/jobs/listreader.h"
#include "models/jobs/pagefetcher.h"
#include "models/membership/personkey.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <vector>

namespace desk {

//! Reads who is in a cohort, every page, also while the list changes and while the server is away for a while. Owned
//! by its user; GUI thread.
class MemberReader final : public QObject
{
    Q_OBJECT
public:
    MemberReader(FetchPersonPage fetch, Backoff backoff, QObject *parent);

    void start(CohortId cohort);
    void stop();

signals:
    void progress(qint64 members);
    //! In order, none twice.
    void finished(const std::vector<desk::PersonKey> &members);
    void failed(const desk::Error &error);
    //! Words why it waits; empty: it goes on.
    void waiting(const QString &why);

private:
    void askFrom(qint64 offset);
    void take(const PersonQuery &query, const QByteArray &body);
    void keep(size_t firstNew);
    void stall(const Error &error);
    void giveUp();
    void finish();

    PageFetcher m_fetcher;
    Backoff m_backoff;
    QTimer m_retry;
    QElapsedTimer m_stalledSince;
    int m_tried = 0;
    bool m_mustAskAnew = false;
    PersonRows m_rows;
    ListReader m_reader;
    CohortId m_cohort;
    std::vector<PersonKey> m_members;
};

} // namespace desk
