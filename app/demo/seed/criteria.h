// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/json.h"

#include <cstdint>
#include <string>
#include <vector>

// Short words for the criteria of seeded cohorts (grammar 2).
namespace demo::criteria {

Json person(const std::string &key, const std::string &op, const Json &value);
Json created(const std::string &op, const Json &value); // person_metadata
Json inCohort(std::int64_t id);
// A behavioral leaf of events; `more` holds the keys that its behaviour needs.
Json did(const std::string &behaviour, const Json &event, const Json &more);
Json didAction(const std::string &behaviour, const Json &action, const Json &more);
Json negated(Json leaf);

Json all(const std::vector<Json> &values); // AND
Json any(const std::vector<Json> &values); // OR
// Two levels, as the web form writes them: one group of these leaves.
Json filters(const std::vector<Json> &leaves, const char *inner = "AND");
// A whole tree as it is.
Json tree(const Json &root);

} // namespace demo::criteria
