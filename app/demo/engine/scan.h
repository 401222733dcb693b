// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/engine/calculation.h"
#include "app/demo/engine/kindmask.h"
#include "app/demo/engine/windows.h"

#include <cstdint>

namespace demo {

//! The events of one person, in time order.
class PersonEvents final
{
public:
    PersonEvents(const EventTable &events, std::uint32_t person)
        : m_times(events.times())
        , m_kinds(events.kindNumbers())
        , m_begin(events.begin(person))
        , m_end(events.begin(person + 1))
    {}

    /*! Calls \a visit(time, event number) for the events of the mask from the window, in time order, until it says
        false. */
    template<typename Visit>
    void forEach(const KindMask &mask, const Window &window, Visit visit) const
    {
        for (std::uint64_t i = m_begin; i < m_end; ++i) {
            if (window.contains(m_times[i]) && mask[m_kinds[i]] != 0 && !visit(m_times[i], i))
                return;
        }
    }

    [[nodiscard]] std::uint64_t begin() const noexcept { return m_begin; }
    [[nodiscard]] std::uint64_t end() const noexcept { return m_end; }
    [[nodiscard]] std::int64_t time(std::uint64_t event) const { return m_times[event]; }
    [[nodiscard]] std::uint32_t kind(std::uint64_t event) const { return m_kinds[event]; }

private:
    const std::int64_t *m_times;
    const std::uint32_t *m_kinds;
    std::uint64_t m_begin;
    std::uint64_t m_end;
};

//! The persons for whom \a holds(events) is true.
template<typename Holds>
[[nodiscard]] Members personsWith(Calculation &calculation, Holds holds)
{
    const EventTable &events = calculation.columns().events();
    Members found = calculation.nobody();
    for (std::uint32_t person = 0; person < found.persons(); ++person) {
        if ((person & 0xfffU) == 0)
            calculation.checkpoint();
        if (holds(PersonEvents(events, person)))
            found.add(person);
    }
    calculation.countRows(events.count());
    return found;
}

//! The persons with at least one event of the mask in the window.
[[nodiscard]] inline Members personsWithEvent(const KindMask &mask, const Window &window, Calculation &calculation)
{
    return personsWith(calculation, [&](const PersonEvents &events) {
        bool any = false;
        events.forEach(mask, window, [&](std::int64_t, std::uint64_t) {
            any = true;
            return false;
        });
        return any;
    });
}

//! The dates of a calculation.
[[nodiscard]] inline DateContext datesOf(const Calculation &calculation)
{
    return {calculation.around().nowUs, calculation.around().zone};
}

} // namespace demo
