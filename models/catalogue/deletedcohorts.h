// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/cohortcatalogue.h"
#include "models/domain/activityentry.h"

#include <QHash>
#include <QSet>

namespace desk {

//! How the deleted cohorts are found: the server lists none (contract 3.1), but the activity log tells of deletions,
//! and each cohort can still be read by its id (3.3).
struct DeletedSource
{
    Fetch<PageRequest, Page<ActivityEntry>> log; //!< of the whole project, newest first
    Fetch<CohortId, Cohort> one;
};
DeletedSource deletedSource(CohortApi &api);

//! What an activity entry says of a cohort's life: true deleted, false restored, nothing else.
std::optional<bool> deletionIn(const ActivityEntry &entry);

//! The project's deleted cohorts as a catalogue of their own, and who deleted each. Owned by the session; GUI thread.
//! Reads nothing before the catalogue is asked to.
class DeletedCohorts final : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 longestLog = 5000;    //!< so many entries are looked through at a time
    static constexpr qsizetype mostCohorts = 500; //!< so many deleted cohorts are found at a time

    explicit DeletedCohorts(DeletedSource source, QObject *parent = nullptr);

    CohortCatalogue &catalogue() { return m_catalogue; }
    //! The entry that told of it; nothing when the log does not (any more).
    std::optional<ActivityEntry> deletionOf(CohortId id) const;
    //! So many of the newest entries were looked through; older ones, not looked at yet, may tell of more cohorts.
    //! Nothing: all of them were.
    std::optional<qint64> cutAfter() const;
    //! Goes on where the last reading stopped.
    void lookFurther();

private:
    //! One look through a part of the log. What it found counts when it has ended whole.
    struct Reading
    {
        Answer<Page<Cohort>> answer;
        bool goesOn = false; //!< behind what was looked through before
        qint64 next = 0;     //!< the first entry that was not looked at
        qint64 until = 0;
        bool hasMore = false;
        QSet<CohortId> decided; //!< a newer entry told what became of these
        QList<CohortId> open;   //!< found deleted, newest first
        std::vector<Cohort> rows;
    };
    Pending read(Answer<Page<Cohort>> answer);
    void stop();
    void askLog();
    void takeLog(Result<Page<ActivityEntry>> page);
    bool note(const ActivityEntry &entry);
    void askCohorts();
    void takeCohort(CohortId id, Result<Cohort> cohort);
    void finishWhole();
    void finish(Result<Page<Cohort>> result);
    std::vector<Cohort> shownBefore() const;

    DeletedSource m_source;
    Reading m_reading;
    Pending m_log;
    std::map<CohortId, Pending> m_looks;
    QHash<CohortId, ActivityEntry> m_deletions;
    QSet<CohortId> m_decided; //!< of the readings that ended
    qint64 m_next = 0;        //!< so many entries they looked through
    bool m_isCut = false;     //!< and there are more
    bool m_goesOn = false;    //!< the next reading does not begin anew
    CohortCatalogue m_catalogue;
};

} // namespace desk
