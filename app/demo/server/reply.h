// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/json.h"

#include <string>
#include <utility>
#include <vector>

namespace demo {

// A finished answer; the front adds compression, the date and the faults of the plan.
struct Reply
{
    int status = 200;
    std::string contentType = "application/json";
    std::string body = {};
    std::vector<std::pair<std::string, std::string>> headers = {};
};

inline Reply jsonReply(const Json &body, int status = 200)
{
    return {status, "application/json", jsonText(body)};
}

} // namespace demo
