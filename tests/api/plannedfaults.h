// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/json.h"
#include "tests/api/expected.h"
#include "tests/api/quickclient.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace desk::test {

//! What a call leads to while a plan is on.
struct Course
{
    Expected expected;
    bool isCarriedOut = false; //!< the server did what was asked, whatever it said
};

//! One plan of the demo server and what it must lead to.
struct PlannedFault
{
    using Ms = std::chrono::milliseconds;

    std::string name;
    demo::Json plan;                    //!< @PORT@ in it: the port of a server that must not see the key
    Course repeatable;                  //!< for what may be sent again
    Course once;                        //!< for what must not
    std::optional<Expected> streamed{}; //!< for a stream, where it differs
    //! A change may have been carried out, and the words say so; not given: the transport sees it or not.
    std::optional<bool> isUnsure = false;
    bool isSpoilt = false;                //!< a success may say less than the server knows
    bool isLate = false;                  //!< what is asked for is carried out when nobody waits for it any more
    bool isHeavy = false;                 //!< hundreds of megabytes: a few at once
    Ms silence{20'000}, deadline{60'000}; //!< how long the client waits
};

//! Every kind of fault that the demo server's plan knows.
const std::vector<PlannedFault> &plannedFaults();

const Course &courseOf(const PlannedFault &fault, const Operation &operation);
const Expected &expectedOf(const PlannedFault &fault, const Operation &operation);
ClientOptions optionsFor(const PlannedFault &fault);

} // namespace desk::test
