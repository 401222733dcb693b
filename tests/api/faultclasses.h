// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/api/expected.h"
#include "tests/api/quickclient.h"
#include "tests/support/scriptedpeer.h"

namespace desk::test {

//! A fault and what it must lead to.
struct FaultClass
{
    const char *name = "";
    Script script;
    Expected repeatable; //!< for what may be sent again
    Expected once;       //!< for what must not
    //! For a stream, where it differs from what may be sent again.
    std::optional<Expected> streamed = {};
    bool isHanging = false; //!< ends by our own clock
    bool isInRows = false;  //!< the frame of the answer is good, what it holds is not
    bool isUnsure = false;  //!< a change may have been carried out, and the words say so
    bool isHeavy = false;   //!< hundreds of megabytes: a few at once
};

//! Everything that a server, a proxy or a bad line can do.
const std::vector<FaultClass> &faultClasses();

const Expected &expectedOf(const FaultClass &fault, const Operation &operation);

//! Limits in which the fault ends, and no shorter ones: other faults are not cut off on a busy computer.
ClientOptions optionsFor(const FaultClass &fault);

} // namespace desk::test
