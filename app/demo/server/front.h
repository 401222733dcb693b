// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/clock.h"
#include "app/demo/faults/faultplan.h"
#include "app/demo/server/gate.h"
#include "app/demo/server/requestlog.h"
#include "app/demo/server/router.h"
#include "app/demo/server/stopflag.h"

#include <memory>

namespace demo {

/* The HTTP side of the server: listens on the loopback, turns requests into routed ones, refusals into envelopes, and
   carries out the fault plan. Owned by the DemoServer; handlers run in a thread for each open connection. */
class Front final
{
public:
    struct Parts
    {
        const Router &router;
        const Gate &gate;
        FaultPlan &faults;
        RequestLog &log;
        Clock &clock;
        StopFlag &stopping;
    };

    explicit Front(Parts parts);
    ~Front();

    // Listens on this port (0: a free one) and returns it. Throws std::runtime_error when it is taken.
    int start(int port);
    // Ends all connections and waits for their threads. Delays and drips end early.
    void stop();

private:
    class Listener;
    std::unique_ptr<Listener> m_listener;
};

} // namespace demo
