// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/pending.h"
#include "models/domain/person.h"
#include "models/jobs/backoff.h"
#include "models/jobs/exportplan.h"
#include "models/jobs/exporttarget.h"
#include "models/jobs/job.h"

#include <QThread>

#include <atomic>
#include <memory>

namespace desk {

//! Counts the records of a CSV that arrives in pieces. A value.
class CsvRecordCounter final
{
public:
    void add(QByteArrayView piece);
    //! Records with the header; a last one without line end counts.
    qint64 records() const { return m_ended + (m_isInRecord ? 1 : 0); }

private:
    qint64 m_ended = 0;
    bool m_isQuoted = false;
    bool m_isInRecord = false;
};

//! Writes the pieces of a download in its own thread. Owned by the job; called through its event loop only.
class DownloadWriter final : public QObject
{
    Q_OBJECT
public:
    DownloadWriter(const QString &path, std::shared_ptr<std::atomic_bool> cancelled);

    void open();
    void take(const QByteArray &piece);
    void finish();
    void discard();

signals:
    void opened(const std::optional<desk::Error> &error);
    void took(qint64 people);
    void failed(const desk::Error &error);
    void finished(const std::optional<desk::Error> &error);
    void discarded();

private:
    std::shared_ptr<std::atomic_bool> m_cancelled;
    ExportTarget m_target;
    CsvRecordCounter m_counter;
};

//! Saves the server's own CSV of one cohort (contract 6), as it comes. After a break it begins anew, unless the bytes
//! went to a pipe. One piece is on its way at a time, whatever the size of the whole. Errors: those of the stream
//! function, and File.
class CsvDownloadJob final : public Job
{
    Q_OBJECT
public:
    using Next = std::function<void()>;
    //! As ApiClient::Chunk: the next piece comes after `Next` was called, which is when this one is written.
    using Chunk = std::function<bool(QByteArray, Next)>;
    using Stream = std::function<Pending(const PersonQuery &, QObject *context, const Chunk &, Answer<Done>)>;
    //! The server's CSV holds no more people than that (contract 6).
    static constexpr qint64 MostPeople = 300'000;

    CsvDownloadJob(ExportPlan plan, Stream stream, Backoff backoff = {}, QObject *parent = nullptr);
    ~CsvDownloadJob() override;

    void start() override;
    //! A running download cannot be held: both do nothing.
    void pause() override {}
    void resume() override {}
    void cancel() override;

private:
    template<class Call>
    void tellWriter(Call call);
    void opened(const std::optional<Error> &error);
    void took(qint64 people);
    void ended(const Result<Done> &result);
    void finished(const std::optional<Error> &error);
    void fail(const Error &error);
    void cleanUp();
    void discarded();

    ExportPlan m_plan;
    Stream m_stream;
    Backoff m_backoff;
    QThread m_thread;
    std::shared_ptr<std::atomic_bool> m_cancelled = std::make_shared<std::atomic_bool>(false);
    DownloadWriter *m_writer = nullptr; //!< lives in m_thread, which deletes it when it ends
    Next m_next;                        //!< asks for the next piece when the one on its way is written
    Pending m_pending;
    QTimer m_retry;
    QElapsedTimer m_stalledSince;
    int m_tried = 0;
    bool m_hasPieces = false;
    std::optional<Error> m_failure;
};

} // namespace desk
