// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"

#include <chrono>
#include <optional>

namespace desk {

//! How a job waits for a server that is away. The API client tries a request a few times within seconds by itself; this
//! is for the minutes and hours after that.
struct Backoff
{
    using Ms = std::chrono::milliseconds;

    Ms first{1000};
    Ms longest{30'000};
    std::optional<Ms> patience = {}; //!< waiting in one go for longer than that is giving up; nothing: never
    int brokenAnswers = 5;           //!< a page that arrives and cannot be read is asked for that often

    //! The wait before try number `tried` + 1 (`tried` from 1), or nothing: the error is one that waiting does not
    //! mend. `waited`: in this break so far.
    std::optional<Ms> next(const Error &error, int tried, Ms waited) const;
};

} // namespace desk
