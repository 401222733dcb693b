// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/engine/regularwindow.h"

#include "app/demo/engine/dates.h"

namespace demo {

namespace {

using nlohmann::json;

json member(const json &leaf, const char *name)
{
    const auto found = leaf.find(name);
    return found == leaf.end() ? json() : *found;
}

// Numbers beyond it reach back to year 1 in every unit, so cutting them there changes nothing.
constexpr std::int64_t enough = 1'000'000'000;

std::int64_t cut(std::int64_t number)
{
    return number < enough ? number : enough;
}

} // namespace

RegularWindow::RegularWindow(const json &leaf, const DateContext &dates)
    : m_zone(dates.zone)
{
    // Checks both and brings the quirk of the interval `minute`.
    const char letter = relativeText(member(leaf, "time_value"), member(leaf, "time_interval"), "").back();
    m_unit = letter == 'h' ? Unit::Hour : letter == 'm' || letter == 'y' ? Unit::Month : Unit::Day;
    const std::int64_t each = letter == 'w' ? 7 : letter == 'y' ? 12 : 1;
    m_unitsPerBucket = cut(positiveInteger(leaf.at("time_value"), "time_value")) * each;
    const std::int64_t periods = cut(positiveInteger(member(leaf, "total_periods"), "total_periods"));
    const std::int64_t now = m_zone.toLocal(dates.nowUs);
    m_endLocalUs = startOfDay(now) - 1;
    m_window.fromUs = m_zone.toUtc(startLocal(cut(m_unitsPerBucket) * periods, dates));
    m_window.toUs = m_zone.toUtc(m_endLocalUs);
}

std::int64_t RegularWindow::startLocal(std::int64_t units, const DateContext &dates) const
{
    const std::int64_t now = m_zone.toLocal(dates.nowUs);
    if (m_unit == Unit::Hour)
        return startOfDay(m_zone.toLocal(elapsedBefore(dates.nowUs, units, usPerHour)));
    if (m_unit == Unit::Day)
        return startOfDay(daysBefore(now, units));
    const std::int64_t start = startOfDay(monthsBefore(now, units));
    return start - (dateOf(start).day - 1) * usPerDay;
}

// The end is the last moment of a day, so that whole days and months back from it depend on the date alone. Events
// come in time order: mostly the day and the offset are those of the event before.
std::int64_t RegularWindow::bucket(std::int64_t timeUs)
{
    if (m_unit == Unit::Hour)
        return floorDiv(m_window.toUs - timeUs, usPerHour) / m_unitsPerBucket;
    if (timeUs < m_period.fromUs || timeUs >= m_period.beforeUs)
        m_period = m_zone.periodAt(timeUs);
    const std::int64_t local = timeUs + m_period.offsetUs;
    if (m_dayLocalUs < 0 || local < m_dayLocalUs || local >= m_dayLocalUs + usPerDay) {
        m_dayLocalUs = startOfDay(local);
        m_dayBucket = bucketOfDay(local);
    }
    return m_dayBucket;
}

std::int64_t RegularWindow::bucketOfDay(std::int64_t localUs) const
{
    if (m_unit == Unit::Month)
        return wholeMonthsBetween(localUs, m_endLocalUs) / m_unitsPerBucket;
    return (floorDiv(m_endLocalUs, usPerDay) - floorDiv(localUs, usPerDay)) / m_unitsPerBucket;
}

} // namespace demo
