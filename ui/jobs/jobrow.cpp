// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/jobrow.h"

#include "ui/jobs/jobwords.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QDesktopServices>
#include <QFileInfo>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>
#include <QUrl>

namespace desk {

using namespace Qt::StringLiterals;

JobRow::JobRow(Job *job, const QString &file, QWidget *parent)
    : QWidget(parent)
    , m_job(job)
    , m_file(file)
    , m_icon(new QLabel(this))
    , m_title(new ElidedLabel(this))
    , m_text(new ElidedLabel(this))
    , m_bar(new QProgressBar(this))
    , m_problem(new Banner(this))
{
    job->setParent(this);
    m_title->setText(job->title());
    m_bar->setAccessibleName(job->title());
    m_bar->setTextVisible(false);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    buildLayout();
    connectParts();
    update();
}

QToolButton *JobRow::addButton(QBoxLayout *line, const QString &iconName, const QString &text)
{
    QToolButton *button = textButton(this, iconName, text);
    button->setAutoRaise(true);
    line->addWidget(button);
    return button;
}

void JobRow::buildLayout()
{
    auto *line = new QHBoxLayout;
    line->setSpacing(grid(this, 1));
    line->addWidget(m_icon);
    line->addWidget(m_title, 2);
    line->addWidget(m_bar, 1);
    line->addWidget(m_text, 3);
    m_pause = addButton(line, u"media-playback-pause"_s, tr("Pause"));
    m_cancel = addButton(line, u"process-stop"_s, tr("Cancel"));
    m_open = addButton(line, u"folder-open"_s, tr("Open folder"));
    m_dismiss = addButton(line, u"window-close"_s, tr("Dismiss"));
    m_bar->setMaximumHeight(fontMetrics().height());
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 0, 0.5);
    column->addLayout(line);
    column->addWidget(m_problem);
}

void JobRow::connectParts()
{
    connect(m_job, &Job::stateChanged, this, &JobRow::update);
    connect(m_job, &Job::progressChanged, this, &JobRow::update);
    connect(m_job, &Job::noteChanged, this, &JobRow::update);
    connect(m_pause, &QToolButton::clicked, this, &JobRow::pauseOrGoOn);
    connect(m_cancel, &QToolButton::clicked, m_job, &Job::cancel);
    connect(m_open, &QToolButton::clicked, this, &JobRow::openFolder);
    connect(m_dismiss, &QToolButton::clicked, this, &JobRow::dismissed);
    connect(m_problem, &Banner::actionTriggered, this, &JobRow::againWanted);
}

void JobRow::update()
{
    const QString text = jobText(*m_job);
    const int percent = jobPercent(*m_job);
    m_icon->setPixmap(toneIcon(toneOf(m_job->state())).pixmap(fontMetrics().height()));
    m_text->setText(text);
    m_bar->setRange(0, percent < 0 && !m_job->isOver() ? 0 : 100);
    m_bar->setValue(qMax(0, percent));
    m_bar->setAccessibleDescription(text);
    if (m_job->error() && m_problem->isHidden())
        m_problem->showError(*m_job->error(), tr("Try &again"));
    updateButtons();
    emit changed();
}

void JobRow::updateButtons()
{
    const JobState state = m_job->state();
    const bool isPaused = state == JobState::Paused;
    m_pause->setVisible(m_job->canPause() && !m_job->isOver());
    m_pause->setText(isPaused ? tr("Go on") : tr("Pause"));
    m_pause->setIcon(icon(isPaused ? u"media-playback-start"_s : u"media-playback-pause"_s));
    m_cancel->setVisible(!m_job->isOver());
    m_cancel->setEnabled(state != JobState::Finishing);
    m_open->setVisible(state == JobState::Done && !m_file.isEmpty());
    m_dismiss->setVisible(m_job->isOver());
}

void JobRow::pauseOrGoOn()
{
    if (m_job->state() == JobState::Paused)
        m_job->resume();
    else
        m_job->pause();
}

void JobRow::openFolder()
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_file).absolutePath()));
}

} // namespace desk
