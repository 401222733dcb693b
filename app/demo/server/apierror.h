// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/json.h"

#include <optional>
#include <string>

namespace demo {

// A refusal in the envelope of contract 1.5. Thrown by the handlers of routes, turned into an answer in one place
// (front).
struct ApiError
{
    int status = 400;
    std::string type = "validation_error";
    std::string code = "invalid_input";
    std::string detail;
    std::optional<std::string> attr = {};
    Json extra = {};
    bool emptyBody = false; // two refusals of the real server have no body at all
};

// 400 of a field or of the whole request; code `invalid_input` unless another is given.
ApiError invalid(std::string detail, std::optional<std::string> attr = {}, std::string code = "invalid_input");
ApiError notFound(std::string detail = "Not found.");
ApiError emptyNotFound();
ApiError parseError(std::string detail);
ApiError methodNotAllowed(const std::string &method);
ApiError unauthenticated(std::string code, std::string detail);
ApiError forbidden(std::string detail);
// type `server_error`: 402, 409, 500, 503 ...
ApiError serverError(int status, std::string code, std::string detail, Json extra = {});

Json envelope(const ApiError &error);

} // namespace demo
