// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/cohortapi.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace desk::test {

//! What came of an operation, whatever its type.
struct Ending
{
    int calls = 0;
    std::optional<Error> error; //!< nothing with a success
};

//! One function of CohortApi, called with harmless arguments.
struct Operation
{
    const char *name;
    Effect effect;
    QByteArray good;            //!< a body that makes it succeed
    bool readElsewhere = false; //!< the asker checks the rows itself, in a thread of its own
    std::function<Pending(CohortApi &, QObject *, std::shared_ptr<Ending>)> start;
};

//! Every function of CohortApi that speaks to the server.
const std::vector<Operation> &operations();

} // namespace desk::test
