// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/columns/columns.h"

#include <algorithm>
#include <stdexcept>

namespace demo {

namespace {

//! Counts of value numbers as a list, most frequent first; equal ones by their text.
std::vector<ValueCount> listed(const std::vector<std::uint32_t> &counts, const Dictionary &values)
{
    std::vector<ValueCount> list;
    for (std::uint32_t value = 0; value < counts.size(); ++value) {
        if (counts[value] > 0 && values.text(value) != "null")
            list.push_back({std::string(values.text(value)), counts[value]});
    }
    std::sort(list.begin(), list.end(), [](const ValueCount &a, const ValueCount &b) {
        return a.count != b.count ? a.count > b.count : a.json < b.json;
    });
    return list;
}

} // namespace

Columns::Columns()
    : m_persons(m_values)
    , m_events(m_values)
{}

std::uint32_t Columns::addPerson(const PersonRecord &person)
{
    return m_persons.add(person);
}

void Columns::addEvent(const EventRecord &event)
{
    addEvent(event.person, event.timestampUs, addKind(event.event, event.properties, event.elements));
}

std::uint32_t Columns::addKind(std::string_view event, std::string_view properties, std::string_view elements)
{
    return m_events.internKind(event, properties, elements);
}

void Columns::addEvent(std::uint32_t person, std::int64_t timestampUs, std::uint32_t kind)
{
    if (person >= m_persons.count())
        throw std::out_of_range("event of an unknown person");
    m_events.add(person, timestampUs, kind);
}

void Columns::reserve(std::uint32_t persons, std::uint64_t events)
{
    m_persons.reserve(persons);
    m_events.reserve(events);
}

void Columns::seal()
{
    m_events.seal(m_persons.count());
}

std::vector<ValueCount> Columns::personValues(std::string_view key) const
{
    const PropertySets::Column column = m_persons.properties().column(key);
    std::vector<std::uint32_t> counts(m_values.count());
    for (std::uint32_t person = 0; person < personCount(); ++person) {
        const std::uint32_t value = column.value(person);
        if (value != PropertySets::none)
            ++counts[value];
    }
    return listed(counts, m_values);
}

std::vector<ValueCount> Columns::eventValues(std::string_view key, std::string_view event, std::int64_t sinceUs) const
{
    const PropertySets::Column column = m_events.properties().column(key);
    const std::uint32_t name = m_events.names().find(event);
    std::vector<std::uint32_t> counts(m_values.count());
    for (std::uint64_t i = 0; i < m_events.count(); ++i) {
        const EventKind &kind = m_events.kind(m_events.kindOf(i));
        if (m_events.timeUs(i) < sinceUs || (!event.empty() && kind.name != name))
            continue;
        const std::uint32_t value = column.value(kind.properties);
        if (value != PropertySets::none)
            ++counts[value];
    }
    return listed(counts, m_values);
}

} // namespace demo
