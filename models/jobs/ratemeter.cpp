// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/ratemeter.h"

#include <algorithm>
#include <cmath>

namespace desk {

namespace {
constexpr qint64 WindowMs = 5000;
}

void RateMeter::restart(qint64 nowMs, qint64 done)
{
    m_samples = {{nowMs, done}};
}

void RateMeter::add(qint64 nowMs, qint64 done)
{
    m_samples.push_back({nowMs, done});
    while (m_samples.size() > 2 && m_samples.front().ms < nowMs - WindowMs)
        m_samples.pop_front();
}

double RateMeter::perSecond() const
{
    if (m_samples.size() < 2 || m_samples.back().ms <= m_samples.front().ms)
        return 0;
    const auto ms = static_cast<double>(m_samples.back().ms - m_samples.front().ms);
    return static_cast<double>(m_samples.back().done - m_samples.front().done) * 1000 / ms;
}

std::optional<std::chrono::seconds> RateMeter::timeFor(qint64 more) const
{
    const double rate = perSecond();
    if (rate <= 0)
        return std::nullopt;
    return std::chrono::seconds(std::llround(std::ceil(static_cast<double>(std::max<qint64>(more, 0)) / rate)));
}

} // namespace desk
