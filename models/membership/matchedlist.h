// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/membership/peoplelist.h"
#include "models/membership/personlookup.h"

#include <map>
#include <memory>
#include <vector>

namespace desk {

//! A list of people, whom its rows name, and who of them is in the cohort. Filled by a matcher, complete after
//! finishMatch(), then only read.
struct MatchedList
{
    std::shared_ptr<const PeopleList> list;
    std::vector<PersonKey> members; //!< of the cohort, in order

    std::vector<PersonKey> persons;                    //!< a row: whom it names; nil: nobody or several
    std::map<quint32, std::vector<PersonKey>> several; //!< rows that name several people
    std::vector<quint32> sameAs;                       //!< a row: 1 + the earlier row with the same person, or 0
    std::vector<bool> isMember;                        //!< a row: its person is in the cohort
    std::vector<PersonKey> unlisted;                   //!< members whom no row names, in order

    //! Whom the value of this row names; each of `people` once.
    void setPeople(size_t row, std::vector<PersonKey> people);
};

//! An empty one for a list.
MatchedList matchFor(std::shared_ptr<const PeopleList> list);
//! Works out what follows from `persons`, `several` and `members`. A second for a million rows: not in the GUI thread.
void finishMatch(MatchedList &match);

} // namespace desk
