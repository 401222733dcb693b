// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jobs/job.h"

#include <QString>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QProgressBar;
class QToolButton;

namespace desk {

class Banner;
class ElidedLabel;

//! One job in the panel: title, progress, what can be done about it. Owns the job; owned by the panel.
class JobRow final : public QWidget
{
    Q_OBJECT
public:
    //! `file`: what the job writes; empty when there is none to open.
    JobRow(Job *job, const QString &file, QWidget *parent = nullptr);

    const Job &job() const { return *m_job; }

signals:
    void dismissed();
    //! The same again, after a failure.
    void againWanted();
    void changed();

private:
    QToolButton *addButton(QBoxLayout *line, const QString &iconName, const QString &text);
    void buildLayout();
    void connectParts();
    void update();
    void updateButtons();
    void pauseOrGoOn();
    void openFolder();

    Job *m_job;
    QString m_file;
    QLabel *m_icon;
    ElidedLabel *m_title;
    ElidedLabel *m_text;
    QProgressBar *m_bar;
    QToolButton *m_pause = nullptr;
    QToolButton *m_cancel = nullptr;
    QToolButton *m_open = nullptr;
    QToolButton *m_dismiss = nullptr;
    Banner *m_problem;
};

} // namespace desk
