// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/activityexportjob.h"

#include <algorithm>

namespace desk {

namespace {

constexpr qint64 pageSize = 100;

} // namespace

ActivityExportJob::ActivityExportJob(ActivityExportPlan plan, PageFetch fetch, QObject *parent)
    : Job(tr("Export activity"), parent)
    , m_plan(std::move(plan))
    , m_fetch(std::move(fetch))
    , m_file(m_plan.path)
    , m_writer(m_plan.dialect, m_buffer)
{}

void ActivityExportJob::start()
{
    if (state() != JobState::Ready)
        return;
    if (!m_file.open(QIODevice::WriteOnly))
        return fail(fileError());
    setState(JobState::Running);
    m_writer.begin();
    writeRow(m_plan.headings);
    askNext();
}

void ActivityExportJob::pause()
{
    if (state() != JobState::Running)
        return;
    m_call.drop();
    setState(JobState::Paused);
}

void ActivityExportJob::resume()
{
    if (state() != JobState::Paused)
        return;
    setState(JobState::Running);
    askNext();
}

void ActivityExportJob::cancel()
{
    m_call.drop();
    m_file.cancelWriting();
    end(JobState::Cancelled);
}

void ActivityExportJob::askNext()
{
    m_call = m_fetch({m_next, pageSize}, this, [this](Result<Page<ActivityEntry>> page) { take(std::move(page)); });
}

void ActivityExportJob::take(Result<Page<ActivityEntry>> page)
{
    m_call.release();
    if (!page)
        return fail(page.error());
    setTotal(page->total);
    const bool goesOn = writeRows(page->rows);
    if (!flush())
        return fail(fileError());
    setDone(m_read);
    m_lastPage = std::move(page->rows);
    m_next += pageSize;
    if (goesOn && page->hasMore)
        askNext();
    else
        finish();
}

bool ActivityExportJob::writeRows(const std::vector<ActivityEntry> &rows)
{
    for (const ActivityEntry &entry : rows) {
        if (std::find(m_lastPage.begin(), m_lastPage.end(), entry) != m_lastPage.end())
            continue;
        if (m_plan.isPastEnd && m_plan.isPastEnd(entry))
            return false;
        ++m_read;
        const auto cells = m_plan.cells(entry);
        if (!cells)
            continue;
        writeRow(*cells);
        ++m_written;
    }
    return true;
}

void ActivityExportJob::writeRow(const QStringList &cells)
{
    for (const QString &cell : cells)
        m_writer.text(cell.toStdString());
    m_writer.endRow();
}

bool ActivityExportJob::flush()
{
    const std::string_view bytes = m_buffer.view();
    const bool isWritten =
        m_file.write(bytes.data(), static_cast<qint64>(bytes.size())) == static_cast<qint64>(bytes.size());
    m_buffer.clear();
    return isWritten;
}

void ActivityExportJob::finish()
{
    if (!m_file.commit())
        return fail(fileError());
    setTotal(m_written);
    setDone(m_written);
    addItem({tr("Activity"), m_written, 0, {}});
    end(JobState::Done);
}

void ActivityExportJob::fail(const Error &error)
{
    m_file.cancelWriting();
    end(JobState::Failed, error);
}

Error ActivityExportJob::fileError() const
{
    return {ErrorKind::File, tr("The file %1 cannot be written. Choose another place and try again.").arg(m_plan.path),
            m_file.errorString()};
}

} // namespace desk
