// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/server/router.h"

#include <cstdint>
#include <string>
#include <vector>

namespace demo {

// Decides who may come in: key, method, scopes, project - in the real server's order. Stateless after construction.
class Gate final
{
public:
    // The projects that the key's owner is a member of, the current one first, and one of somebody else.
    struct Projects
    {
        std::vector<std::int64_t> own;
        std::int64_t foreign = 0;
    };

    Gate(const KeyRing &keys, std::string controlKey, Projects projects);

    // Sets the request's key and project. Throws ApiError: 401, 403, 404, 405 (contract 1.5).
    void admit(Request &request, const Router::Match &match) const;

private:
    const AccessKey &keyOf(const Request &request) const;
    void admitToControl(const Request &request) const;
    void checkScopes(const Request &request, const Route &route) const;
    void checkLevel(const Request &request, const Route &route) const;
    void findProject(Request &request) const;
    std::int64_t projectNamed(const std::string &text) const;

    const KeyRing &m_keys; // of the server
    std::string m_controlKey;
    Projects m_projects;
};

} // namespace demo
