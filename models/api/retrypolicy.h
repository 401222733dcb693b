// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/apirequest.h"
#include "models/base/error.h"

#include <QDateTime>

#include <optional>

namespace desk {

//! An Error with what only the client needs: may the same request succeed a moment later?
struct Failure
{
    Error error;
    bool passing = false; //!< the cause may pass by itself: cut, silent, refused, 502
    bool sent = true;     //!< false only when surely no byte of the request reached a server
};

//! When to try again. Pure: the same arguments give the same answer.
struct RetryPolicy
{
    using Ms = std::chrono::milliseconds;

    int tries = 3;    //!< sent at most that often
    Ms first{400};    //!< before the second try; doubles each time
    Ms longest{8000}; //!< no wait is longer

    //! The wait before the next try, or nothing: give up. `tried` counts from 1; `jitter` in [0, 1) spreads the wait
    //! over its upper half, so that many clients do not come back at once.
    std::optional<Ms> next(int tried, Effect effect, const Failure &failure, double jitter) const;
};

//! How long a 429 pauses the client (contract 1.6).
struct PausePolicy
{
    using Ms = std::chrono::milliseconds;

    Ms first{2000};      //!< when the server names no time; doubles with each 429 in a row
    Ms longest{3600000}; //!< whatever the server says, after that we ask again

    //! Retry-After (seconds or HTTP date), else the seconds in `detail`, else the back-off. `inRow` counts from 1.
    Ms pause(const QByteArray &retryAfter, const QString &detail, int inRow, const QDateTime &now, double jitter) const;
};

std::optional<std::chrono::milliseconds> parseRetryAfter(const QByteArray &header, const QDateTime &now);
std::optional<std::chrono::milliseconds> secondsInDetail(const QString &detail);

} // namespace desk
