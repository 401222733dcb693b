// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/cohortapi.h"

#include <any>
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
    std::any value;             //!< of a success that says more than that, without what is new each time
    bool (*areSame)(const std::any &, const std::any &) = nullptr;
};

//! What a cohort must be like for an operation to succeed on it.
enum class Ground { EmptyList, ListWithPerson, FailedRun, Criteria };

//! Whom an operation is about. The standard is for servers that answer anything.
struct Subject
{
    CohortId cohort{7};
    PersonId person{QStringLiteral("0190d2c1-7777-0000-0000-000000000001")};
    QString distinctId = QStringLiteral("a");
};

//! One function of CohortApi, called with harmless arguments.
struct Operation
{
    const char *name;
    Effect effect;
    QByteArray good;                      //!< a body that makes it succeed
    QByteArray type = "application/json"; //!< of that body
    bool readElsewhere = false;           //!< the asker checks the rows itself, in a thread of its own
    bool isStream = false;                //!< hands over what it has before it knows that all will come
    bool isOldOnly = false;               //!< on servers of the oldest generation alone
    Ground ground = Ground::EmptyList;
    std::function<Pending(CohortApi &, const Subject &, QObject *, std::shared_ptr<Ending>)> start = {};
};

//! Every function of CohortApi that speaks to the server.
const std::vector<Operation> &operations();

} // namespace desk::test
