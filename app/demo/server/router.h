// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/server/reply.h"
#include "app/demo/server/request.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace demo {

using Handler = std::function<Reply(const Request &)>;

struct Route
{
    std::string method;
    std::vector<std::string> pattern;
    std::vector<std::string> scopes; // all are needed
    Handler handler;
};

// The table of routes. Filled while the server is built, then only read, by many threads.
class Router final
{
public:
    struct Match
    {
        const Route *route = nullptr;          // null when no route answers this method
        std::vector<std::string> methods = {}; // of this path; empty when the path is unknown
        std::map<std::string, std::string> captures = {};
    };

    // `pattern` such as "api/projects/{project}/cohorts/{cohort}"; a literal segment wins over a capture.
    void on(std::string method, std::string_view pattern, std::vector<std::string> scopes, Handler handler);
    Match find(const std::string &method, const std::vector<std::string> &segments) const;

private:
    std::vector<Route> m_routes;
};

std::vector<std::string> pathSegments(std::string_view path);

} // namespace demo
