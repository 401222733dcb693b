// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/jobwords.h"

#include "models/tables/celltext.h"
#include "ui/widgets/phrases.h"

#include <QCoreApplication>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(JobWords)
};

QString countText(JobUnit unit, qint64 count)
{
    const int number = pluralNumber(count);
    return unit == JobUnit::People ? Words::tr("%Ln people", nullptr, number) : Words::tr("%Ln rows", nullptr, number);
}

QString shareText(JobUnit unit, qint64 done, qint64 total)
{
    const QString words = unit == JobUnit::People ? Words::tr("%1 of %2 people") : Words::tr("%1 of %2 rows");
    return words.arg(localNumber(done), localNumber(total));
}

QString progressText(const JobProgress &progress, JobUnit unit)
{
    QStringList parts{progress.total && *progress.total >= progress.done
                          ? shareText(unit, progress.done, *progress.total)
                          : countText(unit, progress.done)};
    if (progress.perSecond >= 1)
        parts << Words::tr("%1 a second").arg(localNumber(qRound64(progress.perSecond)));
    if (progress.left)
        parts << Words::tr("%1 left").arg(durationText(*progress.left));
    return parts.join(u", "_s);
}

QString withNote(const QString &text, const QString &note)
{
    return note.isEmpty() ? text : u"%1. %2"_s.arg(text, note);
}

} // namespace

QString jobText(const Job &job)
{
    if (const QString outcome = job.outcome(); !outcome.isEmpty())
        return outcome;
    const QString rows = countText(job.unit(), job.progress().done);
    switch (job.state()) {
    case JobState::Ready:
        return Words::tr("Starting...");
    case JobState::Running:
        return withNote(progressText(job.progress(), job.unit()), job.note());
    case JobState::Paused:
        return Words::tr("Paused at %1").arg(rows);
    case JobState::Stalled:
        return withNote(Words::tr("Waiting at %1, goes on by itself").arg(rows), job.note());
    case JobState::Finishing:
        return Words::tr("Finishing, %1").arg(rows);
    case JobState::Done:
        return withNote(Words::tr("Done, %1").arg(rows), job.note());
    case JobState::Cancelled:
        return Words::tr("Cancelled, no file was written");
    case JobState::Failed:
        break;
    }
    return Words::tr("Failed at %1").arg(rows);
}

int jobPercent(const Job &job)
{
    if (job.state() == JobState::Done)
        return 100;
    const JobProgress &progress = job.progress();
    if (!progress.total || *progress.total <= 0)
        return -1;
    return static_cast<int>(qBound(qint64(0), progress.done * 100 / *progress.total, qint64(99)));
}

Tone toneOf(JobState state)
{
    switch (state) {
    case JobState::Done:
        return Tone::Ok;
    case JobState::Failed:
        return Tone::Failed;
    case JobState::Stalled:
        return Tone::Warning;
    case JobState::Cancelled:
    case JobState::Paused:
        return Tone::Quiet;
    default:
        return Tone::Busy;
    }
}

} // namespace desk
