// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/server/request.h"
#include "app/demo/server/upload.h"

#include <httplib.h>

#include <string>

namespace demo {

// The library's request as ours. The result refers to both and lives no longer.
Request requestOf(const httplib::Request &raw, const Upload &upload);
// Whether the Host header names this machine's loopback: a page of another site that had its name resolved to
// 127.0.0.1 is not answered.
bool isLoopbackHost(const std::string &host);

} // namespace demo
