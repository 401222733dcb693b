// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/peopleseries.h"

#include <QWidget>

class QCPAxis;
class QCPGraph;
class QCPItemTracer;
class QCustomPlot;
class QHelpEvent;

namespace desk {

//! People over time: a line a cohort, crosses for failed runs, upright lines for edits. Wheel, drag, + - and arrows
//! zoom and move in time; the mouse tells the point under it. Its accessible description says the same in words. Owned
//! by the calculations tab.
class PeopleChart final : public QWidget
{
    Q_OBJECT
public:
    explicit PeopleChart(QWidget *parent = nullptr);
    ~PeopleChart() override;

    void setSeries(std::vector<PeopleSeries> series);
    const std::vector<PeopleSeries> &series() const { return m_series; }
    //! What is under a place of the chart, in words; empty when there is nothing.
    QString textAt(const QPointF &place) const;
    //! Where a point stands in the chart.
    QPointF placeOf(const PeopleSeries::Point &point) const;
    //! The times at both ends of what is shown.
    std::pair<QDateTime, QDateTime> shownSpan() const;
    QPixmap picture() const;

    void showAll();
    void zoom(double factor);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setUp();
    void paintAxis(QCPAxis *axis);
    void wearPalette();
    void addLines();
    void addLine(const PeopleSeries &series, int number);
    void addFailures(const PeopleSeries &series);
    void addEdits(const PeopleSeries &series);
    void fitHeight();
    void hover(const QPointF &place);
    void move(double part);

    std::vector<PeopleSeries> m_series;
    QCustomPlot *m_plot;
    QCPItemTracer *m_tracer;
};

} // namespace desk
