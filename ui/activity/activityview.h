// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jobs/activityexportjob.h"
#include "models/tables/activitytablemodel.h"
#include "ui/widgets/whenseen.h"

#include <QPointer>
#include <QWidget>

class QFileDialog;
class QLabel;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace desk {

class ActivityDetails;
class ActivityFilterBar;
class Banner;
class DataTable;
class EmptyState;
class Session;

//! The activity log of one cohort or of the whole project: filters, table, the chosen entry whole, export. It asks the
//! server only while it is on screen. Owned by the activity tab or by the project's activity window.
class ActivityView final : public QWidget
{
    Q_OBJECT
public:
    enum class Scope { Cohort, Project };
    explicit ActivityView(Scope scope, QWidget *parent = nullptr);

    //! Null: not connected. The session must outlive its being set.
    void setSession(Session *session);
    //! Whose log it is; not valid: none. A project's view needs none.
    void setCohort(CohortId cohort);
    //! What is shown may be old: reads anew, now or when it is on screen again.
    void refresh();
    DataTable *table() const { return m_table; }
    QSplitter *splitter() const { return m_splitter; }

signals:
    //! The person wants to go to that cohort.
    void cohortWanted(desk::CohortId cohort);
    void exportWanted(const desk::ActivityExportPlan &plan, desk::CohortId cohort);
    //! Words for the status bar.
    void done(const QString &text);

private:
    void setUpTable();
    void buildLayout();
    QWidget *listPart();
    void connectParts();
    void start();
    void applyFilter();
    void searchFurther();
    void showStatus();
    void showEmptiness();
    void showEntry();
    void showContextMenu(const QPoint &place);
    void openCohort();
    void openExportDialog();
    void openRestoreDialog(const ActivityEntry &entry);
    ActivityExportPlan exportPlan(const QString &path) const;
    QString countText() const;
    QString whyNot() const;
    QString titleOf(const ActivityEntry &entry) const;
    CohortNameLookup nameLookup() const;

    Scope m_scope;
    QPointer<Session> m_session;
    CohortId m_cohort;
    WhenSeen m_reading{this, [this] { start(); }};
    int m_pagesToSearch = 0; //!< pages that a search may still read by itself
    ActivityTableModel *m_model;
    ActivityFilterBar *m_filters;
    QLabel *m_count;
    QToolButton *m_more;
    QToolButton *m_export;
    Banner *m_banner;
    QSplitter *m_splitter;
    QStackedWidget *m_stack;
    DataTable *m_table;
    EmptyState *m_empty;
    ActivityDetails *m_details;
};

} // namespace desk
