// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/exportjob.h"

namespace desk {

namespace {

std::optional<qint64> totalOf(const ExportPlan &plan)
{
    qint64 total = 0;
    for (const ExportPlan::Source &source : plan.sources) {
        if (!source.count || !plan.search.isEmpty())
            return std::nullopt;
        total += *source.count;
    }
    return total;
}

QString titleOf(const ExportPlan &plan)
{
    if (plan.sources.size() == 1)
        return ExportJob::tr("Export people of “%1”").arg(plan.sources.front().name);
    return ExportJob::tr("Export people of %n cohorts", nullptr, static_cast<int>(plan.sources.size()));
}

} // namespace

ExportJob::ExportJob(ExportPlan plan, FetchPersonPage fetch, Backoff backoff, QObject *parent)
    : Job(titleOf(plan), parent)
    , m_plan(std::move(plan))
    , m_backoff(backoff)
    , m_fetcher(std::move(fetch), this)
{
    setTotal(totalOf(m_plan));
    m_thread.setObjectName(QStringLiteral("export"));
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &ExportJob::tryAgain);
    connect(&m_fetcher, &PageFetcher::arrived, this, &ExportJob::arrived);
    connect(&m_fetcher, &PageFetcher::failed, this, &ExportJob::stall);
}

//! The worker looks at the flag after every row, so this waits for one write at most.
ExportJob::~ExportJob()
{
    *m_cancelled = true;
    m_thread.quit();
    m_thread.wait();
}

void ExportJob::start()
{
    if (state() != JobState::Ready)
        return;
    startThread();
    setState(JobState::Running);
    tellWorker([](ExportWorker &worker) { worker.open(); });
}

void ExportJob::startThread()
{
    m_worker = new ExportWorker(m_plan, m_cancelled);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &ExportWorker::opened, this, &ExportJob::opened);
    connect(m_worker, &ExportWorker::taken, this, &ExportJob::taken);
    connect(m_worker, &ExportWorker::finished, this, &ExportJob::finished);
    connect(m_worker, &ExportWorker::discarded, this, &ExportJob::discarded);
    m_thread.start();
}

template<class Call>
void ExportJob::tellWorker(Call call)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, call = std::move(call)] { call(*worker); }, Qt::QueuedConnection);
}

void ExportJob::opened(const std::optional<Error> &error)
{
    if (*m_cancelled)
        return;
    if (error)
        return fail(*error);
    beginSource(0);
}

void ExportJob::beginSource(size_t index)
{
    m_source = index;
    ++m_round;
    m_before = m_last;
    tellWorker([index, round = m_round](ExportWorker &worker) { worker.beginSource(index, round); });
    askFrom(0, ListReader(m_plan.pageSize).limit(), m_plan.pageSize);
}

void ExportJob::askFrom(qint64 offset, qint64 limit, qint64 stride)
{
    m_last.offset = offset;
    m_last.limit = limit;
    m_last.stride = stride;
    m_fetcher.startAt({m_plan.sources[m_source].cohort, m_plan.search, {}, offset, limit}, stride);
}

void ExportJob::arrived(const PersonQuery &query, const QByteArray &body)
{
    tellWorker([page = ExportPage{m_round, query, body}](ExportWorker &worker) { worker.take(page); });
}

void ExportJob::taken(const ExportVerdict &verdict)
{
    if (*m_cancelled || verdict.round != m_round)
        return;
    m_last = verdict;
    if (verdict.isNewRound)
        ++m_round;
    setDone(verdict.written);
    if (!verdict.error)
        return goOn(verdict);
    if (verdict.error->kind == ErrorKind::File)
        return fail(*verdict.error);
    m_mustAskAnew = true;
    m_fetcher.stop();
    stall(*verdict.error);
}

void ExportJob::goOn(const ExportVerdict &verdict)
{
    m_tried = 0;
    m_stalledSince.invalidate();
    setNote({});
    if (state() == JobState::Stalled)
        setState(JobState::Running);
    if (verdict.go == ListStep::Go::End)
        return sourceDone();
    if (verdict.go == ListStep::Go::GiveUp)
        return fail({ErrorKind::BrokenAnswer,
                     tr("The list of people changes so much, or the server repeats itself so often, that nobody could "
                        "be sure to have everyone. No file was written. Try again later.")});
    if (verdict.isNewRound)
        askFrom(verdict.offset, verdict.limit, verdict.stride);
    else
        m_fetcher.used();
}

void ExportJob::sourceDone()
{
    m_fetcher.stop();
    addItem(
        {m_plan.sources[m_source].name, m_last.written - m_before.written, m_last.unreadable - m_before.unreadable});
    if (m_source + 1 < m_plan.sources.size())
        return beginSource(m_source + 1);
    setState(JobState::Finishing);
    tellWorker([](ExportWorker &worker) { worker.finish(); });
}

void ExportJob::finished(const std::optional<Error> &error)
{
    if (error)
        return fail(*error);
    m_thread.quit();
    end(JobState::Done);
}

//! The server is away, or sends what cannot be read: wait and go on at the same place.
void ExportJob::stall(const Error &error)
{
    if (m_retry.isActive() || *m_cancelled)
        return;
    if (!m_stalledSince.isValid())
        m_stalledSince.start();
    const auto wait = m_backoff.next(error, ++m_tried, Backoff::Ms(m_stalledSince.elapsed()));
    if (!wait)
        return fail(describeGivingUp(error));
    m_retry.start(*wait);
    if (state() == JobState::Running)
        setState(JobState::Stalled);
    setNote(tr("%1 The export waits and goes on by itself; what was read so far is kept.").arg(error.text));
}

void ExportJob::tryAgain()
{
    if (state() == JobState::Paused)
        return;
    if (std::exchange(m_mustAskAnew, false))
        askFrom(m_last.offset, m_last.limit, m_last.stride);
    else
        m_fetcher.retry();
}

void ExportJob::pause()
{
    if (state() != JobState::Running && state() != JobState::Stalled)
        return;
    m_fetcher.hold();
    setState(JobState::Paused);
}

void ExportJob::resume()
{
    if (state() != JobState::Paused)
        return;
    setState(m_stalledSince.isValid() ? JobState::Stalled : JobState::Running);
    m_fetcher.goOn();
    if (m_stalledSince.isValid() && !m_retry.isActive())
        tryAgain();
}

//! While the file is put in place it is too late.
void ExportJob::cancel()
{
    if (!isOver() && state() != JobState::Finishing && !*m_cancelled)
        cleanUp();
}

void ExportJob::fail(const Error &error)
{
    if (*m_cancelled)
        return;
    m_failure = error;
    cleanUp();
}

void ExportJob::cleanUp()
{
    *m_cancelled = true;
    m_retry.stop();
    m_fetcher.stop();
    if (m_worker)
        tellWorker([](ExportWorker &worker) { worker.discard(); });
    else
        end(JobState::Cancelled);
}

void ExportJob::discarded()
{
    m_thread.quit();
    if (m_failure)
        end(JobState::Failed, m_failure);
    else
        end(JobState::Cancelled);
}

Error ExportJob::describeGivingUp(const Error &error) const
{
    Error whole = error;
    const bool isAway = Backoff().next(error, 1, Backoff::Ms(0)).has_value();
    whole.text = isAway ? tr("%1 No file was written; start the export again when the server is back.").arg(error.text)
                        : tr("%1 No file was written.").arg(error.text);
    return whole;
}

} // namespace desk
