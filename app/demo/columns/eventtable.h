// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/columns/dictionary.h"
#include "app/demo/columns/propertysets.h"
#include "app/demo/columns/records.h"
#include "app/demo/columns/slottable.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace demo {

//! What an event is apart from person and time. The numbers are those of EventTable.
struct EventKind
{
    std::uint32_t name = 0;
    std::uint32_t properties = 0;
    std::uint32_t elements = 0; //!< 0: none
    friend bool operator==(const EventKind &, const EventKind &) = default;
};

/*! The events, sorted by person and time once sealed: twelve bytes an event. Part of Columns.
    Criteria are decided once for each kind of event and looked up for each event. */
class EventTable final
{
public:
    explicit EventTable(Dictionary &values);

    //! The number of a kind: what an event is apart from person and time. Throws std::invalid_argument for properties
    //! that are no JSON object.
    std::uint32_t internKind(std::string_view event, std::string_view properties, std::string_view elements);
    //! \a kind as internKind() gave it.
    void add(std::uint32_t person, std::int64_t timestampUs, std::uint32_t kind);
    void reserve(std::uint64_t events);
    //! Sorts by person and time; \a persons is the number of persons.
    void seal(std::uint32_t persons);

    [[nodiscard]] std::uint64_t count() const noexcept { return m_times.size(); }
    //! The events of a person are [begin(person), begin(person + 1)), in time order.
    [[nodiscard]] std::uint64_t begin(std::uint32_t person) const { return m_begin[person]; }
    [[nodiscard]] std::int64_t timeUs(std::uint64_t event) const { return m_times[event]; }
    [[nodiscard]] std::uint32_t kindOf(std::uint64_t event) const { return m_kindOf[event]; }
    [[nodiscard]] const std::int64_t *times() const noexcept { return m_times.data(); }
    [[nodiscard]] const std::uint32_t *kindNumbers() const noexcept { return m_kindOf.data(); }

    [[nodiscard]] std::uint32_t kindCount() const noexcept { return static_cast<std::uint32_t>(m_kinds.size()); }
    [[nodiscard]] const EventKind &kind(std::uint32_t number) const { return m_kinds[number]; }
    [[nodiscard]] const Dictionary &names() const noexcept { return m_names; }
    [[nodiscard]] const PropertySets &properties() const noexcept { return m_properties; }
    //! The elements of an autocapture event as a JSON list; empty when there are none.
    [[nodiscard]] std::string_view elements(std::uint32_t number) const { return m_elements.text(number); }
    [[nodiscard]] std::uint32_t elementsCount() const noexcept { return m_elements.count(); }
    [[nodiscard]] std::string_view name(std::uint64_t event) const
    {
        return m_names.text(m_kinds[m_kindOf[event]].name);
    }

private:
    std::uint32_t numberOf(const EventKind &kind);
    void countPersons(std::uint32_t persons);
    void sortWithinPersons();

    Dictionary m_names;
    Dictionary m_elements;
    PropertySets m_properties;
    std::vector<EventKind> m_kinds;
    SlotTable m_kindSlots;
    std::vector<std::uint32_t> m_personOf; //!< only until seal
    std::vector<std::int64_t> m_times;
    std::vector<std::uint32_t> m_kindOf;
    std::vector<std::uint64_t> m_begin;
};

} // namespace demo
