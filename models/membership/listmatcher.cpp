// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/membership/listmatcher.h"

#include <algorithm>
#include <unordered_map>

namespace desk {

ListMatcher::ListMatcher(MemberServer server, FoundPersons *cache, Options options, QObject *parent)
    : QObject(parent)
    , m_server(std::move(server))
    , m_options(std::move(options))
    , m_members(m_server.page, m_options.backoff, this)
    , m_finder(m_server, cache, this)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &ListMatcher::askBlock);
    connect(&m_members, &MemberReader::progress, this, &ListMatcher::readingMembers);
    connect(&m_members, &MemberReader::waiting, this, &ListMatcher::waiting);
    connect(&m_members, &MemberReader::failed, this, &ListMatcher::failed);
    connect(&m_members, &MemberReader::finished, this, &ListMatcher::membersRead);
    connect(&m_finder, &PersonFinder::found, this, &ListMatcher::takeBlock);
    connect(&m_finder, &PersonFinder::failed, this, &ListMatcher::stall);
    connect(&m_finder, &PersonFinder::slowed, this, &ListMatcher::askWhenDear);
}

ListMatcher::~ListMatcher()
{
    stop();
}

void ListMatcher::start(CohortId cohort, std::shared_ptr<const PeopleList> list)
{
    stop();
    m_askable = list->askable();
    m_match = std::make_shared<MatchedList>(matchFor(std::move(list)));
    m_next = 0;
    m_tried = 0;
    m_isSlowAllowed = false;
    if (cohort.isValid())
        m_members.start(cohort);
    else
        nextBlock();
}

void ListMatcher::stop()
{
    m_members.stop();
    m_finder.stop();
    m_retry.stop();
    // What a thread makes is its own, so nobody waits for it. What is in the event loop already, from it or from here,
    // is too late: it is about another match than this one.
    if (m_thread)
        m_thread->disconnect(this);
    m_thread = nullptr;
    m_match = nullptr;
}

void ListMatcher::goOnSlowly()
{
    m_isSlowAllowed = true;
    if (m_match)
        askBlock();
}

void ListMatcher::membersRead(const std::vector<PersonKey> &members)
{
    m_match->members = members;
    nextBlock();
}

void ListMatcher::nextBlock()
{
    emit progress(static_cast<qint64>(m_next), static_cast<qint64>(m_askable.size()));
    if (m_next >= m_askable.size())
        return finish();
    m_blockEnd = std::min(m_next + PersonFinder::MostValues, m_askable.size());
    askBlock();
}

bool ListMatcher::isTooDear() const
{
    if (!m_options.mostSlowRequests || m_isSlowAllowed || !m_finder.isSlow())
        return false;
    const auto left = static_cast<qint64>(m_askable.size() - m_next);
    return PersonFinder::slowRequests(m_match->list->kind(), left) > *m_options.mostSlowRequests;
}

//! True: the person is asked, and nothing goes on before the answer.
bool ListMatcher::askWhenDear()
{
    if (!isTooDear())
        return false;
    m_finder.stop();
    const auto left = static_cast<qint64>(m_askable.size() - m_next);
    emit dear(PersonFinder::slowRequests(m_match->list->kind(), left));
    return true;
}

void ListMatcher::askBlock()
{
    if (askWhenDear())
        return;
    const IdKind kind = m_match->list->kind();
    std::vector<std::string> values;
    for (size_t i = m_next; i < m_blockEnd; ++i)
        values.push_back(canonicalValue(m_match->list->value(m_askable[i]), kind));
    m_finder.find(kind, std::move(values));
}

void ListMatcher::takeBlock(const std::vector<FoundPerson> &people)
{
    if (std::exchange(m_tried, 0) > 0)
        emit waiting({});
    std::unordered_map<size_t, std::vector<PersonKey>> byRow;
    for (const FoundPerson &each : people) {
        const size_t row = m_match->list->find(each.value);
        if (row != PeopleList::None) // a server that answers what nobody asked
            byRow[row].push_back(each.person);
    }
    for (auto &[row, keys] : byRow)
        m_match->setPeople(row, std::move(keys));
    m_next = m_blockEnd;
    // Answers from the cache come at once: through the event loop, so that blocks do not pile up on the stack.
    const auto goOn = [this, match = m_match] {
        if (match == m_match)
            nextBlock();
    };
    QMetaObject::invokeMethod(this, goOn, Qt::QueuedConnection);
}

void ListMatcher::stall(const Error &error)
{
    if (m_tried++ == 0)
        m_stalledSince.start();
    const auto wait = m_options.backoff.next(error, m_tried, Backoff::Ms(m_stalledSince.elapsed()));
    if (!wait) {
        emit failed(error);
        return;
    }
    emit waiting(error.text);
    m_retry.start(*wait);
}

void ListMatcher::finish()
{
    m_thread = QThread::create([match = m_match] { finishMatch(*match); });
    connect(m_thread, &QThread::finished, this, [this, match = m_match] {
        if (match == m_match)
            emit finished(match);
    });
    connect(m_thread, &QThread::finished, m_thread, &QObject::deleteLater);
    m_thread->start();
}

} // namespace desk
