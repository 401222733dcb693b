// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/server/apierror.h"

namespace demo {

ApiError invalid(std::string detail, std::optional<std::string> attr, std::string code)
{
    return {400, "validation_error", std::move(code), std::move(detail), std::move(attr)};
}

ApiError notFound(std::string detail)
{
    return {404, "invalid_request", "not_found", std::move(detail)};
}

ApiError emptyNotFound()
{
    ApiError error = notFound();
    error.emptyBody = true;
    return error;
}

ApiError parseError(std::string detail)
{
    return {400, "invalid_request", "parse_error", std::move(detail)};
}

ApiError methodNotAllowed(const std::string &method)
{
    return {405, "invalid_request", "method_not_allowed", "Method \"" + method + "\" not allowed."};
}

ApiError unauthenticated(std::string code, std::string detail)
{
    return {401, "authentication_error", std::move(code), std::move(detail)};
}

ApiError forbidden(std::string detail)
{
    return {403, "authentication_error", "permission_denied", std::move(detail)};
}

ApiError serverError(int status, std::string code, std::string detail, Json extra)
{
    return {status, "server_error", std::move(code), std::move(detail), {}, std::move(extra)};
}

Json envelope(const ApiError &error)
{
    Json body = {{"type", error.type}, {"code", error.code}, {"detail", error.detail}, {"attr", nullptr}};
    if (error.attr)
        body["attr"] = *error.attr;
    if (!error.extra.is_null())
        body["extra"] = error.extra;
    return body;
}

} // namespace demo
