// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace demo {

/* Ends every connection that this process accepted on the port: a thread that waits for the next request, or for a slow
   reader, notices at once. The library keeps its connections to itself and would wait seconds for the idle ones. */
void endConnections(int port);

} // namespace demo
