// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/engine/windows.h"

#include <nlohmann/json.hpp>

#include <cstdint>

namespace demo {

/*! W3 and its buckets, counted backwards from the end of yesterday (grammar 4.5). */
class RegularWindow final
{
public:
    //! Throws Failure for numbers below 1 and unknown intervals.
    RegularWindow(const nlohmann::json &leaf, const DateContext &dates);

    [[nodiscard]] const Window &window() const noexcept { return m_window; }
    //! The bucket of an instant inside the window: 0 is the last one.
    [[nodiscard]] std::int64_t bucket(std::int64_t timeUs);

private:
    enum class Unit { Hour, Day, Month };
    [[nodiscard]] std::int64_t bucketOfDay(std::int64_t localUs) const;
    [[nodiscard]] std::int64_t startLocal(std::int64_t units, const DateContext &dates) const;

    Zone m_zone;
    Unit m_unit = Unit::Day;
    std::int64_t m_unitsPerBucket = 1;
    std::int64_t m_endLocalUs = 0;
    Window m_window;
    Zone::Period m_period{0, 0, 0}; //!< of the last instant asked for
    std::int64_t m_dayLocalUs = -1; //!< begin of the last day asked for; -1: none yet
    std::int64_t m_dayBucket = 0;   //!< and its bucket
};

} // namespace demo
