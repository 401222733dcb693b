// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/server/gate.h"

#include "app/demo/server/apierror.h"

#include <algorithm>
#include <optional>

namespace demo {

namespace {

struct Credential
{
    std::string text;
    const char *place;
};

std::optional<std::string> bearer(const Request &request)
{
    constexpr std::string_view prefix = "Bearer ";
    const std::string header = request.header("Authorization");
    if (header.size() <= prefix.size() || header.compare(0, prefix.size(), prefix) != 0)
        return {};
    const auto start = header.find_first_not_of(' ', prefix.size());
    return start == std::string::npos ? std::nullopt : std::optional(header.substr(start));
}

std::optional<std::string> keyInBody(const Request &request)
{
    if (request.method == "GET" || request.method == "HEAD" || request.method == "OPTIONS")
        return {};
    const RequestBody body = request.readBody();
    const auto found = body.fields.find("personal_api_key");
    if (found == body.fields.end() || !found->is_string())
        return {};
    return found->get<std::string>();
}

// The first candidate is the only one that is tried (contract 1.2).
std::optional<Credential> credential(const Request &request)
{
    if (const auto text = bearer(request))
        return Credential{*text, "Authorization header"};
    if (const auto text = keyInBody(request))
        return Credential{*text, "body"};
    if (const auto text = request.query.value("personal_api_key"))
        return Credential{*text, "query string"};
    return {};
}

bool isOwnUser(const Request &request)
{
    return request.segments.size() == 3 && request.segments[1] == "users";
}

bool isAllowedIn(const AccessKey &key, std::int64_t project)
{
    return key.projects.empty() || std::find(key.projects.begin(), key.projects.end(), project) != key.projects.end();
}

} // namespace

Gate::Gate(const KeyRing &keys, std::string controlKey, Projects projects)
    : m_keys(keys)
    , m_controlKey(std::move(controlKey))
    , m_projects(std::move(projects))
{}

void Gate::admit(Request &request, const Router::Match &match) const
{
    if (match.methods.empty())
        throw notFound("Endpoint not found.");
    if (request.segments.front() == "_control")
        admitToControl(request);
    else
        request.key = &keyOf(request);
    if (!match.route && request.method != "OPTIONS")
        throw methodNotAllowed(request.method);
    if (!request.key)
        return;
    if (match.route)
        checkScopes(request, *match.route);
    findProject(request);
    if (match.route)
        checkLevel(request, *match.route);
}

const AccessKey &Gate::keyOf(const Request &request) const
{
    const std::optional<Credential> found = credential(request);
    if (!found)
        throw unauthenticated("not_authenticated", "Authentication credentials were not provided.");
    const AccessKey *key = m_keys.find(found->text);
    if (!key)
        throw unauthenticated("authentication_failed",
                              std::string("Personal API key found in request ") + found->place + " is invalid.");
    return *key;
}

void Gate::admitToControl(const Request &request) const
{
    const std::string header = request.header("X-Control-Key");
    if ((header.empty() ? bearer(request).value_or(std::string()) : header) != m_controlKey)
        throw unauthenticated("authentication_failed", "The control key is missing or wrong.");
}

void Gate::checkScopes(const Request &request, const Route &route) const
{
    for (const std::string &scope : route.scopes) {
        if (!request.key->allows(scope))
            throw forbidden("API key missing required scope '" + scope + "'");
    }
}

// What the key may is one thing, what its owner may is another (contract 1.5).
void Gate::checkLevel(const Request &request, const Route &route) const
{
    const std::string &level = request.key->cohortLevel;
    for (const std::string &scope : route.scopes) {
        if (scope == "cohort:write" && level != "editor")
            throw forbidden("You do not have editor access to this resource.");
        if (scope == "cohort:read" && level == "none")
            throw forbidden("You do not have viewer access to this resource.");
    }
}

std::int64_t Gate::projectNamed(const std::string &text) const
{
    if (text == "@current")
        return m_projects.own.front();
    const auto isIt = [&](std::int64_t id) { return std::to_string(id) == text; };
    if (isIt(m_projects.foreign))
        return m_projects.foreign;
    const auto found = std::find_if(m_projects.own.begin(), m_projects.own.end(), isIt);
    if (found == m_projects.own.end())
        throw notFound("Project not found.");
    return *found;
}

void Gate::findProject(Request &request) const
{
    const auto named = request.captures.find("project");
    if (named == request.captures.end()) {
        if (!request.key->projects.empty() && !isOwnUser(request))
            throw forbidden("API keys with scoped projects are only supported on project-based endpoints.");
        return;
    }
    const std::int64_t project = projectNamed(named->second);
    if (!isAllowedIn(*request.key, project))
        throw forbidden("API key does not have access to the requested project: ID " + std::to_string(project) + ".");
    if (project == m_projects.foreign)
        throw forbidden("You don't have access to the project.");
    request.projectId = project;
}

} // namespace demo
