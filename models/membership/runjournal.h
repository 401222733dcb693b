// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/ids.h"
#include "models/base/result.h"
#include "models/membership/membershipplan.h"

#include <QDateTime>
#include <QString>

#include <optional>
#include <vector>

namespace desk {

//! A confirmed plan as it is run and kept on disk: no keys, no names of people, only ids.
struct MembershipRun
{
    QString id;     //!< of the file; made by the journal
    QString server; //!< base URL, so that it is only gone on with where it began
    ProjectId project;
    CohortId cohort;
    QString cohortName;
    QString title; //!< "Add 812 people to Beta testers"
    QDateTime made;
    MemberChanges changes;

    // How far it is
    qint64 added = 0;   //!< additions that were sent and answered
    qint64 removed = 0; //!< likewise
    std::optional<qint64> countBefore = {};
    std::vector<PersonKey> refused = {}; //!< people whom the server does not know any more, in the order met
    bool isOver() const
    {
        return added == static_cast<qint64>(changes.additions.size()) &&
               removed == static_cast<qint64>(changes.removals.size());
    }
    qint64 total() const { return static_cast<qint64>(changes.additions.size() + changes.removals.size()); }
    bool operator==(const MembershipRun &) const = default;
};

//! What takes a finished run back: whom it added goes, whom it removed comes.
MembershipRun inverseOf(const MembershipRun &run, const QString &title);

//! Runs on disk, so that a restart can go on: a file of people, written once, and a small file of progress, replaced
//! as a whole (QSaveFile). Owned by the composition root; any one thread. Errors: File.
class RunJournal final
{
public:
    //! The folder is made when it is first needed. Empty: nothing is kept.
    explicit RunJournal(QString folder)
        : m_folder(std::move(folder))
    {}

    //! Gives the run its id and writes both files.
    Result<Done> begin(MembershipRun &run) const;
    Result<Done> saveProgress(const MembershipRun &run) const;
    void forget(const MembershipRun &run) const;
    //! Runs of that place that are not over, oldest first; broken files are passed over.
    std::vector<MembershipRun> unfinished(const QString &server, ProjectId project) const;

private:
    void forgetOld() const;
    QString path(const QString &id, const char *ending) const;
    std::optional<MembershipRun> load(const QString &id) const;

    QString m_folder;
};

} // namespace desk
