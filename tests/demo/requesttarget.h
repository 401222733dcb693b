// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace demo::test {

/* Feeds bytes to all of the server that stands behind the HTTP library: body reading, gate, router, handlers and the
   writing of answers, without sockets. Form: a line `METHOD TARGET`, lines `Name: value`, an empty line, the body.
   Aborts when an answer is not what a server may say: an exception that is no refusal, a body that is no UTF-8 JSON. */
void feedServer(std::string_view text);

} // namespace demo::test
