// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace demo {

/* The demo server: a PostHog-compatible server with invented data, on the loopback of this machine only. Used by its
   own program, inside `cohort-desk --demo`, and by tests. start() and stop() are called by one thread; the work is done
   in threads of its own. */
class DemoServer final
{
public:
    // The words of the program's command line; the standards are its standards.
    struct Options
    {
        int port = 0; // 0: a free one
        std::int64_t persons = 5000;
        std::int64_t events = 120'000;
        std::int64_t cohorts = 240;
        std::uint64_t seed = 1;
        std::string data = {};        // SQLite file; empty: in memory
        std::string now = {};         // ISO time at which the clock stands; empty: the real time
        std::string timezone = "UTC"; // of the projects
        std::string generation = "newest";
        int calculationDelayMs = 400;
        std::string faults = {}; // JSON text of a fault plan
        std::string key = {};    // the full-access key; empty: derived from the seed
        std::string controlKey = {};
    };

    // What the ready line says.
    struct Ready
    {
        std::string baseUrl;
        int port = 0;
        std::int64_t projectId = 1;
        std::int64_t otherProjectId = 2;
        std::string apiKey;
        std::string readOnlyApiKey;
        std::string controlKey;
        std::map<std::string, std::string> keys; // by name, as in server/keys.h
        std::int64_t persons = 0;
        std::int64_t events = 0;
        std::int64_t cohorts = 0;

        std::string json() const;
    };

    explicit DemoServer(Options options);
    ~DemoServer();
    DemoServer(const DemoServer &) = delete;
    DemoServer &operator=(const DemoServer &) = delete;

    // Makes or opens the data and listens. Throws std::invalid_argument for an option that makes no sense and
    // std::runtime_error when the port is taken or the file is not usable.
    Ready start();
    // Ends every connection; the store is left in order. A stopped server is not started again.
    void stop();

private:
    struct Parts;
    Options m_options;
    std::unique_ptr<Parts> m_parts;
};

} // namespace demo
