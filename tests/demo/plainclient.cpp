// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/plainclient.h"

#include <httplib.h>

#include <algorithm>

namespace demo::test {

namespace {

constexpr time_t PatienceSeconds = 60;

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

} // namespace

PlainAnswer ask(int port, const PlainRequest &request)
{
    httplib::Client client("127.0.0.1", port);
    client.set_decompress(false);
    client.set_read_timeout(PatienceSeconds);
    client.set_url_encode(false);
    httplib::Request raw;
    raw.method = request.method;
    raw.path = request.path;
    raw.body = request.body;
    raw.headers.emplace("Accept-Encoding", "identity");
    for (const auto &[name, value] : request.headers) {
        raw.headers.erase(name);
        raw.headers.emplace(name, value);
    }
    const httplib::Result result = client.send(raw);
    if (!result)
        return {};
    PlainAnswer answer{result->status, {}, result->body};
    for (const auto &[name, value] : result->headers)
        answer.headers[lowered(name)] = value;
    return answer;
}

PlainAnswer get(int port, const std::string &path, const std::string &key)
{
    PlainRequest request{"GET", path};
    if (!key.empty())
        request.headers["Authorization"] = "Bearer " + key;
    return ask(port, request);
}

} // namespace demo::test
