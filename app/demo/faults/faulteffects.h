// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/faults/faultplan.h"
#include "app/demo/server/reply.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace demo {

// How an answer is put on the wire; the standard is whole, at once and with the true length.
struct Delivery
{
    std::uint64_t paddingBefore = 0; // blanks before the body (JSON stays sound)
    std::optional<double> cutFraction = {};
    std::optional<std::uint64_t> cutBytes = {};
    bool cutHonestly = false; // the length tells of the cut body
    std::int64_t lengthOff = 0;
    std::size_t dripBytes = 0; // 0: not dripping
    std::chrono::milliseconds dripPause{0};
    bool gzipAlways = false;
    bool gzipNever = false;
};

// The answer that replaces the handler's, for kinds that do not let it run.
std::optional<Reply> replyInstead(const Fault &fault);
// What the fault makes of a finished answer.
void spoil(const Fault &fault, Reply &reply);
Delivery deliveryOf(const Fault &fault);
std::chrono::milliseconds delayOf(const Fault &fault);

} // namespace demo
