// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jobs/job.h"
#include "ui/jobs/attention.h"

#include <QGroupBox>

#include <functional>

class QScrollArea;
class QVBoxLayout;

namespace desk {

class JobRow;

//! The panel "Jobs": everything that takes long, newest first, as long as the person wants to see it. Hidden while it
//! is empty. Owns the jobs. Owned by the workspace.
class JobsPanel final : public QGroupBox
{
    Q_OBJECT
public:
    explicit JobsPanel(QWidget *parent = nullptr);

    //! Takes the job and starts it. `again` makes the same job once more, for "Try again" after a failure.
    void run(Job *job, const QString &file, std::function<void()> again);
    int runningCount() const;
    //! Everything goes; what still runs is cancelled. Before the connection that jobs use is closed.
    void clear();
    //! "2 jobs: 64 %"; empty when nothing runs.
    QString summary() const;
    void setAttention(const Attention &attention) { m_attention = attention; }

signals:
    void summaryChanged();
    //! A long job has ended while the person is elsewhere.
    void notificationWanted(const QString &title, const QString &text);

private:
    QList<JobRow *> rows() const;
    void remove(JobRow *row);
    void fitHeight();
    void tellEnd(const Job &job, const QDateTime &started);

    Attention m_attention;
    QScrollArea *m_scroll;
    QVBoxLayout *m_column;
};

} // namespace desk
