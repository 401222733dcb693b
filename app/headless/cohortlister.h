// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/cohortapi.h"
#include "models/catalogue/listsweep.h"

#include <QObject>

#include <functional>

namespace desk {

//! Reads all cohorts that fit a query, every page, again where the list moved meanwhile. Owned by a command.
class CohortLister final : public QObject
{
    Q_OBJECT
public:
    CohortLister(CohortApi &api, CohortListQuery query, QObject *parent);
    //! `answer` once: the cohorts in the server's order. Not called when this object goes before.
    void start(Answer<std::vector<Cohort>> answer);

private:
    void ask();
    void take(Result<Page<Cohort>> page);

    CohortApi &m_api;
    CohortListQuery m_query;
    Answer<std::vector<Cohort>> m_answer;
    ListSweep m_sweep;
    std::vector<Cohort> m_cohorts;
    Pending m_pending;
    int m_passes = 0;
};

//! Finds the cohort that a word names: all digits is an id, else an exact, case-sensitive name. Error NotFound: there
//! is none, or several fit (then the text lists their ids). `parent` owns the search and may end it.
void findCohort(CohortApi &api, const QString &word, QObject *parent, Answer<Cohort> answer);

} // namespace desk
