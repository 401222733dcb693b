// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/wireserver.h"

#include <stdexcept>

namespace demo::test {

DemoServer::Options WireServer::options()
{
    DemoServer::Options options;
    options.persons = 1000;
    options.events = 3000;
    options.cohorts = 40;
    options.calculationDelayMs = 5;
    return options;
}

WireServer::WireServer()
    : m_server(options())
    , m_ready(m_server.start())
{}

void WireServer::plan(const Json &faults) const
{
    const std::string body = faults.dump();
    RawConnection connection(m_ready.port);
    connection.send("PUT /_control/faults HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + m_ready.controlKey +
                    "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
    if (connection.answer().status != 200)
        throw std::runtime_error("the fault plan is refused");
}

PlainAnswer WireServer::get(std::string_view target, std::string_view headers) const
{
    RawConnection connection(m_ready.port);
    connection.send(rawGet(target, m_ready.apiKey, headers));
    return connection.answer();
}

} // namespace demo::test
