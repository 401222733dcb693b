// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

namespace desk {

//! How often a calculating cohort is read again (contract 7.5): soon at first, slower with time, in the end never.
struct PollPace
{
    using ms = std::chrono::milliseconds;
    ms first{1'000};    //!< from the change to the first look
    ms step{1'000};     //!< every look in the first minute waits that much longer ...
    ms longest{5'000};  //!< ... up to this
    ms slow{15'000};    //!< after `slowAfter`
    ms slowest{60'000}; //!< after `slowestAfter`
    ms slowAfter{60'000};
    ms slowestAfter{600'000};
    ms stopAfter{1'800'000}; //!< runs of 20 minutes do occur; beyond this only a person asks

    //! The wait before look number `looks` (0 = the first), `age` after the watch began; nothing: stop looking.
    std::optional<ms> wait(int looks, ms age) const;
};

} // namespace desk
