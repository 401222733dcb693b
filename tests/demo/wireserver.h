// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demoserver.h"
#include "tests/demo/rawconnection.h"

#include <string>
#include <string_view>

namespace demo::test {

// A small server in this process, talked to with raw bytes.
class WireServer final
{
public:
    static DemoServer::Options options();

    WireServer();
    int port() const { return m_ready.port; }
    const std::string &key() const { return m_ready.apiKey; }
    // Replaces the fault plan; throws std::runtime_error when it is refused.
    void plan(const Json &faults) const;
    // Over a connection of its own.
    PlainAnswer get(std::string_view target, std::string_view headers = {}) const;

private:
    DemoServer m_server;
    DemoServer::Ready m_ready;
};

} // namespace demo::test
