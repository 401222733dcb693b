// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jobs/backoff.h"
#include "models/jobs/exportplan.h"
#include "models/jobs/exportworker.h"
#include "models/jobs/job.h"
#include "models/jobs/pagefetcher.h"

#include <QThread>

#include <atomic>
#include <memory>

namespace desk {

//! Writes the people of cohorts to a file, page by page. Pages are fetched in the GUI thread, some ahead; one thread of
//! its own decodes and writes. While the server is away it waits and goes on at the same place. The file appears only
//! when it is whole; a cancel leaves none. Errors: those of the fetch function, and File.
class ExportJob final : public Job
{
    Q_OBJECT
public:
    ExportJob(ExportPlan plan, FetchPersonPage fetch, Backoff backoff = {}, QObject *parent = nullptr);
    ~ExportJob() override;

    const ExportPlan &plan() const { return m_plan; }
    //! Elements of the server's lists that were no persons and are not in the file.
    qint64 unreadable() const { return m_last.unreadable; }

    void start() override;
    void pause() override;
    void resume() override;
    void cancel() override;

private:
    void startThread();
    template<class Call>
    void tellWorker(Call call);
    void beginSource(size_t index);
    void opened(const std::optional<Error> &error);
    void arrived(const PersonQuery &query, const QByteArray &body);
    void taken(const ExportVerdict &verdict);
    void goOn(const ExportVerdict &verdict);
    void sourceDone();
    void finished(const std::optional<Error> &error);
    void stall(const Error &error);
    void tryAgain();
    void fail(const Error &error);
    void cleanUp();
    void discarded();
    void askFrom(qint64 offset, qint64 limit, qint64 stride);
    Error describeGivingUp(const Error &error) const;

    ExportPlan m_plan;
    Backoff m_backoff;
    PageFetcher m_fetcher;
    QThread m_thread;
    std::shared_ptr<std::atomic_bool> m_cancelled = std::make_shared<std::atomic_bool>(false);
    ExportWorker *m_worker = nullptr; //!< lives in m_thread, which deletes it when it ends
    size_t m_source = 0;
    int m_round = 0;
    ExportVerdict m_last;
    ExportVerdict m_before; //!< the last one of the source before
    QTimer m_retry;
    QElapsedTimer m_stalledSince;
    int m_tried = 0;
    bool m_mustAskAnew = false; //!< after the wait: not the failed pages but all from m_last on
    std::optional<Error>
        m_failure; //!< why m_cancelled is set, when nobody cancelled; told when the worker has cleaned up
};

} // namespace desk
