// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/api/demoside.h"
#include "tests/api/plannedfaults.h"

#include <array>
#include <map>
#include <memory>

namespace desk::test {

//! What an operation leads to on a server without faults: before it, after one execution, after two.
struct Pattern
{
    std::array<std::string, 3> states;
    std::array<Ending, 2> endings;
};

//! The patterns of all operations.
class Patterns final
{
public:
    explicit Patterns(DemoSides &sides);
    const Pattern &of(const Operation &what) const { return m_made.at(&what); }

private:
    std::map<const Operation *, Pattern> m_made;
};

//! Whether two endings tell a person the same.
bool saySame(const Ending &one, const Ending &other);

//! One operation under one fault of the plan, with a server and a client of its own, so that many run side by side.
class DemoPair final
{
public:
    DemoPair(DemoSides &sides, const Operation &what, const PlannedFault &how, int strangersPort);

    void start();
    bool hasEnded() const;
    //! The plan is empty; the same client goes on, with patience again.
    void mend();

    const Operation &operation() const { return m_what; }
    const Ending &ending() const { return *m_ending; }
    DemoSide &side() { return *m_side; }
    QString name() const;
    //! What is not as it must be after the fault, and after the call without it; empty: nothing. Once each; a server
    //! on which all is as it was serves another pair then.
    QString complaint(const Pattern &pattern);
    QString complaintOfMended(const Pattern &pattern);

private:
    int carriedOut() const { return courseOf(m_how, m_what).isCarriedOut ? 1 : 0; }
    QString complaintOfState(const std::string &expected);
    QString complaintOfValue(const Pattern &pattern) const;

    const Operation &m_what;
    const PlannedFault &m_how;
    DemoSides &m_sides;
    std::unique_ptr<DemoSide> m_side;
    std::unique_ptr<ApiClient> m_client;
    std::unique_ptr<CohortApi> m_api;
    QObject m_context;
    std::shared_ptr<Ending> m_ending;
    Pending m_pending;
};

} // namespace desk::test
