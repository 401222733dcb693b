// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/peopleseries.h"

#include "models/tables/activitywords.h"
#include "models/tables/celltext.h"
#include "models/tables/tsv.h"

#include <QCoreApplication>

#include <algorithm>

namespace desk {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PeopleOverTime)
};

//! When its number was true. A clock that ran backwards during the run does not count.
QDateTime timeOf(const CalculationRun &run)
{
    const bool endIsSane = run.finishedAt.isValid() && !(run.startedAt.isValid() && run.finishedAt < run.startedAt);
    return endIsSane ? run.finishedAt : run.startedAt;
}

template<class T>
void sortByTime(std::vector<T> &list)
{
    std::stable_sort(list.begin(), list.end(), [](const T &a, const T &b) { return a.time < b.time; });
}

QString nameOf(const PeopleSeries &series)
{
    return series.name.isEmpty() ? Words::tr("cohort %1").arg(series.cohort.value) : oneLine(series.name, 40);
}

QString spanText(const PeopleSeries &series)
{
    const auto [least, most] = std::minmax_element(
        series.points.begin(), series.points.end(),
        [](const PeopleSeries::Point &a, const PeopleSeries::Point &b) { return a.people < b.people; });
    const PeopleSeries::Point &last = series.points.back();
    if (series.points.size() == 1)
        return Words::tr("%1: %2 people on %3.").arg(nameOf(series), localNumber(last.people), localTime(last.time));
    return Words::tr("%1: from %2 to %3 between %4 and %5 people, at last %6.")
        .arg(nameOf(series), localTime(series.points.front().time), localTime(last.time), localNumber(least->people),
             localNumber(most->people), localNumber(last.people));
}

QString marksText(const PeopleSeries &series)
{
    QString text;
    if (!series.failures.empty())
        text += QLatin1Char(' ') + Words::tr("%Ln runs failed.", nullptr, static_cast<int>(series.failures.size()));
    if (!series.edits.empty())
        text += QLatin1Char(' ') +
                Words::tr("The criteria were changed %Ln times.", nullptr, static_cast<int>(series.edits.size()));
    return text;
}

} // namespace

PeopleSeries seriesOf(CohortId cohort, const QString &name, const std::vector<CalculationRun> &runs)
{
    PeopleSeries series{cohort, name, {}, {}};
    for (const CalculationRun &run : runs) {
        const QDateTime time = timeOf(run);
        if (!time.isValid())
            continue;
        if (run.count && run.isSuccessful)
            series.points.push_back({time, *run.count});
        else if (run.isCompleted && !run.isSuccessful)
            series.failures.push_back({time, oneLine(run.error, 120)});
    }
    sortByTime(series.points);
    sortByTime(series.failures);
    // A line has one height at one time.
    const auto isTwin = [](const PeopleSeries::Point &a, const PeopleSeries::Point &b) { return a.time == b.time; };
    const auto rest = std::unique(series.points.rbegin(), series.points.rend(), isTwin);
    series.points.erase(series.points.begin(), rest.base());
    return series;
}

std::vector<PeopleSeries::Mark> editsIn(const std::vector<ActivityEntry> &entries)
{
    std::vector<PeopleSeries::Mark> marks;
    for (const ActivityEntry &entry : entries) {
        const auto isEdit = [](const ActivityChange &change) { return change.field == u"filters"; };
        if (!entry.changes || !entry.createdAt.isValid())
            continue;
        if (std::any_of(entry.changes->begin(), entry.changes->end(), isEdit))
            marks.push_back({entry.createdAt, Words::tr("%1 %2").arg(actorText(entry), activityText(entry))});
    }
    sortByTime(marks);
    return marks;
}

QString seriesText(const std::vector<PeopleSeries> &series)
{
    QStringList texts;
    for (const PeopleSeries &each : series)
        texts << (each.points.empty() ? Words::tr("%1: no number yet.").arg(nameOf(each)) : spanText(each)) +
                     marksText(each);
    return texts.join(QLatin1Char(' '));
}

QString seriesTsv(const std::vector<PeopleSeries> &series)
{
    std::vector<QStringList> rows{
        {Words::tr("Time"), Words::tr("Cohort id"), Words::tr("Cohort"), Words::tr("People")}};
    for (const PeopleSeries &each : series)
        for (const PeopleSeries::Point &point : each.points)
            rows.push_back({exactText(point.time), each.cohort.toString(), each.name, QString::number(point.people)});
    return toTsv(rows);
}

} // namespace desk
