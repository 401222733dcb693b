// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/json.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace demo {

enum class BodyForm { Object, Fields, Multipart };

// The fields of a request body, whatever form they came in.
struct RequestBody
{
    BodyForm form = BodyForm::Object;
    Json fields = Json::object();
    std::map<std::string, std::string> files = {}; // multipart file parts by field name
};

// Parses JSON as the real server does: refuses NaN and anything after the value; throws ApiError parse_error (400).
Json parseJson(std::string_view text);
// The same for a text that may well be none: nothing instead of an error.
std::optional<Json> parsedJson(std::string_view text);
// Throws ApiError 400 when the text is no JSON object.
RequestBody jsonBody(std::string_view text);
RequestBody formBody(std::string_view text);

// One text field of a form: JSON-valued fields are parsed, booleans and lists converted (contract 1.4).
void putFormField(RequestBody &body, const std::string &name, const std::string &value);

} // namespace demo
