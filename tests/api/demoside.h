// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/json.h"
#include "models/api/apikey.h"
#include "models/api/connection.h"
#include "tests/api/preparedstore.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace desk::test {

//! A demo server with a plan of faults that can be replaced. Asked over plain HTTP, so that what it tells of itself
//! does not come through the client that is tested. Everything throws std::runtime_error when the server does not do
//! it.
class DemoSide final
{
public:
    explicit DemoSide(demo::DemoServer::Options options);

    ConnectionSettings settings() const;
    QByteArray key() const { return QByteArray::fromStdString(m_ready.apiKey); }
    //! How many requests it received since the last call, without those of state().
    int takeCount();
    //! A JSON array.
    void replacePlan(const std::string &plan) const;
    //! Its cohorts and where the subject is a member, without what every execution makes anew; waits until nothing is
    //! being calculated.
    std::string state(const Subject &subject);
    //! As if it had received none yet.
    void forgetRequests();

private:
    demo::Json ask(const std::string &path);

    demo::DemoServer m_server;
    demo::DemoServer::Ready m_ready;
    int m_counted = 0; //!< of those in the server's log
};

//! The servers of the operations, one for each at a time. One that nobody changed serves again.
class DemoSides final
{
public:
    //! With this plan: as its file of faults when it is new, else put there.
    std::unique_ptr<DemoSide> take(const Operation &forWhat, const std::string &plan = "[]");
    void giveBackUnchanged(std::unique_ptr<DemoSide> side) { m_unchanged.push_back(std::move(side)); }
    const Subject &subject(const Operation &what) const { return m_store.subject(what.ground); }

private:
    PreparedStore m_store;
    std::vector<std::unique_ptr<DemoSide>> m_unchanged; //!< of the newest generation
};

//! Asks a server for JSON. Throws std::runtime_error when the status is another one.
demo::Json askJson(int port, const std::string &key, const std::string &method, const std::string &path,
                   const demo::Json &body = {}, int status = 200);
//! Asks for all cohorts until none is being calculated. Throws std::runtime_error when that does not come.
demo::Json calmCohorts(const std::function<demo::Json()> &ask);

} // namespace desk::test
