// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/faults/faulteffects.h"
#include "app/demo/server/stopflag.h"

#include <httplib.h>

namespace demo {

// Puts the answer into the library's response so that it goes out as `delivery` says. The library would compress by
// itself, slowly, and insist on true lengths; a content provider keeps it from both.
void deliver(Reply reply, const Delivery &delivery, StopFlag &stopping, httplib::Response &response);

} // namespace demo
