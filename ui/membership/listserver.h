// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/membership/memberserver.h"

namespace desk {

class Session;

//! What lists of people ask of the session's server. What makes a cohort is sent once; when its answer is lost, the
//! cohort is looked up. Good as long as the session.
MemberServer listServer(Session *session);

} // namespace desk
