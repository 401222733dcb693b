// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed/criteria.h"

namespace demo::criteria {

namespace {

Json behavioral(const std::string &behaviour, const char *type, const Json &key, const Json &more)
{
    Json leaf = {{"type", "behavioral"}, {"key", key}, {"value", behaviour}, {"event_type", type}, {"negation", false}};
    leaf.update(more);
    return leaf;
}

} // namespace

Json person(const std::string &key, const std::string &op, const Json &value)
{
    Json leaf = {{"type", "person"}, {"key", key}, {"operator", op}, {"negation", false}};
    if (!value.is_null())
        leaf["value"] = value;
    return leaf;
}

Json created(const std::string &op, const Json &value)
{
    return {
        {"type", "person_metadata"}, {"key", "created_at"}, {"operator", op}, {"value", value}, {"negation", false}};
}

Json inCohort(std::int64_t id)
{
    return {{"type", "cohort"}, {"key", "id"}, {"value", id}, {"negation", false}};
}

Json did(const std::string &behaviour, const Json &event, const Json &more)
{
    return behavioral(behaviour, "events", event, more);
}

Json didAction(const std::string &behaviour, const Json &action, const Json &more)
{
    return behavioral(behaviour, "actions", action, more);
}

Json negated(Json leaf)
{
    leaf["negation"] = true;
    return leaf;
}

Json all(const std::vector<Json> &values)
{
    return {{"type", "AND"}, {"values", values}};
}

Json any(const std::vector<Json> &values)
{
    return {{"type", "OR"}, {"values", values}};
}

Json filters(const std::vector<Json> &leaves, const char *inner)
{
    return tree(any({Json{{"type", inner}, {"values", leaves}}}));
}

Json tree(const Json &root)
{
    return {{"properties", root}};
}

} // namespace demo::criteria
