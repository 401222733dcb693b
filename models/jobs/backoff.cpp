// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/backoff.h"

#include <algorithm>

namespace desk {

namespace {

bool isServerAway(ErrorKind kind)
{
    return kind == ErrorKind::Offline || kind == ErrorKind::Timeout || kind == ErrorKind::ServerFailure ||
           kind == ErrorKind::Throttled;
}

//! What a proxy or a cut line gives for a moment, and a wrong address for ever.
bool isUnreadable(ErrorKind kind)
{
    return kind == ErrorKind::BrokenAnswer || kind == ErrorKind::NotPostHog;
}

} // namespace

std::optional<Backoff::Ms> Backoff::next(const Error &error, int tried, Ms waited) const
{
    const bool isWorthIt = isServerAway(error.kind) || (isUnreadable(error.kind) && tried < brokenAnswers);
    if (!isWorthIt || (patience && waited >= *patience))
        return std::nullopt;
    constexpr int MostDoublings = 20;
    const Ms wait = std::min(first * (1 << std::clamp(tried - 1, 0, MostDoublings)), longest);
    return error.retryAfter ? std::max(wait, *error.retryAfter) : wait;
}

} // namespace desk
