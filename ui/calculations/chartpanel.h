// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/pending.h"
#include "models/catalogue/cataloguerow.h"
#include "models/domain/page.h"
#include "models/tables/peopleseries.h"

#include <QPointer>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QToolButton;

namespace desk {

class ComparedCohorts;
class PeopleChart;
class Session;

//! The chart of the open cohort with what belongs to it: other cohorts to compare with, marks for edits, copies, and
//! the same in words below. Hidden while there is no number. Owned by the calculations tab.
class ChartPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit ChartPanel(QWidget *parent = nullptr);

    //! Null: not connected. The session must outlive its being set.
    void setSession(Session *session);
    //! Another cohort begins with a chart of its own.
    void showCohort(const CatalogueRowPtr &row);
    void setRuns(std::vector<CalculationRun> runs);
    //! Asks the activity log for the edits to mark.
    void readEdits();
    PeopleChart *chart() const { return m_chart; }

signals:
    //! Another cohort could not be read.
    void failed(const desk::Error &error);
    //! Words for the status bar.
    void done(const QString &text);

private:
    void setUpButtons();
    void setUpMenu();
    QBoxLayout *headLine();
    void showChart();
    void openCompareDialog();
    void copyPicture();
    void copyTable();

    QPointer<Session> m_session;
    CatalogueRowPtr m_row;
    std::vector<CalculationRun> m_runs;
    std::vector<PeopleSeries::Mark> m_edits;
    QString m_whyNoEdits;
    Pending m_askEdits;
    ComparedCohorts *m_compared;
    QToolButton *m_compare;
    QToolButton *m_menu;
    PeopleChart *m_chart;
    QLabel *m_caption;
};

} // namespace desk
