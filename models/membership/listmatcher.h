// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/membership/matchedlist.h"
#include "models/membership/memberreader.h"
#include "models/membership/personfinder.h"

#include <QPointer>
#include <QThread>

namespace desk {

//! Finds out whom the rows of a list name and who of them is in a cohort: reads the members, then asks for the values
//! in blocks of 1000. Waits while the server is away. Owned by who shows the plan; GUI thread.
class ListMatcher final : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        Backoff backoff = {};
        //! More requests than that are not made one at a time without being asked for: see dear().
        std::optional<qint64> mostSlowRequests = {};
    };

    //! `cache` may be null, else must outlive the matcher.
    ListMatcher(MemberServer server, FoundPersons *cache, Options options, QObject *parent = nullptr);
    ~ListMatcher() override;

    //! `cohort` not valid: a new one, without members.
    void start(CohortId cohort, std::shared_ptr<const PeopleList> list);
    //! After dear(): all the same.
    void goOnSlowly();
    void stop();

signals:
    //! Of the members (total unknown: -1) and then of the values.
    void readingMembers(qint64 members);
    void progress(qint64 done, qint64 total);
    void waiting(const QString &why);
    //! This key may not ask queries and the list is long: so many requests would be needed. goOnSlowly() or stop().
    void dear(qint64 requests);
    void finished(std::shared_ptr<const desk::MatchedList> match);
    void failed(const desk::Error &error);

private:
    void membersRead(const std::vector<PersonKey> &members);
    void nextBlock();
    void askBlock();
    bool isTooDear() const;
    bool askWhenDear();
    void takeBlock(const std::vector<FoundPerson> &people);
    void stall(const Error &error);
    void finish();

    MemberServer m_server;
    Options m_options;
    MemberReader m_members;
    PersonFinder m_finder;
    QTimer m_retry;
    QElapsedTimer m_stalledSince;
    int m_tried = 0;
    bool m_isSlowAllowed = false;
    std::shared_ptr<MatchedList> m_match;
    std::vector<size_t> m_askable;
    size_t m_next = 0;
    size_t m_blockEnd = 0;
    QPointer<QThread> m_thread; //!< owns itself
};

} // namespace desk
