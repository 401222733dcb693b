// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/membership/personfinder.h"

#include "models/codec/jsonstring.h"

#include <algorithm>

namespace desk {

namespace {

constexpr size_t AtOnce = 4;
//! Addresses are long, and a URL may not be (some proxies end it at 8 KiB).
constexpr size_t EmailsAtOnce = 25;

//! This key or this server never answers such queries, or not now.
bool refusesQueries(const Error &error)
{
    constexpr int TooLong = 512;
    switch (error.kind) {
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::Invalid:
    case ErrorKind::PaymentRequired:
    case ErrorKind::Throttled:
        return true;
    default:
        return error.httpStatus == 504 || error.httpStatus == TooLong || error.httpStatus == TooLong + 1;
    }
}

size_t partSize(IdKind kind)
{
    return kind == IdKind::Email ? EmailsAtOnce : 1;
}

} // namespace

PersonFinder::PersonFinder(MemberServer server, FoundPersons *cache, QObject *parent)
    : QObject(parent)
    , m_server(std::move(server))
    , m_cache(cache)
{}

qint64 PersonFinder::slowRequests(IdKind kind, qint64 values)
{
    const auto size = static_cast<qint64>(partSize(kind));
    return (values + size - 1) / size;
}

void PersonFinder::stop()
{
    m_left.clear();
    m_running.clear();
    m_query.drop();
}

void PersonFinder::find(IdKind kind, std::vector<std::string> values)
{
    stop();
    m_kind = kind;
    m_known.clear();
    m_found.clear();
    takeKnown(values);
    if (!values.empty())
        m_left.push_back(std::move(values));
    if (m_isSlow)
        slowDown();
    goOn();
}

void PersonFinder::takeKnown(std::vector<std::string> &values)
{
    if (!m_cache)
        return;
    const auto isKnown = [this](const std::string &value) {
        const auto *people = m_cache->find(m_kind, value);
        if (people) {
            for (const PersonKey &person : *people)
                m_known.push_back({value, person});
        }
        return people != nullptr;
    };
    values.erase(std::remove_if(values.begin(), values.end(), isKnown), values.end());
}

void PersonFinder::goOn()
{
    if (m_left.empty() && m_running.empty()) {
        if (m_cache)
            m_cache->add(m_kind, m_found);
        m_known.insert(m_known.end(), m_found.begin(), m_found.end());
        emit found(m_known);
    } else if (m_isSlow) {
        askSlowly();
    } else {
        askQuery();
    }
}

void PersonFinder::askQuery()
{
    const LookupQuery query = lookupQuery(m_kind, m_left.front());
    m_query = m_server.query(
        query.body, this, [this, limit = query.limit](const Result<QueryResult> &result) { takeRows(result, limit); });
}

void PersonFinder::takeRows(const Result<QueryResult> &result, qint64 limit)
{
    if (!result && refusesQueries(result.error())) {
        slowDown();
        emit slowed(); // who hears it may stop
        return m_left.empty() ? void() : goOn();
    }
    if (!result)
        return fail(result.error());
    // As many rows as may come at most: some may be cut off (contract 13.9.6).
    const bool isFull = m_kind != IdKind::PersonId && static_cast<qint64>(result->rows.size()) >= limit;
    if (isFull && m_left.front().size() > 1)
        return halve(), goOn();
    auto people = foundIn(*result, m_kind);
    if (!people)
        return fail(people.error());
    m_found.insert(m_found.end(), people->begin(), people->end());
    m_left.pop_front();
    goOn();
}

void PersonFinder::halve()
{
    std::vector<std::string> &part = m_left.front();
    const auto middle = part.begin() + static_cast<std::ptrdiff_t>(part.size() / 2);
    std::vector<std::string> second(middle, part.end());
    part.erase(middle, part.end());
    m_left.insert(m_left.begin() + 1, std::move(second));
}

//! Cuts what is left into the small parts that a look-up takes.
void PersonFinder::slowDown()
{
    std::deque<std::vector<std::string>> parts;
    for (auto &part : m_left) {
        for (std::string &value : part) {
            if (parts.empty() || parts.back().size() >= partSize(m_kind))
                parts.emplace_back();
            parts.back().push_back(std::move(value));
        }
    }
    m_left.swap(parts);
    m_isSlow = true;
}

void PersonFinder::askSlowly()
{
    while (m_running.size() < AtOnce && !m_left.empty()) {
        const auto part = std::make_shared<Part>(Part{std::move(m_left.front())});
        m_left.pop_front();
        m_running.push_back(part);
        ask(part);
    }
}

void PersonFinder::ask(const std::shared_ptr<Part> &part)
{
    const std::string &value = part->values.front();
    const QString text = textFromUtf8(value);
    const std::weak_ptr<Part> weak = part;
    if (m_kind == IdKind::Email)
        return askPage(part, emailSearch(part->values));
    if (m_kind == IdKind::PersonId) {
        part->pending = m_server.person(PersonId{text}, this, [this, weak](const Result<Person> &person) {
            const auto held = weak.lock();
            if (!held || isOver(held, person))
                return;
            const auto key = readPersonKey(person->id.uuid.toStdString());
            partDone(held, key ? std::vector<FoundPerson>{{held->values.front(), *key}} : std::vector<FoundPerson>());
        });
        return;
    }
    part->pending = m_server.personsByDistinctId(text, this, [this, weak](const Result<Page<Person>> &page) {
        const auto held = weak.lock();
        if (!held || isOver(held, page))
            return;
        std::vector<FoundPerson> people;
        for (const Person &person : page->rows) {
            if (const auto key = readPersonKey(person.id.uuid.toStdString()))
                people.push_back({held->values.front(), *key});
        }
        partDone(held, std::move(people));
    });
}

void PersonFinder::askPage(const std::shared_ptr<Part> &part, const PersonQuery &query)
{
    const std::weak_ptr<Part> weak = part;
    part->pending = m_server.persons(query, this, [this, weak, query](const Result<Page<Person>> &page) {
        const auto held = weak.lock();
        if (!held || isOver(held, page))
            return;
        auto people = foundByEmail(*page, held->values);
        if (!page->hasMore)
            return partDone(held, std::move(people));
        m_found.insert(m_found.end(), people.begin(), people.end());
        PersonQuery next = query;
        next.offset += next.limit;
        askPage(held, next);
    });
}

//! A person who is not there is an answer; everything else that is no success ends the question.
template<class T>
bool PersonFinder::isOver(const std::shared_ptr<Part> &part, const Result<T> &result)
{
    if (result)
        return false;
    if (result.error().kind == ErrorKind::NotFound)
        partDone(part, {});
    else
        fail(result.error());
    return true;
}

void PersonFinder::partDone(const std::shared_ptr<Part> &part, std::vector<FoundPerson> people)
{
    m_found.insert(m_found.end(), people.begin(), people.end());
    m_running.erase(std::find(m_running.begin(), m_running.end(), part));
    goOn();
}

void PersonFinder::fail(const Error &error)
{
    stop();
    emit failed(error);
}

} // namespace desk
