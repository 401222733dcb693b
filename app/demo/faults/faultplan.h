// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/json.h"

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demo {

enum class FaultKind {
    Status, // "status", "type", "code", "detail", "attr", "extra", or "body"; "content_type", "retry_after" (seconds or
            // a date), "headers", "after"
    Delay,  // "ms" before the answer
    Drip,   // "bytes" (1) every "ms" (50)
    Cut,    // the connection ends after "bytes" or "fraction" (0.5) of the body; with "honest_length" it goes on
    WrongLength,  // Content-Length is off by "by" (10)
    GzipCut,      // as Cut, within a gzip body
    Redirect,     // "location", "status" (302)
    Huge,         // "bytes" (1 GiB) of blanks before the body
    WrongType,    // "content_type" (text/html), "body"; with "keep_body" only the header lies
    InvalidJson,  // "body", else the body without its end, with an honest length
    MalformedRow, // "index" (0), "row": replaces one row of `results`
    ShortPage,    // "rows" (1) fewer rows, though `next` stays
    StorageDown   // people cannot be put into a static cohort (contract 3.2, 4, 5.1, 8)
};

// One misbehaviour and its own words, as written in the plan.
struct Fault
{
    FaultKind kind = FaultKind::Status;
    Json words = Json::object();

    std::int64_t number(const char *name, std::int64_t standard) const;
    std::string text(const char *name, std::string standard) const;
};

// Which calls go wrong, and how. Replaced as a whole by the control route; any thread.
class FaultPlan final
{
public:
    // An array of {"method", "path" (glob), "nth", "times", "fault"}. Throws ApiError 400 that names the entry at
    // fault.
    void replace(const Json &plan);
    // Counts the call in every entry that fits it and answers the first entry whose turn it is.
    std::optional<Fault> take(const std::string &method, const std::string &path);
    Json json() const;

private:
    struct Entry
    {
        std::string method;
        std::string path;
        std::int64_t first = 1;
        std::int64_t last = 0; // 0: for ever
        Fault fault;
        std::int64_t seen = 0;
    };

    static Entry entry(const Json &words, std::size_t index);

    mutable std::mutex m_mutex;
    Json m_plan = Json::array();
    std::vector<Entry> m_entries;
};

// `*` is any text, slashes included; `?` is one character. A slash at the end of either side does not count.
bool globFits(std::string_view glob, std::string_view path);

} // namespace demo
