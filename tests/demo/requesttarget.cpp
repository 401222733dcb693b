// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/requesttarget.h"

#include "app/demo/faults/faultplan.h"
#include "app/demo/life/calculator.h"
#include "app/demo/life/cohortwriter.h"
#include "app/demo/routes/routes.h"
#include "app/demo/seed/worldseed.h"
#include "app/demo/server/apierror.h"
#include "app/demo/server/exchange.h"
#include "app/demo/server/gate.h"
#include "app/demo/server/gzip.h"
#include "app/demo/server/requestlog.h"
#include "app/demo/world/world.h"

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <memory>
#include <string>

namespace demo::test {

namespace {

constexpr std::size_t MostCohorts = 150; // then the stage is set anew: inputs make more and more of them

void require(bool holds)
{
    if (!holds)
        std::abort();
}

// The server's parts without its front. No calculation ever comes due.
struct Stage
{
    Stage()
    {
        world.calculationDelay = std::chrono::hours(24);
        seedWorld(world, {1, 60, 600, 30, "Europe/Berlin"});
        addApiRoutes(router, world, writer);
        addControlRoutes(router, faults, log, keys);
        world.store.settle({});
    }
    ~Stage() { calculator.stop(); }

    World world{std::string(), Generation::Newest, 1'775'736'000'000'000};
    KeyRing keys{1, {}};
    Calculator calculator{world};
    CohortWriter writer{world, calculator};
    Router router;
    Gate gate{keys, "control", {{MainProject, SmallProject}, ForeignProject}};
    FaultPlan faults;
    RequestLog log;
};

std::string_view takeLine(std::string_view &text)
{
    const auto end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!line.empty() && line.back() == '\r')
        line.remove_suffix(1);
    return line;
}

void takeHeaders(httplib::Request &raw, std::string_view &text)
{
    for (std::string_view line = takeLine(text); !line.empty(); line = takeLine(text)) {
        const auto colon = std::min(line.find(": "), line.size());
        raw.headers.emplace(std::string(line.substr(0, colon)),
                            std::string(line.substr(std::min(colon + 2, line.size()))));
    }
}

httplib::Request parsed(std::string_view text, const Stage &stage, Upload &upload)
{
    httplib::Request raw;
    const std::string_view first = takeLine(text);
    const auto blank = std::min(first.find(' '), first.size());
    raw.method = std::string(first.substr(0, blank));
    raw.target = std::string(first.substr(std::min(blank + 1, first.size())));
    raw.path = percentDecoded(std::string_view(raw.target).substr(0, raw.target.find('?')), false);
    takeHeaders(raw, text);
    if (!raw.has_header("Host"))
        raw.headers.emplace("Host", "127.0.0.1:1");
    if (!raw.has_header("Authorization"))
        raw.headers.emplace("Authorization", "Bearer " + stage.keys.text("full"));
    if (raw.is_multipart_form_data())
        upload.parts.emplace("csv", httplib::MultipartFormData{"csv", std::string(text), "list.csv", "text/csv"});
    else
        upload.text = std::string(text);
    return raw;
}

void checkReply(const Reply &reply)
{
    require(reply.status >= 200 && reply.status < 600);
    if (reply.contentType == "application/json" && !reply.body.empty())
        require(!Json::parse(reply.body, nullptr, false).is_discarded());
}

Reply answered(Stage &stage, Request &request)
{
    const Router::Match match = stage.router.find(request.method == "HEAD" ? "GET" : request.method, request.segments);
    request.captures = match.captures;
    try {
        stage.gate.admit(request, match);
        return match.route ? match.route->handler(request) : Reply();
    } catch (const ApiError &error) {
        require(error.emptyBody || !error.detail.empty());
        // Uncaught failures are for what the real server trips over too.
        return {error.status, "application/json", jsonText(envelope(error))};
    }
}

} // namespace

void feedServer(std::string_view text)
{
    static auto stage = std::make_unique<Stage>();
    if (stage->world.cohorts->list(MainProject, true).size() > MostCohorts)
        stage = std::make_unique<Stage>();
    Upload upload;
    const httplib::Request raw = parsed(text, *stage, upload);
    static_cast<void>(acceptsGzip(raw.get_header_value("Accept-Encoding")));
    static_cast<void>(isLoopbackHost(raw.get_header_value("Host")));
    Request request = requestOf(raw, upload);
    checkReply(answered(*stage, request));
}

} // namespace demo::test
