// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/server/front.h"

#include "app/demo/faults/faulteffects.h"
#include "app/demo/server/apierror.h"
#include "app/demo/server/connectionthreads.h"
#include "app/demo/server/delivery.h"
#include "app/demo/server/exchange.h"
#include "app/demo/server/gzip.h"
#include "app/demo/server/httpserver.h"
#include "app/demo/server/openconnections.h"

#include <httplib.h>

#include <algorithm>
#include <cstdio>
#include <stdexcept>
#include <thread>

namespace demo {

namespace {

constexpr const char *Loopback = "127.0.0.1";
constexpr int Backlog = 512; // the library's own is 5: fifty connections at once would take seconds
constexpr std::size_t LargestBody = 64 * 1024 * 1024;
constexpr std::size_t SmallestGzip = 512;

Reply errorReply(const ApiError &error)
{
    return {error.status, "application/json", error.emptyBody ? std::string() : jsonText(envelope(error))};
}

ApiError libraryError(int status)
{
    if (status == 413)
        return {413, "invalid_request", "request_too_large", "The request body is too large."};
    if (status == 414)
        return {414, "invalid_request", "uri_too_long", "The request URL is too long."};
    return {status, "invalid_request", "bad_request", "Bad request."};
}

// What the library refuses by itself (too long, too large, no HTTP) gets an envelope too.
httplib::Server::HandlerResponse putLibraryError(const httplib::Request &, httplib::Response &response)
{
    const bool refusal = response.status == 400 || response.status == 413 || response.status == 414;
    if (!refusal || response.content_provider_)
        return httplib::Server::HandlerResponse::Unhandled;
    response.set_content(jsonText(envelope(libraryError(response.status))), "application/json");
    return httplib::Server::HandlerResponse::Handled;
}

std::string joined(const std::vector<std::string> &words)
{
    std::string text;
    for (const std::string &word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

Reply optionsReply(const Router::Match &match)
{
    Reply reply =
        jsonReply({{"name", match.captures.empty() ? "List" : "Instance"},
                   {"renders", {"application/json"}},
                   {"parses", {"application/json", "application/x-www-form-urlencoded", "multipart/form-data"}}});
    reply.headers.emplace_back("Allow", joined(match.methods) + ", HEAD, OPTIONS");
    return reply;
}

void compress(Reply &reply, const Delivery &delivery, const Request &request)
{
    const bool asked = acceptsGzip(request.header("Accept-Encoding")) && reply.body.size() >= SmallestGzip;
    if (delivery.gzipNever || (!asked && !delivery.gzipAlways))
        return;
    reply.body = gzipped(reply.body);
    reply.headers.emplace_back("Content-Encoding", "gzip");
    reply.headers.emplace_back("Vary", "Accept-Encoding");
}

} // namespace

class Front::Listener final
{
public:
    explicit Listener(Parts parts);
    int start(int port);
    void stop();

private:
    void receive(const httplib::Request &raw, const httplib::ContentReader &reader, httplib::Response &response);
    void handle(const httplib::Request &raw, const Upload &upload, httplib::Response &response);
    Reply answer(Request &request, const std::optional<Fault> &fault);
    Reply routed(Request &request);

    Parts m_parts;
    OpenConnections m_open;
    HttpServer m_server;
    std::thread m_thread;
};

Front::Listener::Listener(Parts parts)
    : m_parts(parts)
    , m_server(m_open)
{
    m_server.new_task_queue = [this] {
        return new ConnectionThreads([this](std::size_t connections) { m_open.wantRoom(connections); },
                                     [this] { m_open.endAll(); });
    };
    m_server.set_tcp_nodelay(true);
    m_server.set_keep_alive_max_count(1'000'000); // only told to the client: we do not count
    m_server.set_payload_max_length(LargestBody);
    const auto plain = [this](const httplib::Request &raw, httplib::Response &response) { handle(raw, {}, response); };
    const auto withBody = [this](const httplib::Request &raw, httplib::Response &response,
                                 const httplib::ContentReader &reader) { receive(raw, reader, response); };
    m_server.Get(".*", plain);
    m_server.Options(".*", plain);
    m_server.Post(".*", withBody);
    m_server.Put(".*", withBody);
    m_server.Patch(".*", withBody);
    m_server.Delete(".*", withBody);
    m_server.set_error_handler(httplib::Server::HandlerWithResponse(putLibraryError));
}

int Front::Listener::start(int port)
{
    socket_t listening = INVALID_SOCKET;
    m_server.set_socket_options([&listening](socket_t sock) {
        const int yes = 1;
        // Not the library's SO_REUSEPORT, with which two servers could share a port unnoticed.
        setsockopt(sock, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        listening = sock;
    });
    const int bound = port == 0                               ? m_server.bind_to_any_port(Loopback)
                      : m_server.bind_to_port(Loopback, port) ? port
                                                              : -1;
    if (bound < 0)
        throw std::runtime_error("port " + std::to_string(port) + " is not free");
    ::listen(listening, Backlog);
    m_thread = std::thread([this] { m_server.listen_after_bind(); });
    // stop() has no effect on a server that does not run yet
    while (!m_server.is_running())
        std::this_thread::yield();
    return bound;
}

void Front::Listener::stop()
{
    m_server.stop();
    if (m_thread.joinable())
        m_thread.join();
}

void Front::Listener::receive(const httplib::Request &raw, const httplib::ContentReader &reader,
                              httplib::Response &response)
{
    try {
        handle(raw, readUpload(raw, response, reader, LargestBody), response);
    } catch (const ApiError &error) {
        deliver(errorReply(error), Delivery(), m_parts.stopping, response);
    }
}

void Front::Listener::handle(const httplib::Request &raw, const Upload &upload, httplib::Response &response)
{
    // The real server knows no ranges. The library would cut the body to them, under a status that calls it whole.
    const_cast<httplib::Request &>(raw).ranges.clear();
    Request request = requestOf(raw, upload);
    const bool control = !request.segments.empty() && request.segments.front() == "_control";
    std::optional<Fault> fault;
    if (!control) {
        m_parts.log.add(request.method, request.target, m_parts.clock.instant());
        fault = m_parts.faults.take(request.method, request.path);
    }
    if (fault)
        m_parts.stopping.waitFor(delayOf(*fault));
    request.storageIsDown = fault && fault->kind == FaultKind::StorageDown;
    Reply reply = answer(request, fault);
    const Delivery delivery = fault ? deliveryOf(*fault) : Delivery();
    compress(reply, delivery, request);
    deliver(std::move(reply), delivery, m_parts.stopping, response);
}

Reply Front::Listener::answer(Request &request, const std::optional<Fault> &fault)
{
    const std::optional<Reply> instead = fault ? replyInstead(*fault) : std::nullopt;
    if (instead)
        return *instead;
    Reply reply = routed(request);
    if (fault)
        spoil(*fault, reply);
    return reply;
}

Reply Front::Listener::routed(Request &request)
{
    Router::Match match;
    try {
        if (!isLoopbackHost(request.header("Host")))
            throw ApiError{400, "invalid_request", "disallowed_host", "This server answers its own machine only."};
        match = m_parts.router.find(request.method == "HEAD" ? "GET" : request.method, request.segments);
        request.captures = match.captures;
        m_parts.gate.admit(request, match);
        return match.route ? match.route->handler(request) : optionsReply(match);
    } catch (const ApiError &error) {
        Reply reply = errorReply(error);
        if (error.status == 405)
            reply.headers.emplace_back("Allow", joined(match.methods));
        return reply;
    } catch (const std::exception &error) {
        std::fprintf(stderr, "%s %s: %s\n", request.method.c_str(), request.path.c_str(), error.what());
        return errorReply(serverError(500, "error", "A server error occurred."));
    }
}

Front::Front(Parts parts)
    : m_listener(std::make_unique<Listener>(parts))
{}

Front::~Front()
{
    stop();
}

int Front::start(int port)
{
    return m_listener->start(port);
}

void Front::stop()
{
    m_listener->stop();
}

} // namespace demo
