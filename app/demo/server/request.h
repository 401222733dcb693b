// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/server/body.h"
#include "app/demo/server/keys.h"
#include "app/demo/server/querystring.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace demo {

// One request as a route's handler sees it: routed, its key checked, its project found. Lives for one call.
struct Request
{
    std::string method;
    std::string path;                       // decoded, without the query
    std::string target;                     // as it came, for the log of the control route
    std::string origin;                     // "http://127.0.0.1:8123": the base of absolute links
    std::vector<std::string> segments = {}; // of the path, without a `.json` or `.csv` at its end
    std::string suffix = {};                // that `json` or `csv`
    QueryString query = {};
    std::function<std::string(const std::string &)> header = {};
    std::string_view text = {};                 // the body as it came; empty for multipart
    std::function<RequestBody()> readBody = {}; // its fields; throws ApiError
    std::map<std::string, std::string> captures = {};
    const AccessKey *key = nullptr; // set by the gate; null on control routes
    std::int64_t projectId = 0;     // set by the gate when the path names a project
    bool storageIsDown = false;     // a planned fault: what keeps lists of people is out of order

    // The integer of a captured segment; other text is an unknown object (404).
    std::int64_t id(const std::string &name) const;
    // `format=` or the suffix; empty when neither was given.
    std::string format() const;
    // Contract 1.7 style 1: missing, zero, negative and non-numeric limits are `standard`.
    std::int64_t limit(std::int64_t standard = 100) const;
    std::int64_t offset() const;
    // The same URL with these query fields.
    std::string urlWith(const QueryString &fields) const;
};

} // namespace demo
