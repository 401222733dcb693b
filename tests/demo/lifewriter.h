// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/demo/plainclient.h"

#include <atomic>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace demo::test {

inline const std::string Cohorts = "/api/projects/1/cohorts/";

// One user of a server; not for two threads.
struct Client
{
    int port;
    std::string key;

    PlainAnswer send(const std::string &method, const std::string &path, const Json &body = {}) const;
    Json get(const std::string &path) const { return send("GET", path).json(); }
    // The UUIDs of a cohort's members.
    std::set<std::string> members(const std::string &cohort) const;
};

// Criteria that some of the people fit.
Json proPlan();
// The id of a cohort that was just created, as paths need it.
std::string idText(const PlainAnswer &created);

// What one writer was told about its own cohort, and the one write it got no answer for.
struct Promise
{
    std::string name;
    std::set<std::string> members;
    std::optional<std::string> askedName, askedMember;
};

using Promises = std::map<std::string, Promise>; // by cohort

// Writes to its own cohorts until the server is gone; keeps what was promised.
class Writer final
{
public:
    Writer(Client client, int number, std::vector<std::string> people, std::atomic<int> &answered)
        : m_client(std::move(client))
        , m_number(number)
        , m_people(std::move(people))
        , m_answered(answered)
    {}

    void run();
    const Promises &promises() const { return m_promises; }

private:
    bool step(int i);
    bool took(const PlainAnswer &answer, int status);
    bool create();
    bool rename(int i);
    bool edit(const std::string &action, int i);

    Client m_client;
    int m_number;
    std::vector<std::string> m_people;
    std::atomic<int> &m_answered;
    std::string m_cohort;
    Promises m_promises;
};

} // namespace demo::test
