// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/columns/eventtable.h"

#include <algorithm>
#include <stdexcept>
#include <tuple>
#include <utility>

namespace demo {

namespace {

std::uint64_t hashOfKind(const EventKind &kind)
{
    return mixHash(mixHash(kind.name, kind.properties), kind.elements);
}

} // namespace

EventTable::EventTable(Dictionary &values)
    : m_properties(values)
{
    m_elements.intern({}); // number 0: no elements
}

void EventTable::reserve(std::uint64_t events)
{
    m_personOf.reserve(events);
    m_times.reserve(events);
    m_kindOf.reserve(events);
}

std::uint32_t EventTable::numberOf(const EventKind &kind)
{
    const std::uint32_t known =
        m_kindSlots.find(hashOfKind(kind), [&](std::uint32_t number) { return m_kinds[number] == kind; });
    if (known != SlotTable::none)
        return known;
    m_kinds.push_back(kind);
    m_kindSlots.insert(kindCount() - 1, [this](std::uint32_t old) { return hashOfKind(m_kinds[old]); });
    return kindCount() - 1;
}

std::uint32_t EventTable::internKind(std::string_view event, std::string_view properties, std::string_view elements)
{
    EventKind kind;
    kind.properties = m_properties.intern(properties); // first: it is what may throw
    kind.name = m_names.intern(event);
    kind.elements = m_elements.intern(elements);
    return numberOf(kind);
}

void EventTable::add(std::uint32_t person, std::int64_t timestampUs, std::uint32_t kind)
{
    m_kindOf.push_back(kind);
    m_personOf.push_back(person);
    m_times.push_back(timestampUs);
}

void EventTable::countPersons(std::uint32_t persons)
{
    m_begin.assign(std::size_t(persons) + 1, 0);
    for (const std::uint32_t person : m_personOf)
        ++m_begin.at(std::size_t(person) + 1);
    for (std::size_t i = 1; i < m_begin.size(); ++i)
        m_begin[i] += m_begin[i - 1];
}

void EventTable::seal(std::uint32_t persons)
{
    countPersons(persons);
    std::vector<std::uint64_t> next(m_begin);
    std::vector<std::int64_t> times(m_times.size());
    std::vector<std::uint32_t> kinds(m_kindOf.size());
    for (std::size_t i = 0; i < m_times.size(); ++i) {
        const std::uint64_t place = next[m_personOf[i]]++;
        times[place] = m_times[i];
        kinds[place] = m_kindOf[i];
    }
    m_times = std::move(times);
    m_kindOf = std::move(kinds);
    m_personOf = {};
    m_kindSlots.clear();
    sortWithinPersons();
}

void EventTable::sortWithinPersons()
{
    std::vector<std::pair<std::int64_t, std::uint32_t>> events;
    for (std::size_t person = 0; person + 1 < m_begin.size(); ++person) {
        const auto first = static_cast<std::ptrdiff_t>(m_begin[person]);
        const auto last = static_cast<std::ptrdiff_t>(m_begin[person + 1]);
        if (std::is_sorted(m_times.begin() + first, m_times.begin() + last))
            continue;
        events.clear();
        for (auto i = static_cast<std::size_t>(first); i < static_cast<std::size_t>(last); ++i)
            events.emplace_back(m_times[i], m_kindOf[i]);
        std::stable_sort(events.begin(), events.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
        for (std::size_t i = 0; i < events.size(); ++i)
            std::tie(m_times[m_begin[person] + i], m_kindOf[m_begin[person] + i]) = events[i];
    }
}

} // namespace demo
