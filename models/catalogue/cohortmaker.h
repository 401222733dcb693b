// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/queries.h"
#include "models/base/pending.h"
#include "models/domain/cohort.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace desk {

class CohortCatalogue;

//! A cohort that shall be made, and the one call that makes it.
struct NewCohort
{
    QString name;
    std::function<Pending(QObject *context, Answer<Cohort>)> send;
};

//! Makes one cohort: sends the call exactly once. When its answer is lost, or when the server may have stopped half-way
//! (contract 3.2, the quirk of the real server), it looks the cohort up by name, creation time and by not having been
//! there before. Creation times are compared with each other only, never with the clock of this machine. Owned by who
//! asked; GUI thread.
class CohortMaker final : public QObject
{
    Q_OBJECT
public:
    struct Outcome
    {
        enum class Kind {
            Made,    //!< the server said so
            Found,   //!< the answer was lost; the cohort is there
            Absent,  //!< the answer was lost; the cohort is not there (yet)
            Unknown, //!< the answer was lost, and it could not be looked up
            Refused, //!< the server refused, and left nothing behind
            HalfMade //!< the server refused, and a cohort of that name is there all the same
        };
        Kind kind = Kind::Made;
        Cohort cohort = {}; //!< with Made, Found and HalfMade
        Error error = {};   //!< with all but Made
        bool isThere() const { return kind == Kind::Made || kind == Kind::Found; }
    };
    struct Pace
    {
        std::chrono::milliseconds between{1500};
        int looks = 3; //!< a server may be slow to finish what it was asked for
    };

    //! `known` must live as long as the maker.
    CohortMaker(Fetch<CohortListQuery, Page<Cohort>> list, const CohortCatalogue &known, Pace pace, QObject *parent);

    //! Once.
    void make(NewCohort cohort);
    //! After Absent or Unknown.
    void lookAgain();

signals:
    //! The answer was lost; now it is looked up.
    void lookingUp(const desk::Error &error);
    void finished(const desk::CohortMaker::Outcome &outcome);

private:
    void remember();
    void take(Result<Cohort> result);
    void look();
    void judge(const Result<Page<Cohort>> &page);
    bool isNew(const Cohort &cohort) const;
    void end(Outcome::Kind kind, const Cohort &cohort = {});

    Fetch<CohortListQuery, Page<Cohort>> m_list;
    const CohortCatalogue &m_known;
    Pace m_pace;
    NewCohort m_wanted;
    QSet<CohortId> m_before; //!< that were there already
    QDateTime m_newest;      //!< the newest creation time among them
    Error m_error;
    bool m_isLost = false;
    int m_looks = 0;
    QTimer m_pause;
    Pending m_pending;
};

//! The same as one call: the cohort that was made or found, else the error. Whoever drops it is not told any more.
//! `known` must live as long as `context`.
Pending makeCohort(NewCohort cohort, Fetch<CohortListQuery, Page<Cohort>> list, const CohortCatalogue &known,
                   QObject *context, Answer<Cohort> answer);

} // namespace desk
