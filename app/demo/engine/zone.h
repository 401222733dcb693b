// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimeZone>

#include <cstdint>
#include <memory>
#include <vector>

namespace demo {

/*! A time zone as a table of its transitions, so that a hundred thousand dates convert in a few milliseconds.
    A cheap value; may be read from any thread. Times are microseconds, local ones as if the local clock were UTC. */
class Zone final
{
public:
    Zone(); //!< UTC
    explicit Zone(const QTimeZone &zone);

    //! A stretch of time with one offset.
    struct Period
    {
        std::int64_t fromUs;   //!< first instant
        std::int64_t beforeUs; //!< first instant after it
        std::int64_t offsetUs; //!< local minus UTC
    };
    [[nodiscard]] Period periodAt(std::int64_t utcUs) const;
    [[nodiscard]] std::int64_t toLocal(std::int64_t utcUs) const { return utcUs + periodAt(utcUs).offsetUs; }
    //! The instant of a local time: the earlier one when there are two, the first after the gap when there is none.
    [[nodiscard]] std::int64_t toUtc(std::int64_t localUs) const;

private:
    struct Span
    {
        std::int64_t fromUs;   //!< first instant
        std::int64_t offsetUs; //!< local minus UTC
    };
    std::shared_ptr<const std::vector<Span>> m_spans; //!< never empty; the first reaches back without end
};

} // namespace demo
