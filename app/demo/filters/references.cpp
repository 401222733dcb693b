// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/filters/references.h"

#include "app/demo/filters/depth.h"
#include "app/demo/filters/fields.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace demo {

namespace {

using nlohmann::json;

json rootOf(const json &filters)
{
    const auto found = filters.is_object() ? filters.find("properties") : filters.end();
    return found == filters.end() ? json() : *found;
}

//! Calls \a visit for every leaf of a tree, in order. Keeps its own stack, so that depth costs none.
template<typename Visit>
void forEachLeaf(const json &filters, Visit visit)
{
    if (!filters.is_object() || !filters.contains("properties"))
        return;
    std::vector<const json *> open{&filters.at("properties")};
    while (!open.empty()) {
        const json *node = open.back();
        open.pop_back();
        const auto values = node->is_object() ? node->find("values") : node->end();
        const json *children = node->is_array() ? node : values == node->end() ? nullptr : &*values;
        if (children == nullptr && node->is_object() && node->contains("key"))
            visit(*node);
        if (children != nullptr && children->is_array()) {
            for (auto child = children->rbegin(); child != children->rend(); ++child)
                open.push_back(&*child);
        }
    }
}

std::string textOf(const json &leaf, const char *name)
{
    const auto found = leaf.find(name);
    return found != leaf.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool isLookup(const json &leaf)
{
    const std::string type = textOf(leaf, "type");
    return type == "cohort" || type == "precalculated-cohort" || type == "static-cohort" || type == "dynamic-cohort";
}

std::optional<std::int64_t> cohortOf(const json &leaf)
{
    const auto value = leaf.find("value");
    const json id = value == leaf.end() ? json() : laxInteger(*value);
    return id.is_number_integer() ? std::optional(id.get<std::int64_t>()) : std::nullopt;
}

bool isLifecycle(const json &leaf)
{
    const std::string value = textOf(leaf, "value");
    return value == "performed_event_first_time" || value == "performed_event_regularly" ||
           value == "stopped_performing_event" || value == "restarted_performing_event";
}

} // namespace

bool hasConditions(const json &filters)
{
    bool any = false;
    forEachLeaf(filters, [&](const json &) { any = true; });
    const json root = rootOf(filters);
    const auto values = root.is_object() ? root.find("values") : root.end();
    return any || (values != root.end() && !values->empty());
}

bool hasBehavioral(const json &filters)
{
    bool any = false;
    forEachLeaf(filters, [&](const json &leaf) { any |= textOf(leaf, "type") == "behavioral"; });
    return any;
}

std::vector<std::int64_t> referencedCohorts(const json &filters)
{
    std::vector<std::int64_t> ids;
    std::set<std::int64_t> known;
    forEachLeaf(filters, [&](const json &leaf) {
        const auto id = isLookup(leaf) ? cohortOf(leaf) : std::nullopt;
        if (id && known.insert(*id).second)
            ids.push_back(*id);
    });
    return ids;
}

json conditionType(const json &filters)
{
    bool any = false;
    json types{{"person_properties", false}, {"behavioral", false}, {"lifecycle", false}, {"cohorts", false}};
    forEachLeaf(filters, [&](const json &leaf) {
        const std::string type = textOf(leaf, "type");
        any = true;
        if (type == "person" || type == "person_metadata")
            types["person_properties"] = true;
        if (type == "behavioral")
            types[isLifecycle(leaf) ? "lifecycle" : "behavioral"] = true;
        if (isLookup(leaf))
            types["cohorts"] = true;
    });
    return any ? types : json();
}

// Depth first through the cohorts that are referred to, with a list instead of recursion: chains may be long.
std::optional<SaveError> checkReferences(std::int64_t self, const json &filters, const CohortLookup &lookup)
{
    struct Step
    {
        std::int64_t cohort;
        std::vector<std::int64_t> references;
        std::size_t next = 0;
    };
    std::set<std::int64_t> path{self};
    std::set<std::int64_t> done;
    std::vector<Step> steps{{self, referencedCohorts(filters)}};
    while (!steps.empty()) {
        Step &step = steps.back();
        if (step.next == step.references.size()) {
            path.erase(step.cohort);
            done.insert(step.cohort);
            steps.pop_back();
            continue;
        }
        const std::int64_t id = step.references[step.next++];
        if (path.contains(id))
            return SaveError{"Cohorts cannot reference other cohorts in a loop.", ""};
        if (done.contains(id))
            continue;
        const std::optional<CohortFacts> facts = lookup(id);
        if (!facts)
            return SaveError{"Invalid Cohort ID in filter", ""};
        path.insert(id);
        steps.push_back({id, referencedCohorts(facts->filters)});
    }
    return std::nullopt;
}

} // namespace demo
