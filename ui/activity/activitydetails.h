// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/cataloguerow.h"
#include "models/domain/activityentry.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPlainTextEdit;
class QStackedWidget;
class QToolButton;

namespace desk {

class ChangeTreeView;

//! One entry of the activity log whole: who, when, what, the difference as a tree, and the text as the server sent it.
//! Owned by the activity view.
class ActivityDetails final : public QWidget
{
    Q_OBJECT
public:
    explicit ActivityDetails(QWidget *parent = nullptr);

    //! `title`: who did what to which cohort, in words. Nothing: no entry is chosen.
    void showEntry(const std::optional<ActivityEntry> &entry, const QString &title, const CohortNameLookup &nameOf);
    //! Why an earlier version cannot be restored; empty: it can.
    void setWhyNot(const QString &reason);

signals:
    void restoreWanted(const desk::ActivityEntry &entry);

private:
    void buildLayout();
    void showChanges(const CohortNameLookup &nameOf);
    void showRaw();

    std::optional<ActivityEntry> m_entry;
    QLabel *m_title;
    QLabel *m_time;
    QStackedWidget *m_stack;
    ChangeTreeView *m_changes;
    QPlainTextEdit *m_raw;
    QToolButton *m_asReceived;
    QToolButton *m_restore;
};

} // namespace desk
