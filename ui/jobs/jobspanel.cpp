// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/jobspanel.h"

#include "models/tables/celltext.h"
#include "ui/jobs/jobrow.h"
#include "ui/jobs/jobwords.h"
#include "ui/widgets/metrics.h"

#include <QApplication>
#include <QDateTime>
#include <QScrollArea>
#include <QVBoxLayout>

namespace desk {

namespace {

constexpr int longestTitleShown = 80;

} // namespace

JobsPanel::JobsPanel(QWidget *parent)
    : QGroupBox(tr("Jobs"), parent)
    , m_scroll(new QScrollArea(this))
{
    setFlat(true);
    auto *content = new QWidget(m_scroll);
    m_column = new QVBoxLayout(content);
    setGrid(m_column, this, 0, 1);
    m_column->addStretch(1);
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 1, 0);
    column->addWidget(m_scroll);
    hide();
}

QList<JobRow *> JobsPanel::rows() const
{
    return m_scroll->widget()->findChildren<JobRow *>(Qt::FindDirectChildrenOnly);
}

void JobsPanel::run(Job *job, const QString &file, std::function<void()> again)
{
    auto *row = new JobRow(job, file, m_scroll->widget());
    m_column->insertWidget(0, row);
    connect(row, &JobRow::dismissed, this, [this, row] { remove(row); });
    connect(row, &JobRow::againWanted, this, [this, row, again = std::move(again)] {
        remove(row);
        again();
    });
    connect(row, &JobRow::changed, this, [this] {
        fitHeight();
        emit summaryChanged();
    });
    connect(job, &Job::over, this, [this, job, started = m_attention.clock()] { tellEnd(*job, started); });
    show();
    job->start();
    fitHeight();
}

void JobsPanel::tellEnd(const Job &job, const QDateTime &started)
{
    const auto took = std::chrono::seconds(started.secsTo(m_attention.clock()));
    if (job.state() == JobState::Cancelled || !m_attention.isMissed(took))
        return;
    QApplication::alert(window());
    emit notificationWanted(oneLine(job.title(), longestTitleShown), job.error() ? job.error()->text : jobText(job));
}

void JobsPanel::remove(JobRow *row)
{
    m_column->removeWidget(row);
    row->setParent(nullptr);
    row->deleteLater();
    setVisible(!rows().isEmpty());
    fitHeight();
    emit summaryChanged();
}

void JobsPanel::fitHeight()
{
    // As high as its rows, but never more than a quarter of the window's usual height.
    const int wanted = m_scroll->widget()->sizeHint().height();
    m_scroll->setFixedHeight(qMin(wanted, grid(this, 26)));
}

int JobsPanel::runningCount() const
{
    int running = 0;
    for (const JobRow *row : rows())
        running += row->job().isOver() ? 0 : 1;
    return running;
}

void JobsPanel::clear()
{
    // Deleted at once: what a job still asks for goes with its connection.
    qDeleteAll(rows());
    hide();
    emit summaryChanged();
}

QString JobsPanel::summary() const
{
    const int running = runningCount();
    if (running == 0)
        return {};
    int least = 100;
    for (const JobRow *row : rows()) {
        if (!row->job().isOver())
            least = qMin(least, jobPercent(row->job()));
    }
    const QString jobs = tr("%Ln jobs", nullptr, running);
    return least < 0 ? jobs : tr("%1: %2 %").arg(jobs).arg(least);
}

} // namespace desk
