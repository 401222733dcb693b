// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace desk {

class ActivityView;

//! The window "Project activity": what happened to all cohorts of the project, with the way to each. It stands beside
//! the main window, so that a person can go from entry to cohort and back. Owned by the main window.
class ProjectActivity final : public QDialog
{
    Q_OBJECT
public:
    explicit ProjectActivity(QWidget *parent = nullptr);

    ActivityView *view() const { return m_view; }
    //! Its size, columns and panes, for the next time.
    QByteArray saveState() const;
    void restoreState(const QByteArray &state);

private:
    ActivityView *m_view;
};

} // namespace desk
