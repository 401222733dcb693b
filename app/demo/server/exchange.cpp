// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/server/exchange.h"

#include "app/demo/server/apierror.h"
#include "app/demo/server/router.h"

#include <algorithm>
#include <array>

namespace demo {

namespace {

void splitSuffix(Request &request)
{
    if (request.segments.empty())
        return;
    std::string &last = request.segments.back();
    for (const std::string_view suffix : {".json", ".csv"}) {
        if (last.size() <= suffix.size() || last.compare(last.size() - suffix.size(), suffix.size(), suffix) != 0)
            continue;
        request.suffix = suffix.substr(1);
        last.resize(last.size() - suffix.size());
        return;
    }
}

RequestBody multipartBody(const Upload &upload)
{
    RequestBody body{BodyForm::Multipart};
    for (const auto &[name, part] : upload.parts) {
        if (part.filename.empty())
            putFormField(body, name, part.content);
        else
            body.files[name] = part.content;
    }
    return body;
}

// The media type without its parameters; its letters' case does not matter.
std::string mediaKind(const std::string &type)
{
    std::string kind = type.substr(0, type.find_first_of("; "));
    std::transform(kind.begin(), kind.end(), kind.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return kind;
}

RequestBody bodyOf(const httplib::Request &raw, const Upload &upload)
{
    const std::string type = raw.get_header_value("Content-Type");
    const std::string kind = mediaKind(type);
    if (raw.is_multipart_form_data())
        return multipartBody(upload);
    if (kind == "application/x-www-form-urlencoded")
        return formBody(upload.text);
    if (kind.empty() || kind == "application/json" || upload.text.empty())
        return jsonBody(upload.text);
    throw ApiError{415, "invalid_request", "unsupported_media_type",
                   "Unsupported media type \"" + type + "\" in request."};
}

} // namespace

Request requestOf(const httplib::Request &raw, const Upload &upload)
{
    Request request{raw.method, raw.path, raw.target, "http://" + raw.get_header_value("Host")};
    request.segments = pathSegments(raw.path);
    splitSuffix(request);
    if (const auto question = raw.target.find('?'); question != std::string::npos)
        request.query = QueryString(std::string_view(raw.target).substr(question + 1));
    request.header = [&raw](const std::string &name) { return raw.get_header_value(name); };
    request.text = upload.text;
    request.readBody = [&raw, &upload] { return bodyOf(raw, upload); };
    return request;
}

bool isLoopbackHost(const std::string &host)
{
    const auto end = host.find(']');
    const auto colon = host.find(':', end == std::string::npos ? 0 : end);
    const std::string name = host.substr(0, colon);
    static constexpr std::array<std::string_view, 3> names = {"127.0.0.1", "localhost", "[::1]"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace demo
