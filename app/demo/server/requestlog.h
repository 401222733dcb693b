// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/clock.h"
#include "app/demo/json.h"

#include <cstddef>
#include <deque>
#include <mutex>
#include <string>

namespace demo {

// What was received, newest last, for `GET /_control/requests`. Keeps the newest few thousand; any thread.
class RequestLog final
{
public:
    void add(const std::string &method, const std::string &target, Micros time);
    void clear();
    Json json() const;

private:
    struct Entry
    {
        std::string method;
        std::string target;
        Micros time;
    };

    mutable std::mutex m_mutex;
    std::deque<Entry> m_entries;
    std::size_t m_count = 0;
};

} // namespace demo
