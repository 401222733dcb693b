// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/runwords.h"

#include "models/tables/celltext.h"

#include <QCoreApplication>
#include <QLocale>

namespace desk {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CalculationWords)
};

//! What a text edit lays out without being felt.
constexpr qsizetype kLongestText = 40'000;
constexpr size_t kMostQueries = 50;

QString cut(const QString &text)
{
    return text.size() <= kLongestText ? text : text.left(kLongestText) + QChar(u'\u2026');
}

QString secondsText(double seconds)
{
    return Words::tr("%1 s").arg(QLocale().toString(seconds, 'f', 1));
}

void addCost(QStringList &parts, const std::optional<qint64> &number, const QString &pattern)
{
    if (number)
        parts << pattern.arg(localNumber(*number));
}

QString costText(const std::optional<qint64> &ms, const std::optional<qint64> &memoryMb,
                 const std::optional<qint64> &readRows, const std::optional<qint64> &writtenRows)
{
    QStringList parts;
    addCost(parts, ms, Words::tr("%1 ms"));
    addCost(parts, memoryMb, Words::tr("%1 MB of memory"));
    addCost(parts, readRows, Words::tr("%1 rows read"));
    addCost(parts, writtenRows, Words::tr("%1 rows written"));
    return parts.join(QStringLiteral(", "));
}

QString queryText(const CalculationQuery &query, size_t number)
{
    QString head = Words::tr("Query %1").arg(number);
    if (!query.queryId.isEmpty())
        head += QStringLiteral(" (%1)").arg(oneLine(query.queryId, 100));
    const QString cost = costText(query.ms, query.memoryMb, query.readRows, query.writtenRows);
    if (!cost.isEmpty())
        head += QStringLiteral(": ") + cost;
    return query.query.isEmpty() ? head : head + QLatin1Char('\n') + cut(query.query);
}

QString stateText(const CalculationRun &run, RunState state)
{
    const bool hasTime = run.durationSeconds.has_value();
    const QString time = hasTime ? secondsText(*run.durationSeconds) : QString();
    switch (state) {
    case RunState::Succeeded:
        return hasTime ? Words::tr("Calculated in %1").arg(time) : Words::tr("Calculated");
    case RunState::Failed:
        return hasTime ? Words::tr("Failed after %1").arg(time) : Words::tr("Failed");
    case RunState::Running:
        return Words::tr("Still running");
    case RunState::Lost:
        break;
    }
    return Words::tr("Began and never ended");
}

} // namespace

QString runTitle(const CalculationRun &run, const QDateTime &now)
{
    const QString state = stateText(run, runStateOf(run, now));
    return run.startedAt.isValid() ? Words::tr("%1, started %2").arg(state, localTime(run.startedAt)) : state;
}

QString runReport(const CalculationRun &run)
{
    QStringList parts;
    if (!run.error.isEmpty())
        parts << Words::tr("Error, as the server words it") + QLatin1Char('\n') + cut(run.error);
    const QString total = costText(run.totalMs, run.totalMemoryMb, run.totalReadRows, run.totalWrittenRows);
    if (!total.isEmpty())
        parts << Words::tr("Altogether: %1").arg(total);
    const auto queries = run.queries.value_or(std::vector<CalculationQuery>());
    for (size_t i = 0; i < queries.size() && i < kMostQueries; ++i)
        parts << queryText(queries[i], i + 1);
    if (queries.empty())
        parts << Words::tr("The server tells no queries. They come about a minute after a run.");
    return parts.join(QStringLiteral("\n\n"));
}

std::vector<ChangeNode> runChanges(const CalculationRun &older, const CalculationRun &newer, const CriteriaNames &names)
{
    return criteriaChanges(older.filters, newer.filters, names);
}

} // namespace desk
