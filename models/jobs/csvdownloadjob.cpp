// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/csvdownloadjob.h"

#include <algorithm>

namespace desk {

void CsvRecordCounter::add(QByteArrayView piece)
{
    for (const char c : piece) {
        if (c == '"')
            m_isQuoted = !m_isQuoted;
        const bool isEnd = c == '\n' && !m_isQuoted;
        m_ended += isEnd && m_isInRecord ? 1 : 0;
        m_isInRecord = !isEnd && (m_isInRecord || c != '\r');
    }
}

DownloadWriter::DownloadWriter(const QString &path, std::shared_ptr<std::atomic_bool> cancelled)
    : m_cancelled(std::move(cancelled))
    , m_target(path, *m_cancelled)
{}

void DownloadWriter::open()
{
    m_counter = {};
    const auto open = m_target.open();
    emit opened(open ? std::nullopt : std::optional(open.error()));
}

void DownloadWriter::take(const QByteArray &piece)
{
    if (*m_cancelled)
        return;
    const auto written = m_target.write({piece.constData(), static_cast<size_t>(piece.size())});
    m_counter.add(piece);
    if (!written)
        emit failed(written.error());
    else
        emit took(std::max<qint64>(m_counter.records() - 1, 0));
}

void DownloadWriter::finish()
{
    const auto done = m_target.commit();
    emit finished(done ? std::nullopt : std::optional(done.error()));
}

void DownloadWriter::discard()
{
    m_target.discard();
    emit discarded();
}

CsvDownloadJob::CsvDownloadJob(ExportPlan plan, Stream stream, Backoff backoff, QObject *parent)
    : Job(tr("Save the server's CSV of “%1”").arg(plan.sources.front().name), parent)
    , m_plan(std::move(plan))
    , m_stream(std::move(stream))
    , m_backoff(backoff)
{
    setTotal(m_plan.search.isEmpty() ? m_plan.sources.front().count : std::nullopt);
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, [this] { tellWriter([](DownloadWriter &writer) { writer.open(); }); });
}

CsvDownloadJob::~CsvDownloadJob()
{
    *m_cancelled = true;
    m_thread.quit();
    m_thread.wait();
}

template<class Call>
void CsvDownloadJob::tellWriter(Call call)
{
    QMetaObject::invokeMethod(
        m_writer, [writer = m_writer, call = std::move(call)] { call(*writer); }, Qt::QueuedConnection);
}

void CsvDownloadJob::start()
{
    if (state() != JobState::Ready)
        return;
    m_writer = new DownloadWriter(m_plan.target, m_cancelled);
    m_writer->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_writer, &QObject::deleteLater);
    connect(m_writer, &DownloadWriter::opened, this, &CsvDownloadJob::opened);
    connect(m_writer, &DownloadWriter::took, this, &CsvDownloadJob::took);
    connect(m_writer, &DownloadWriter::failed, this, &CsvDownloadJob::fail);
    connect(m_writer, &DownloadWriter::finished, this, &CsvDownloadJob::finished);
    connect(m_writer, &DownloadWriter::discarded, this, &CsvDownloadJob::discarded);
    m_thread.start();
    setState(JobState::Running);
    tellWriter([](DownloadWriter &writer) { writer.open(); });
}

void CsvDownloadJob::opened(const std::optional<Error> &error)
{
    if (*m_cancelled)
        return;
    if (error)
        return fail(*error);
    const auto chunk = [this](const QByteArray &piece, const Next &next) {
        m_hasPieces = true;
        m_next = next;
        tellWriter([piece](DownloadWriter &writer) { writer.take(piece); });
        return !*m_cancelled;
    };
    const PersonQuery query{m_plan.sources.front().cohort, m_plan.search, {}, 0, MostPeople};
    m_pending = m_stream(query, this, chunk, [this](Result<Done> result) { ended(result); });
}

void CsvDownloadJob::took(qint64 people)
{
    setDone(people);
    setNote({});
    setState(JobState::Running);
    if (const Next next = std::exchange(m_next, nullptr); next && !*m_cancelled)
        next();
}

void CsvDownloadJob::ended(const Result<Done> &result)
{
    if (*m_cancelled)
        return;
    if (result) {
        setState(JobState::Finishing);
        return tellWriter([](DownloadWriter &writer) { writer.finish(); });
    }
    if (!m_stalledSince.isValid())
        m_stalledSince.start();
    const auto wait = m_backoff.next(result.error(), ++m_tried, Backoff::Ms(m_stalledSince.elapsed()));
    // What went to a pipe cannot be taken back, so there is no beginning anew.
    const bool isStream = m_plan.target == u"-";
    if (!wait || (isStream && m_hasPieces))
        return fail(result.error());
    m_retry.start(*wait);
    setState(JobState::Stalled);
    setNote(tr("%1 The download waits and begins again by itself.").arg(result.error().text));
}

void CsvDownloadJob::finished(const std::optional<Error> &error)
{
    if (error)
        return fail(*error);
    const qint64 people = progress().done;
    JobItem item{m_plan.sources.front().name, people};
    if (people >= MostPeople)
        item.text = tr("The server's own CSV ends after %1 people; there may be more. Export pages instead to have "
                       "everyone.")
                        .arg(MostPeople);
    addItem(item);
    m_thread.quit();
    end(JobState::Done);
}

void CsvDownloadJob::cancel()
{
    if (!isOver() && state() != JobState::Finishing && !*m_cancelled)
        cleanUp();
}

void CsvDownloadJob::fail(const Error &error)
{
    if (*m_cancelled)
        return;
    m_failure = error;
    cleanUp();
}

void CsvDownloadJob::cleanUp()
{
    *m_cancelled = true;
    m_retry.stop();
    m_pending.drop();
    if (m_writer)
        tellWriter([](DownloadWriter &writer) { writer.discard(); });
    else
        end(JobState::Cancelled);
}

void CsvDownloadJob::discarded()
{
    m_thread.quit();
    if (m_failure)
        end(JobState::Failed, m_failure);
    else
        end(JobState::Cancelled);
}

} // namespace desk
