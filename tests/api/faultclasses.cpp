// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/faultclasses.h"

namespace desk::test {

using namespace std::chrono_literals;

namespace {

const QByteArray someJson = "{\"count\":1,\"next\":null,\"previous\":null,\"results\":[1,2,3],\"id\":1}";
const Expected unknown{ErrorKind::OutcomeUnknown, "may have been carried out"};
const Expected foreign{ErrorKind::NotPostHog, "not as a PostHog server"};
const Expected unpackable{ErrorKind::BrokenAnswer, "packed in a way that cannot be unpacked"};

//! Nobody knows whether the server carried it out, so it is tried again only where that does no harm.
FaultClass lost(const char *name, const Script &script, const char *words)
{
    FaultClass fault{name, script, {ErrorKind::BrokenAnswer, words, 3, 3}, unknown};
    fault.isUnsure = true;
    return fault;
}

FaultClass hanging(const char *name, const Script &script, const char *words, int requests = 3)
{
    FaultClass fault{name, script, {ErrorKind::Timeout, words, requests, requests}, unknown};
    fault.isHanging = fault.isUnsure = true;
    return fault;
}

//! An answer came whole, but no use can be made of it.
FaultClass nonsense(const char *name, const Script &script, const char *words, int requests = 1)
{
    return {name, script, {ErrorKind::BrokenAnswer, words, requests, requests}, unknown};
}

//! The server said no, so that nothing was made.
FaultClass refusal(const char *name, const Script &script, ErrorKind kind, const char *words)
{
    return {name, script, {kind, words}, {kind, words}};
}

//! A gateway's word: what is behind it may or may not have done the work.
FaultClass gateway(const char *name, const Script &script, const char *words, int requests)
{
    return {name, script, {ErrorKind::ServerFailure, words, requests, requests}, unknown};
}

//! More than any request takes in: pages of people may be four times as large as the others.
Script beyondLimits(const std::function<Script(qint64)> &ofSize)
{
    return [large = ofSize(270LL << 20), small = ofSize(70LL << 20)](QTcpSocket &socket, const SeenRequest &request) {
        (request.path().contains("persons") ? large : small)(socket, request);
    };
}

void addTransport(std::vector<FaultClass> &all)
{
    const char *closed = "closed the connection without an answer", *damaged = "is damaged or was cut off";
    all.push_back(lost("reset", script::reset(), closed));
    all.push_back(lost("close", script::close(), closed));
    all.push_back(lost("garbage", script::garbage(), closed));
    all.push_back(lost("cut head", script::cutHeaders(), closed));
    all.push_back(lost("cut body", script::wrongLength(someJson), "was cut off before its end"));
    all.back().streamed = foreign;
    all.push_back(nonsense("short length", script::shortLength(someJson), damaged, 3));
    all.back().streamed = foreign;
    all.push_back(nonsense("cut gzip", script::cutGzip(someJson), damaged, 3));
    all.back().streamed = unpackable;
}

void addHanging(std::vector<FaultClass> &all)
{
    const char *silent = "has not answered for";
    all.push_back(hanging("silent", script::silent(), silent));
    all.push_back(hanging("stall", script::stall(someJson), silent));
    all.back().streamed = foreign;
    all.push_back(hanging("hanging chunks", script::hangingChunks(someJson), silent));
    all.back().streamed = foreign;
    all.push_back(hanging("drip", script::drip(someJson + QByteArray(5000, ' '), 10ms), "did not arrive within", 1));
    all.back().streamed = foreign;
}

void addBodies(std::vector<FaultClass> &all)
{
    const char *stranger = "not as a PostHog server";
    const char *empty = "gave an empty answer";
    const char *damaged = "is damaged or was cut off";
    const char *other = "is not what belongs to this request|cannot be read: it has no list of|"
                        "cannot be read: the query has no";
    all.push_back(refusal("web page", script::html(), ErrorKind::NotPostHog, stranger));
    all.push_back(refusal("empty", script::answer(200, ""), ErrorKind::NotPostHog, empty));
    all.push_back(refusal("no content", script::answer(204, "", ""), ErrorKind::NotPostHog, empty));
    all.push_back(refusal("wrong type", script::answer(200, "a;b\n", "text/plain"), ErrorKind::NotPostHog, stranger));
    all.push_back(refusal("broken chunks", script::brokenChunks(someJson), ErrorKind::NotPostHog, empty));
    all.push_back(nonsense("not JSON", script::json("{\"id\":1,}"), damaged, 3));
    all.back().streamed = foreign;
    all.push_back(nonsense("not UTF-8", script::json("{\"id\":\"\xff\xfe\"}"), damaged, 3));
    all.back().streamed = foreign;
    all.push_back(nonsense("a number", script::json("5"), other));
    all.back().streamed = foreign;
    all.push_back(nonsense("another object", script::json("{\"hello\":\"world\"}"), other));
    all.back().streamed = foreign;
    all.push_back(nonsense("results that are no list", script::json("{\"results\":7,\"next\":null}"), other));
    all.back().streamed = foreign;
    all.back().isInRows = true;
    all.push_back(nonsense("packed bomb", beyondLimits(script::bomb), "packed in a way that cannot be unpacked"));
    all.back().isUnsure = all.back().isHeavy = true;
    all.push_back(nonsense("without end", script::endless(1 << 20), "MiB and was not taken in"));
    all.back().streamed = Expected{ErrorKind::NotPostHog, empty}; // blanks
    all.back().isUnsure = all.back().isHeavy = true;
}

void addRefusals(std::vector<FaultClass> &all)
{
    using Kind = ErrorKind;
    const auto add = [&all](const char *name, const Script &script, Kind kind, const char *words) {
        all.push_back(refusal(name, script, kind, words));
    };
    add("bad request", script::envelope(400, "invalid_input", "No."), Kind::Invalid, "refuses this: No.");
    add("wrong key", script::envelope(401, "authentication_failed", "Bad key."), Kind::Unauthorized,
        "does not accept this key");
    add("plan", script::envelope(402, "payment_required", "Pay."), Kind::PaymentRequired, "needs a PostHog plan");
    add("no scope", script::envelope(403, "permission_denied", "API key missing required scope 'cohort:write'"),
        Kind::Forbidden,
        "lacks the permission \xe2\x80\x9c"
        "cohort:write\xe2\x80\x9d");
    add("no project", script::envelope(404, "not_found", "Project not found."), Kind::NotFound,
        "no project with this number");
    add("404 without body", script::answer(404, "", ""), Kind::NotFound, "does not have this any more");
    add("404 of another server", script::html(404), Kind::NotPostHog, "not a PostHog server");
    add("405 without body", script::answer(405, "", ""), Kind::Invalid, "does not offer this action");
    add("conflict", script::envelope(409, "population_in_progress", "Wait."), Kind::Conflict, "still being filled");
    add("too large", script::html(413), Kind::Invalid, "too large for the server");
}

void addServerFailures(std::vector<FaultClass> &all)
{
    using Kind = ErrorKind;
    const char *slow = "took too long for this";
    all.push_back(refusal("500", script::html(500), Kind::ServerFailure, "has a problem of its own"));
    all.push_back(gateway("502", script::html(502), "behind its front door", 3));
    all.push_back({"503",
                   script::envelope(503, "x", "Busy."),
                   {Kind::ServerFailure, "too busy right now", 3, 3},
                   {Kind::ServerFailure, "too busy right now"}});
    all.push_back(gateway("504", script::envelope(504, "x", "Too slow."), slow, 1));
    all.push_back(refusal("512", script::envelope(512, "x", "Too slow."), Kind::ServerFailure, slow));
    all.push_back(
        refusal("513", script::envelope(513, "x", "Memory."), Kind::ServerFailure, "too much for the server"));
    all.push_back(refusal("throttled for long", script::throttled({{"Retry-After", "1800"}}), Kind::Throttled,
                          "asks for a pause of 1,800 seconds"));
    // Refused each time, so that a create, too, may come again. Pauses that double end in a patience of 120 ms.
    const Expected storm{Kind::Throttled, "too many requests for now", 6, 10};
    all.push_back({"throttle storm", script::throttled({{"Retry-After", "0"}}), storm, storm});
}

std::vector<FaultClass> made()
{
    std::vector<FaultClass> all;
    addTransport(all);
    addHanging(all);
    addBodies(all);
    addRefusals(all);
    addServerFailures(all);
    return all;
}

} // namespace

const std::vector<FaultClass> &faultClasses()
{
    static const std::vector<FaultClass> all = made();
    return all;
}

const Expected &expectedOf(const FaultClass &fault, const Operation &operation)
{
    if (operation.isStream && fault.streamed)
        return *fault.streamed;
    return operation.effect == Effect::Create ? fault.once : fault.repeatable;
}

ClientOptions optionsFor(const FaultClass &fault)
{
    ClientOptions options = quickOptions();
    options.retry.first = 4ms;
    options.pause.first = 8ms;
    options.longestPatience = 120ms;
    options.longestSilence = fault.isHanging ? 300ms : 20s;
    options.longestDeadline = fault.isHanging ? 1500ms : 60s;
    return options;
}

} // namespace desk::test
