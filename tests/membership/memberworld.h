// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/cohortapi.h"
#include "models/membership/listsniffer.h"
#include "models/membership/membershipjob.h"
#include "models/membership/membershipplan.h"
#include "tests/support/demofixture.h"

#include <QTemporaryDir>

#include <map>
#include <memory>
#include <set>

namespace desk::test {

//! Everybody in the demo's project, read from its database, not through our own client.
struct Everybody
{
    std::vector<std::string> ids;                         //!< UUIDs, in order
    std::map<std::string, std::string> byDistinctId;      //!< to UUID
    std::map<std::string, std::set<std::string>> byEmail; //!< lower case, to UUIDs
};

//! Somebody's word of a kind, the nth from 1: of all that name just one person.
std::string wordOf(const Everybody &all, IdKind kind, int nth);
//! In a text: PERSON1, DISTINCT1, EMAIL1 and so on up to 3 become such words.
QByteArray withWords(QByteArray text, const Everybody &all);

//! A demo server with its database on disk, and a client of it.
class MemberWorld final
{
public:
    explicit MemberWorld(ClientOptions options = quickOptions(), const std::string &generation = "newest");

    static ClientOptions quickOptions();
    DemoFixture &demo() { return m_demo; }
    CohortApi &api() { return m_api; }
    MemberServer server() { return memberServerOf(&m_api); }
    const Everybody &everybody() const { return m_everybody; }
    //! A new static cohort with these members; not valid when that failed.
    CohortId makeCohort(const QString &name, const std::set<std::string> &members);
    //! As the database has them.
    std::set<std::string> members(CohortId cohort) const;
    //! Another client of the same server.
    std::unique_ptr<ApiClient> clientWith(const ApiKey &key) const;

private:
    void readEverybody();

    QTemporaryDir m_folder;
    DemoFixture m_demo;
    ApiClient m_client;
    CohortApi m_api;
    Everybody m_everybody;
};

//! Waits short, so that a test of broken lines is quick.
Backoff quickBackoff();

//! Matches a list against a cohort; null when that failed (`error` tells).
std::shared_ptr<const MatchedList> matchList(const MemberServer &server, CohortId cohort,
                                             std::shared_ptr<const PeopleList> list, Error *error = nullptr);

//! Reads bytes as the program would; null with words in `problem`.
std::shared_ptr<const PeopleList> listFrom(const QByteArray &bytes, const ListHints &hints, QString *problem = nullptr);

MembershipRun runOf(const MembershipPlan &plan, CohortId cohort);

//! Lets a job run to its end.
bool finishes(MembershipJob &job);
//! What became of it, for the words of a failed test.
QString wordsOf(const MembershipJob &job);
QByteArray reportOf(const MembershipPlan &plan, const std::vector<PersonKey> &failed);

//! Answers of a bad day for every request that lists make: refused, cut, too fast. Each at another time.
extern const char *const RoughLine;

} // namespace desk::test
