// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/activityentry.h"
#include "models/domain/calculationrun.h"

#include <QStringList>

namespace desk {

//! How many people one cohort had, and when: from the runs of its calculation. A value; times are UTC, in order.
struct PeopleSeries
{
    struct Point
    {
        QDateTime time;
        qint64 people = 0;
        bool operator==(const Point &) const = default;
    };
    struct Mark
    {
        QDateTime time;
        QString text;
        bool operator==(const Mark &) const = default;
    };

    CohortId cohort;
    QString name;
    std::vector<Point> points;
    std::vector<Mark> failures;   //!< runs that gave no number
    std::vector<Mark> edits = {}; //!< of the criteria, from the activity log
    bool operator==(const PeopleSeries &) const = default;
};

//! Runs in any order. What has no time is left out; of two runs at one time the later in the list counts.
PeopleSeries seriesOf(CohortId cohort, const QString &name, const std::vector<CalculationRun> &runs);

//! Who changed the criteria, and when.
std::vector<PeopleSeries::Mark> editsIn(const std::vector<ActivityEntry> &entries);

//! What the chart shows, in words, for those who do not see it: span, least, most, last, failures, edits.
QString seriesText(const std::vector<PeopleSeries> &series);

//! Every point as tab-separated text with headings: time, cohort id, cohort, people.
QString seriesTsv(const std::vector<PeopleSeries> &series);

} // namespace desk
