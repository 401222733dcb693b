// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/json.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace demo {

class Database;

// What the demo has beside persons and cohorts and never changes: users, projects, definitions, actions, flags,
// insights - each as the JSON that is answered. Read once, then shared by all threads.
class Documents final
{
public:
    // Kinds: user, organization, project (all of project 0), event_definition, property_definition, action,
    // feature_flag, insight.
    const std::vector<Json> &all(const std::string &kind, std::int64_t project) const;
    // The one whose `id` this is; null when there is none.
    const Json *find(const std::string &kind, std::int64_t project, std::int64_t id) const;

    void add(const std::string &kind, std::int64_t project, Json document);
    void read(Database &database);
    void write(Database &database) const;

private:
    std::map<std::pair<std::string, std::int64_t>, std::vector<Json>> m_documents;
};

} // namespace demo
