// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/columns/dictionary.h"
#include "app/demo/columns/eventtable.h"
#include "app/demo/columns/persontable.h"
#include "app/demo/columns/records.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace demo {

//! A value and how many persons have it (contract 13.4, persons/values).
struct ValueCount
{
    std::string json; //!< the value as JSON text
    std::uint32_t count = 0;
};

/*! All persons and events of the project, in memory.
    Built once (addPerson in the server's order, addEvent in any order, seal), then read-only: a sealed Columns may be
    read from any number of threads. Owned by whoever owns the store; the engine only borrows it. */
class Columns final
{
public:
    Columns();
    Columns(const Columns &) = delete;
    Columns &operator=(const Columns &) = delete;

    //! Persons must come in the server's order: created_at descending, then uuid. Returns the person's index.
    //! Throws std::invalid_argument when the properties are no JSON object.
    std::uint32_t addPerson(const PersonRecord &person);
    //! The person must have been added already. Throws std::invalid_argument for properties that are no JSON object
    //! and std::out_of_range for an unknown person.
    void addEvent(const EventRecord &event);
    //! For millions of events of a few thousand kinds: each kind is read once, then given by its number.
    std::uint32_t addKind(std::string_view event, std::string_view properties, std::string_view elements);
    void addEvent(std::uint32_t person, std::int64_t timestampUs, std::uint32_t kind);
    void reserve(std::uint32_t persons, std::uint64_t events);
    //! Sorts the events by person and time. Nothing may be added afterwards.
    void seal();

    [[nodiscard]] const PersonTable &persons() const noexcept { return m_persons; }
    [[nodiscard]] const EventTable &events() const noexcept { return m_events; }
    [[nodiscard]] const Dictionary &values() const noexcept { return m_values; }
    [[nodiscard]] std::uint32_t personCount() const noexcept { return m_persons.count(); }
    [[nodiscard]] std::uint64_t eventCount() const noexcept { return m_events.count(); }

    //! The distinct values of a person property, most frequent first.
    [[nodiscard]] std::vector<ValueCount> personValues(std::string_view key) const;
    //! The distinct values of an event property since a time; an empty event name means all events.
    [[nodiscard]] std::vector<ValueCount> eventValues(std::string_view key, std::string_view event,
                                                      std::int64_t sinceUs) const;

private:
    Dictionary m_values; //!< before the tables: they refer to it
    PersonTable m_persons;
    EventTable m_events;
};

} // namespace demo
