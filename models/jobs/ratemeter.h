// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <deque>
#include <optional>

namespace desk {

//! The pace of the last seconds, so that a slow start or a break does not bend it. A value; times in milliseconds of
//! any clock that only goes forward.
class RateMeter final
{
public:
    void restart(qint64 nowMs, qint64 done);
    void add(qint64 nowMs, qint64 done);
    double perSecond() const;
    //! How long that much more takes at this pace; nothing while there is no pace.
    std::optional<std::chrono::seconds> timeFor(qint64 more) const;

private:
    struct Sample
    {
        qint64 ms;
        qint64 done;
    };
    std::deque<Sample> m_samples;
};

} // namespace desk
