// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/pollpace.h"

#include <algorithm>

namespace desk {

std::optional<PollPace::ms> PollPace::wait(int looks, ms age) const
{
    if (age >= stopAfter)
        return std::nullopt;
    if (looks == 0)
        return first;
    if (age >= slowestAfter)
        return slowest;
    if (age >= slowAfter)
        return slow;
    return std::min(longest, first + looks * step);
}

} // namespace desk
