// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/membership/memberserver.h"
#include "models/membership/personcache.h"

#include <QObject>

#include <deque>

namespace desk {

//! Finds the people whom up to 1000 values name: with one query where the key may ask it, else with look-ups in the
//! persons list, several at once. One question at a time. Owned by a matcher; GUI thread.
class PersonFinder final : public QObject
{
    Q_OBJECT
public:
    static constexpr size_t MostValues = 1000;

    //! `cache` may be null, else must outlive the finder.
    PersonFinder(MemberServer server, FoundPersons *cache, QObject *parent);

    //! Canonical values, none twice.
    void find(IdKind kind, std::vector<std::string> values);
    //! Queries are refused to this key or server: values are looked up a few at a time.
    bool isSlow() const { return m_isSlow; }
    //! So many requests a thousand values take then.
    static qint64 slowRequests(IdKind kind, qint64 values);
    void stop();

signals:
    //! Everybody who was found; a value that names several people is there several times.
    void found(const std::vector<desk::FoundPerson> &people);
    void failed(const desk::Error &error);
    //! isSlow() became true; the look-ups begin when this was heard, unless somebody stops them.
    void slowed();

private:
    struct Part
    {
        std::vector<std::string> values;
        Pending pending = {};
    };

    void takeKnown(std::vector<std::string> &values);
    void goOn();
    void askQuery();
    void takeRows(const Result<QueryResult> &result, qint64 limit);
    void halve();
    void slowDown();
    void askSlowly();
    void ask(const std::shared_ptr<Part> &part);
    void askPage(const std::shared_ptr<Part> &part, const PersonQuery &query);
    template<class T>
    bool isOver(const std::shared_ptr<Part> &part, const Result<T> &result);
    void partDone(const std::shared_ptr<Part> &part, std::vector<FoundPerson> people);
    void fail(const Error &error);

    MemberServer m_server;
    FoundPersons *m_cache;
    IdKind m_kind = IdKind::DistinctId;
    bool m_isSlow = false;
    std::deque<std::vector<std::string>> m_left; //!< parts that are not asked for yet
    std::vector<std::shared_ptr<Part>> m_running;
    std::vector<FoundPerson> m_known; //!< from the cache
    std::vector<FoundPerson> m_found; //!< from the server
    Pending m_query;
};

} // namespace desk
