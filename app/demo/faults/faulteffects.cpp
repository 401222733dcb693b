// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/faults/faulteffects.h"

#include "app/demo/server/apierror.h"

#include <algorithm>

namespace demo {

namespace {

constexpr const char *ProxyPage = "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad "
                                  "Gateway</h1></center><hr><center>nginx</center></body></html>\n";

ApiError errorOf(const Fault &fault, int status)
{
    const std::string seconds = fault.text("seconds", "1");
    switch (status) {
    case 401:
        return unauthenticated("authentication_failed",
                               "Personal API key found in request Authorization header is invalid.");
    case 402:
        return serverError(402, "payment_required", "This feature is part of the premium PostHog offering.");
    case 403:
        return forbidden("API key missing required scope 'cohort:write'");
    case 404:
        return notFound();
    case 409:
        return serverError(409, "population_in_progress",
                           "This cohort is still being populated. Wait for it to finish, or abandon the run, then try "
                           "again.");
    case 429:
        return {429, "throttled_error", "throttled",
                "Request was throttled. Expected available in " + seconds + " seconds."};
    default:
        break;
    }
    return status < 500 ? ApiError{status, "invalid_request", "error", "The demo refuses this request."}
                        : serverError(status, "error", "A server error occurred.");
}

ApiError wordedError(const Fault &fault, int status)
{
    ApiError error = errorOf(fault, status);
    error.type = fault.text("type", error.type);
    error.code = fault.text("code", error.code);
    error.detail = fault.text("detail", error.detail);
    if (fault.words.contains("attr"))
        error.attr = fault.text("attr", {});
    error.extra = fault.words.value("extra", Json());
    return error;
}

void addHeaders(const Fault &fault, Reply &reply)
{
    if (fault.words.contains("retry_after"))
        reply.headers.emplace_back("Retry-After", fault.text("retry_after", {}));
    const auto more = fault.words.find("headers");
    if (more == fault.words.end() || !more->is_object())
        return;
    for (const auto &[name, value] : more->items())
        reply.headers.emplace_back(name, value.is_string() ? value.get<std::string>() : jsonText(value));
}

Reply statusReply(const Fault &fault)
{
    const int status = static_cast<int>(std::clamp<std::int64_t>(fault.number("status", 500), 200, 599));
    Reply reply{status, "application/json", jsonText(envelope(wordedError(fault, status)))};
    if (fault.words.contains("body"))
        reply.body = fault.text("body", {});
    const bool page = fault.words.contains("html") && fault.words["html"] == true;
    if (page)
        reply.body = ProxyPage;
    reply.contentType = fault.text("content_type", page ? "text/html" : "application/json");
    addHeaders(fault, reply);
    return reply;
}

Reply redirectReply(const Fault &fault)
{
    Reply reply{static_cast<int>(fault.number("status", 302)), "text/html", {}};
    reply.headers.emplace_back("Location", fault.text("location", "http://localhost/"));
    return reply;
}

void spoilRows(Reply &reply, const auto &change)
{
    Json body = Json::parse(reply.body, nullptr, false);
    if (!body.is_object() || !body.contains("results") || !body["results"].is_array() || body["results"].empty())
        return;
    change(body["results"]);
    reply.body = jsonText(body);
}

Json malformedRow(const Fault &fault, const Json &row)
{
    if (fault.words.contains("row"))
        return fault.words["row"];
    Json spoilt = row.is_object() ? row : Json::object(); // those of a query are arrays
    spoilt["id"] = "forty-two";
    spoilt["name"] = Json::array({1, 2});
    spoilt["filters"] = "oops";
    spoilt["properties"] = 7;
    spoilt["distinct_ids"] = "none";
    return spoilt;
}

void putMalformedRow(const Fault &fault, Reply &reply)
{
    spoilRows(reply, [&](Json &rows) {
        const auto last = static_cast<std::int64_t>(rows.size()) - 1;
        Json &row = rows[static_cast<std::size_t>(std::clamp<std::int64_t>(fault.number("index", 0), 0, last))];
        row = malformedRow(fault, row);
    });
}

void shortenPage(const Fault &fault, Reply &reply)
{
    spoilRows(reply, [&](Json &rows) {
        const auto dropped =
            std::clamp<std::int64_t>(fault.number("rows", 1), 0, static_cast<std::int64_t>(rows.size()));
        rows.erase(rows.end() - static_cast<Json::difference_type>(dropped), rows.end());
    });
}

void putWrongType(const Fault &fault, Reply &reply)
{
    reply.contentType = fault.text("content_type", "text/html");
    if (!fault.words.contains("keep_body"))
        reply.body = fault.text("body", "<!doctype html><title>Sign in</title><p>Please sign in to go on.</p>\n");
}

} // namespace

std::optional<Reply> replyInstead(const Fault &fault)
{
    if (fault.kind == FaultKind::Redirect)
        return redirectReply(fault);
    const bool after = fault.words.contains("after") && fault.words["after"] == true;
    if (fault.kind == FaultKind::Status && !after)
        return statusReply(fault);
    return {};
}

void spoil(const Fault &fault, Reply &reply)
{
    switch (fault.kind) {
    case FaultKind::Status:
        reply = statusReply(fault);
        break;
    case FaultKind::WrongType:
        putWrongType(fault, reply);
        break;
    case FaultKind::InvalidJson:
        reply.body = fault.text("body", reply.body.substr(0, reply.body.size() / 2));
        break;
    case FaultKind::MalformedRow:
        putMalformedRow(fault, reply);
        break;
    case FaultKind::ShortPage:
        shortenPage(fault, reply);
        break;
    default:
        break;
    }
}

Delivery deliveryOf(const Fault &fault)
{
    Delivery delivery;
    if (fault.kind == FaultKind::Cut || fault.kind == FaultKind::GzipCut) {
        delivery.gzipAlways = fault.kind == FaultKind::GzipCut;
        delivery.gzipNever = fault.kind == FaultKind::Cut;
        const Json fraction = fault.words.value("fraction", Json(0.5));
        delivery.cutFraction = fraction.is_number() ? std::clamp(fraction.get<double>(), 0.0, 1.0) : 0.5;
        delivery.cutHonestly = fault.words.contains("honest_length") && fault.words["honest_length"] == true;
        if (fault.words.contains("bytes"))
            delivery.cutBytes = static_cast<std::uint64_t>(std::max<std::int64_t>(fault.number("bytes", 0), 0));
    } else if (fault.kind == FaultKind::WrongLength) {
        delivery.lengthOff = fault.number("by", 10);
        delivery.gzipNever = true;
    } else if (fault.kind == FaultKind::Drip) {
        delivery.dripBytes = static_cast<std::size_t>(std::max<std::int64_t>(fault.number("bytes", 1), 1));
        delivery.dripPause = std::chrono::milliseconds(std::max<std::int64_t>(fault.number("ms", 50), 0));
    } else if (fault.kind == FaultKind::Huge) {
        delivery.paddingBefore = static_cast<std::uint64_t>(std::max<std::int64_t>(fault.number("bytes", 1 << 30), 0));
        delivery.gzipNever = true;
    }
    return delivery;
}

std::chrono::milliseconds delayOf(const Fault &fault)
{
    const std::int64_t standard = fault.kind == FaultKind::Delay ? 1000 : 0;
    const char *name = fault.kind == FaultKind::Delay ? "ms" : "delay_ms";
    return std::chrono::milliseconds(std::clamp<std::int64_t>(fault.number(name, standard), 0, 3'600'000));
}

} // namespace demo
