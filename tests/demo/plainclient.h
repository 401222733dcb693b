// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/json.h"

#include <map>
#include <string>

namespace demo::test {

struct PlainAnswer
{
    int status = 0;                             // 0: no answer, or only a part of it
    std::map<std::string, std::string> headers; // by lower-case name
    std::string body;

    Json json() const { return Json::parse(body, nullptr, false); }
};

struct PlainRequest
{
    std::string method = "GET";
    std::string path;
    std::map<std::string, std::string> headers = {};
    std::string body = {};
};

// One request over a connection of its own, with the library's plain client; nothing is decoded.
PlainAnswer ask(int port, const PlainRequest &request);
// GET with a key; an empty one sends none.
PlainAnswer get(int port, const std::string &path, const std::string &key);

} // namespace demo::test
