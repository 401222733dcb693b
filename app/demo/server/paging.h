// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/json.h"
#include "app/demo/server/request.h"

#include <cstdint>

namespace demo {

struct PageLinks
{
    Json next = nullptr;
    Json previous = nullptr;
};

// Contract 1.7 style 1: absolute links that keep every other query field; `previous` drops an offset of 0.
PageLinks listLinks(const Request &request, std::int64_t limit, std::int64_t offset, std::int64_t count);
// The envelope of style 1 around rows that are already cut to the page.
Json listPage(const Request &request, std::int64_t limit, std::int64_t offset, std::int64_t count, Json rows);
// Style 1 over rows that are all at hand.
Json listPageOf(const Request &request, const std::vector<Json> &rows);

// Style 2: `next` when the page is full; `previous` keeps the current offset when it would go back to 0 (a quirk).
PageLinks personLinks(const Request &request, std::int64_t limit, std::int64_t offset, std::int64_t received);
// Style 3: by page number.
PageLinks numberedLinks(const Request &request, std::int64_t limit, std::int64_t page, std::int64_t count);
// Style 4: relative links such as "?limit=100&offset=100".
PageLinks relativeLinks(std::int64_t limit, std::int64_t offset, std::int64_t count);

} // namespace demo
