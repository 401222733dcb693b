// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/plannedfaults.h"

namespace desk::test {

using namespace std::chrono_literals;
using demo::Json;
using Kind = ErrorKind;

namespace {

using All = std::vector<PlannedFault>;

const Expected unknown{Kind::OutcomeUnknown, "may have been carried out"};
const Expected foreign{Kind::NotPostHog, "not as a PostHog server"};
const Expected unpackable{Kind::BrokenAnswer, "packed in a way that cannot be unpacked"};
constexpr const char *closed = "was cut off before its end|closed the connection without an answer";
constexpr const char *unpacked = "was cut off before its end|is damaged or was cut off";
constexpr const char *damaged = "is damaged or was cut off";

//! The fault for every request.
Json always(Json fault)
{
    return Json::array({{{"fault", std::move(fault)}}});
}

//! The fault for some requests in a row, counted from 1.
Json entry(int nth, int times, Json fault)
{
    return {{"nth", nth}, {"times", times}, {"fault", std::move(fault)}};
}

Json status(int status, Json more = Json::object())
{
    Json fault{{"kind", "status"}, {"status", status}};
    fault.update(more);
    return fault;
}

//! The answer is lost on its way back, so that it is asked for again where that does no harm.
PlannedFault lost(const char *name, Json plan, Expected repeatable)
{
    PlannedFault fault{name, std::move(plan), {repeatable, true}, {unknown, true}};
    fault.isUnsure = true;
    return fault;
}

//! An answer came whole, but no use can be made of it.
PlannedFault nonsense(const char *name, Json plan, Expected repeatable, bool isCarriedOut)
{
    return {name, std::move(plan), {repeatable, isCarriedOut}, {unknown, isCarriedOut}};
}

//! The server says no, whatever it did.
PlannedFault refusal(const char *name, Json plan, Kind kind, const char *words, bool isCarriedOut = false)
{
    const Course course{{kind, words}, isCarriedOut};
    return {name, std::move(plan), course, course};
}

//! Nobody notices but by the time it takes.
PlannedFault harmless(const char *name, Json plan, int requests = 1)
{
    const Course course{{std::nullopt, "", requests, requests}, true};
    return {name, std::move(plan), course, course};
}

void addCuts(All &all)
{
    const Expected thrice{Kind::BrokenAnswer, closed, 3, 3}, first{Kind::BrokenAnswer, closed};
    const Expected halves{Kind::BrokenAnswer, damaged, 3, 3};
    all.push_back(lost("cut", always({{"kind", "cut"}}), thrice));
    all.back().streamed = first;
    all.push_back(lost("cut before the body", always({{"kind", "cut"}, {"bytes", 0}}), thrice));
    all.push_back(lost("promises more", always({{"kind", "wrong_length"}, {"by", 10}}), thrice));
    all.back().streamed = first;
    all.push_back(nonsense("promises less", always({{"kind", "wrong_length"}, {"by", -10}}), halves, true));
    all.back().streamed = success; // no end that could be missed
    all.push_back(nonsense("cut with its length", always({{"kind", "cut"}, {"honest_length", true}}), halves, true));
    all.back().streamed = success;
    all.push_back(lost("packed and cut", always({{"kind", "gzip_cut"}}), {Kind::BrokenAnswer, unpacked, 3, 3}));
    all.back().isUnsure = std::nullopt; // Qt unpacks what came and may call it whole
    all.back().streamed = unpackable;
    all.push_back(nonsense("packed and cut with its length", always({{"kind", "gzip_cut"}, {"honest_length", true}}),
                           halves, true));
    all.back().streamed = unpackable;
    all.push_back(nonsense("half of the JSON", always({{"kind", "invalid_json"}}), halves, true));
    all.back().streamed = success;
}

void addWaits(All &all)
{
    const Expected silent{Kind::Timeout, "has not answered for", 3, 3};
    all.push_back(lost("delay", always({{"kind", "delay"}, {"ms", 600'000}}), silent));
    all.back().repeatable.isCarriedOut = all.back().once.isCarriedOut = false;
    all.back().silence = 250ms;
    all.push_back(lost("delay, then done", always({{"kind", "delay"}, {"ms", 1500}}), silent));
    all.back().isLate = true;
    all.back().silence = 250ms;
    all.push_back(lost("drip that stops", always({{"kind", "drip"}, {"bytes", 7}, {"ms", 600'000}}), silent));
    all.back().streamed = Expected{Kind::Timeout, "has not answered for"};
    all.back().silence = 250ms;
    all.push_back(lost("drip", always({{"kind", "drip"}, {"ms", 250}}), {Kind::Timeout, "did not arrive within"}));
    all.back().deadline = 700ms;
    all.push_back(harmless("short delay", always({{"kind", "delay"}, {"ms", 30}})));
    all.push_back(harmless("drip to the end", always({{"kind", "drip"}, {"bytes", 500}, {"ms", 1}})));
}

void addSizes(All &all)
{
    all.push_back(harmless("large", always({{"kind", "huge"}, {"bytes", 3 << 20}})));
    // Pages of people may be four times as large as the others.
    const Json plan = {{{"path", "*persons"}, {"fault", {{"kind", "huge"}, {"bytes", 270 << 20}}}},
                       {{"fault", {{"kind", "huge"}, {"bytes", 70 << 20}}}}};
    all.push_back(lost("huge", plan, {Kind::BrokenAnswer, "MiB and was not taken in"}));
    all.back().streamed = success;
    all.back().isHeavy = true;
}

void addThrottling(All &all)
{
    const auto add = [&all](const char *name, const Json &more, const char *words) {
        all.push_back(refusal(name, always(status(429, more)), Kind::Throttled, words));
    };
    add("throttled for seconds", {{"retry_after", 1800}}, "asks for a pause of 1,800 seconds");
    add("throttled until a date", {{"retry_after", "Thu, 01 Jan 2099 00:00:00 GMT"}}, "a pause of 3,600 seconds");
    add("throttled, seconds in words only", {{"seconds", 1800}}, "asks for a pause of 1,800 seconds");
    // Pauses that double end in a patience of 120 ms: 6, 12, 24, 48.
    const Course storm{{Kind::Throttled, "too many requests for now", 5, 5}};
    all.push_back({"throttled without a time", always(status(429, {{"detail", "Slow down."}})), storm, storm});
    // Refused, so that a create, too, may come again.
    all.push_back(harmless("throttled twice", Json::array({entry(1, 2, status(429, {{"retry_after", 0}}))}), 3));
}

void addRefusals(All &all)
{
    const auto add = [&all](const char *name, const Json &fault, Kind kind, const char *words) {
        all.push_back(refusal(name, always(fault), kind, words));
    };
    add("400", status(400, {{"detail", "No."}}), Kind::Invalid, "refuses this: No.");
    add("401", status(401), Kind::Unauthorized, "does not accept this key");
    add("402", status(402), Kind::PaymentRequired, "needs a PostHog plan");
    add("403 scope", status(403), Kind::Forbidden,
        "lacks the permission \xe2\x80\x9c"
        "cohort:write\xe2\x80\x9d");
    add("403 project", status(403, {{"detail", "API key does not have access to the requested project: ID 1."}}),
        Kind::Forbidden, "limited to other projects");
    add("404", status(404), Kind::NotFound, "does not have this any more");
    add("404 project", status(404, {{"detail", "Project not found."}}), Kind::NotFound, "no project with this number");
    add("405 without body", status(405, {{"body", ""}}), Kind::Invalid, "does not offer this action");
    add("409", status(409, {{"extra", {{"population", {{"status", "running"}}}}}}), Kind::Conflict,
        "still being filled");
    add("413 page", status(413, {{"html", true}}), Kind::Invalid, "too large for the server");
}

void addServerFailures(All &all)
{
    const char *own = "has a problem of its own", *slow = "took too long for this";
    const auto add = [&all](const char *name, const Json &fault, const char *words, bool isCarriedOut = false) {
        all.push_back(refusal(name, always(fault), Kind::ServerFailure, words, isCarriedOut));
    };
    //! A gateway's word: what is behind it may or may not have done the work.
    const auto addGateway = [&all](const char *name, const Json &fault, const char *words, int requests, bool done) {
        all.push_back(nonsense(name, always(fault), {Kind::ServerFailure, words, requests, requests}, done));
    };
    add("500 page", status(500, {{"html", true}}), own);
    add("500 after the work", status(500, {{"after", true}}), own, true);
    addGateway("502 page", status(502, {{"html", true}}), "behind its front door", 3, false);
    addGateway("502 after the work", status(502, {{"html", true}, {"after", true}}), "behind its front door", 3, true);
    add("503", status(503, {{"detail", "Busy."}}), "too busy right now");
    all.back().repeatable.expected.fewest = all.back().repeatable.expected.most = 3;
    add("503 for long", status(503, {{"detail", "Busy."}, {"retry_after", 60}}), "too busy right now");
    addGateway("504 after the work", status(504, {{"after", true}}), slow, 1, true);
    add("512", status(512), slow);
    add("513", status(513), "too much for the server");
}

void addBodies(All &all)
{
    const char *other = "is not what belongs to this request|cannot be read: it has no list of|"
                        "cannot be read: the query has no";
    const auto addForeign = [&all](const char *name, const Json &fault, bool isCarriedOut) {
        all.push_back(refusal(name, always(fault), Kind::NotPostHog, "not as a PostHog server", isCarriedOut));
    };
    addForeign("login page", {{"kind", "wrong_type"}}, true);
    addForeign("lying type", {{"kind", "wrong_type"}, {"keep_body", true}}, true);
    all.push_back(refusal("nothing", always(status(200, {{"body", ""}})), Kind::NotPostHog, "gave an empty answer"));
    const auto addJson = [&all](const char *name, const char *body, Expected expected) {
        all.push_back(nonsense(name, always(status(200, {{"body", body}})), expected, false));
        all.back().streamed = foreign;
    };
    addJson("another object", R"({"hello":"world"})", {Kind::BrokenAnswer, other});
    addJson("a number", "5", {Kind::BrokenAnswer, other});
    addJson("no JSON", R"({"id":1,})", {Kind::BrokenAnswer, damaged, 3, 3});
    // The other rows are as good as before.
    all.push_back(harmless("malformed row", always({{"kind", "malformed_row"}})));
    all.back().isSpoilt = true;
    all.push_back(harmless("short page", always({{"kind", "short_page"}})));
    all.back().isSpoilt = true;
}

void addRedirects(All &all)
{
    for (const int code : {301, 302, 303, 307, 308}) {
        const Json fault{{"kind", "redirect"}, {"status", code}, {"location", "http://127.0.0.2:@PORT@/api/"}};
        const std::string name = std::to_string(code) + " to a stranger";
        all.push_back(refusal(name.c_str(), always(fault), Kind::Redirected, "The key was not sent there"));
    }
    const Expected circle{Kind::Redirected, "redirects to itself, which leads nowhere", 1, 6};
    all.push_back({"302 to itself",
                   always({{"kind", "redirect"}, {"location", "/api/projects/1/cohorts/"}}),
                   {circle},
                   {{circle.kind, circle.words}}});
}

//! Only the n-th request meets the fault.
void addTurns(All &all)
{
    const Json cut = {{"kind", "cut"}}, busy = status(503, {{"detail", "Busy."}});
    const auto add = [&all](const char *name, const Json &plan, int requests, const Course &once) {
        all.push_back(harmless(name, plan, requests));
        all.back().once = once;
    };
    add("first one busy", Json::array({entry(1, 1, busy)}), 2, {{Kind::ServerFailure, "too busy right now"}});
    add("first one cut", Json::array({entry(1, 1, cut)}), 2, {unknown, true});
    all.back().streamed = Expected{Kind::BrokenAnswer, closed};
    add("first two damaged", Json::array({entry(1, 2, {{"kind", "invalid_json"}})}), 3, {unknown, true});
    all.back().streamed = success;
    add("each in its own way",
        Json::array({entry(1, 1, status(502, {{"html", true}})), entry(2, 1, {{"kind", "gzip_cut"}})}), 3, {unknown});
    all.back().streamed = Expected{unpackable.kind, unpackable.words, 2, 2};
    all.push_back(harmless("second one cut", Json::array({entry(2, 1, cut)})));
}

All made()
{
    All all;
    addCuts(all);
    addWaits(all);
    addSizes(all);
    addThrottling(all);
    addRefusals(all);
    addServerFailures(all);
    addBodies(all);
    addRedirects(all);
    addTurns(all);
    return all;
}

} // namespace

const std::vector<PlannedFault> &plannedFaults()
{
    static const All all = made();
    return all;
}

const Course &courseOf(const PlannedFault &fault, const Operation &operation)
{
    return operation.effect == Effect::Create ? fault.once : fault.repeatable;
}

const Expected &expectedOf(const PlannedFault &fault, const Operation &operation)
{
    return operation.isStream && fault.streamed ? *fault.streamed : courseOf(fault, operation).expected;
}

ClientOptions optionsFor(const PlannedFault &fault)
{
    ClientOptions options = quickOptions();
    options.retry.first = 4ms;
    options.pause.first = 8ms;
    options.longestPatience = 120ms;
    options.longestSilence = fault.silence;
    options.longestDeadline = fault.deadline;
    return options;
}

} // namespace desk::test
