// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/criteria/sentence.h"
#include "models/tables/calculationstablemodel.h"
#include "ui/cohortpage/cohorttab.h"
#include "ui/widgets/whenseen.h"

#include <QPointer>

class QLabel;
class QSplitter;
class QStackedWidget;

namespace desk {

class Banner;
class ChartPanel;
class DataTable;
class EmptyState;
class PeopleChart;
class RunPanel;
class Session;

//! The tab "Calculations": people over time as a chart, every run as a row, the chosen one opened. It asks the server
//! only while it is on screen. Owned by the cohort page.
class CalculationsTab final : public CohortTab
{
    Q_OBJECT
public:
    explicit CalculationsTab(QWidget *parent = nullptr);

    //! Null: not connected. The session must outlive its being set.
    void setSession(Session *session);
    void showCohort(const CatalogueRowPtr &row) override;
    void refresh();
    PeopleChart *chart() const;
    DataTable *table() const { return m_table; }
    QSplitter *splitter() const { return m_splitter; }

signals:
    //! Words for the status bar.
    void done(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpTable();
    void buildLayout();
    QWidget *listPart();
    void connectParts();
    void connectTable();
    void start();
    void readOn();
    void showStatus();
    void showEmptiness();
    void showRuns();
    void keepSelection();
    void showContextMenu(const QPoint &place);
    QString countText() const;
    QString whyNot() const;
    QString failureWords(int row) const;
    CriteriaNames names() const;
    std::vector<CalculationRun> runs() const;

    QPointer<Session> m_session;
    CatalogueRowPtr m_row;
    WhenSeen m_reading{this, [this] { start(); }};
    int m_pagesToRead = 0; //!< that are read by themselves, for the chart
    QString m_chosen;      //!< id of the run that is open, to find it again after a refresh
    CalculationsTableModel *m_model;
    QLabel *m_count;
    Banner *m_banner;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QSplitter *m_splitter; //!< chart above, runs below
    QSplitter *m_lower;    //!< table and the chosen run, side by side where there is room
    ChartPanel *m_chart;
    DataTable *m_table;
    RunPanel *m_panel;
};

} // namespace desk
