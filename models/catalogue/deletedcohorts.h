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
    static constexpr qint64 longestLog = 5000;    //!< so many of the newest entries are looked through
    static constexpr qsizetype mostCohorts = 500; //!< so many of those deleted last are shown

    explicit DeletedCohorts(DeletedSource source, QObject *parent = nullptr);

    CohortCatalogue &catalogue() { return m_catalogue; }
    //! The entry that told of it; nothing when the log does not (any more).
    std::optional<ActivityEntry> deletionOf(CohortId id) const;

private:
    Pending read(Answer<Page<Cohort>> answer);
    void stop();
    void askLog(qint64 offset);
    void takeLog(qint64 offset, Result<Page<ActivityEntry>> page);
    void note(const ActivityEntry &entry);
    void askCohorts();
    void takeCohort(CohortId id, Result<Cohort> cohort);
    void finish(Result<Page<Cohort>> result);

    DeletedSource m_source;
    Answer<Page<Cohort>> m_answer; //!< of the reading that is on
    Pending m_log;
    QSet<CohortId> m_decided; //!< a newer entry told what became of these
    QList<CohortId> m_open;   //!< found deleted, newest first
    std::map<CohortId, Pending> m_looks;
    std::vector<Cohort> m_rows;
    QHash<CohortId, ActivityEntry> m_deletions;
    CohortCatalogue m_catalogue;
};

} // namespace desk
