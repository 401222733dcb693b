// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/pending.h"
#include "models/codec/csvwriter.h"
#include "models/domain/activityentry.h"
#include "models/domain/page.h"
#include "models/jobs/job.h"

#include <QSaveFile>
#include <QStringList>

#include <functional>

namespace desk {

//! What is exported of the activity log, and how. `cells` gives the words of one entry; nothing: it is left out.
struct ActivityExportPlan
{
    using Cells = std::function<std::optional<QStringList>(const ActivityEntry &)>;

    QString path;
    QStringList headings;
    Cells cells;
    std::function<bool(const ActivityEntry &)> isPastEnd = {}; //!< no entry from this one on is wanted
    CsvDialect dialect = {};
};

//! Writes the activity log to a CSV file, page by page, newest first; the file appears when it is whole. Entries are
//! few and a page is small, so it works in the GUI thread. Owned by the panel of jobs. Errors: those of the fetch
//! function, and File.
class ActivityExportJob final : public Job
{
    Q_OBJECT
public:
    using PageFetch = Fetch<PageRequest, Page<ActivityEntry>>;

    ActivityExportJob(ActivityExportPlan plan, PageFetch fetch, QObject *parent = nullptr);

    void start() override;
    void pause() override;
    void resume() override;
    void cancel() override;

private:
    void askNext();
    void take(Result<Page<ActivityEntry>> page);
    bool writeRows(const std::vector<ActivityEntry> &rows);
    void writeRow(const QStringList &cells);
    bool flush();
    void finish();
    void fail(const Error &error);
    Error fileError() const;

    ActivityExportPlan m_plan;
    PageFetch m_fetch;
    QSaveFile m_file;
    TextBuffer m_buffer;
    CsvWriter m_writer;
    std::vector<ActivityEntry> m_lastPage; //!< a list that moved repeats some of it
    qint64 m_next = 0;
    qint64 m_read = 0, m_written = 0;
    Pending m_call;
};

} // namespace desk
