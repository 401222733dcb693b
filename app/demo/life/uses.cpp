// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/life/uses.h"

#include "app/demo/filters/legacygroups.h"
#include "app/demo/filters/references.h"
#include "app/demo/world/world.h"

#include <algorithm>
#include <set>

namespace demo {

namespace {

bool namesCohort(const Json &value, std::int64_t cohort)
{
    if (value.is_array())
        return std::any_of(value.begin(), value.end(), [&](const Json &id) { return namesCohort(id, cohort); });
    return value.is_number_integer() && value.get<std::int64_t>() == cohort;
}

// A filter `{"type": "cohort", "value": ID}` or a breakdown by the cohort, anywhere in the document.
bool mentions(const Json &document, std::int64_t cohort)
{
    if (document.is_object()) {
        const bool filter = document.value("type", Json()) == "cohort" && document.contains("value");
        const bool breakdown = document.value("breakdown_type", Json()) == "cohort" && document.contains("breakdown");
        if ((filter && namesCohort(document["value"], cohort)) ||
            (breakdown && namesCohort(document["breakdown"], cohort)))
            return true;
    }
    if (!document.is_structured())
        return false;
    return std::any_of(document.begin(), document.end(), [&](const Json &part) { return mentions(part, cohort); });
}

std::vector<std::int64_t> namingCohorts(std::int64_t project, std::int64_t cohort, const World &world)
{
    std::vector<std::int64_t> naming;
    for (const CohortPtr &other : world.cohorts->list(project)) {
        const auto named = referencedCohorts(effectiveFilters(other->filters, other->groups));
        if (std::find(named.begin(), named.end(), cohort) != named.end())
            naming.push_back(other->id);
    }
    std::sort(naming.begin(), naming.end());
    return naming;
}

// The cohort itself and every dynamic one that leads to it.
std::set<std::int64_t> withDependants(std::int64_t project, std::int64_t cohort, const World &world)
{
    std::set<std::int64_t> all{cohort};
    std::vector<std::int64_t> open{cohort};
    while (!open.empty()) {
        const std::int64_t next = open.back();
        open.pop_back();
        for (const std::int64_t naming : namingCohorts(project, next, world)) {
            const CohortPtr other = world.cohorts->find(project, naming);
            if (other && !other->isStatic && all.insert(naming).second)
                open.push_back(naming);
        }
    }
    return all;
}

std::vector<Json> documentsNaming(const char *kind, std::int64_t project, const std::set<std::int64_t> &cohorts,
                                  const World &world)
{
    std::vector<Json> found;
    for (const Json &document : world.documents.all(kind, project)) {
        const auto named = [&](std::int64_t id) { return mentions(document, id); };
        if (!document.value("deleted", false) && std::any_of(cohorts.begin(), cohorts.end(), named))
            found.push_back(document);
    }
    std::sort(found.begin(), found.end(),
              [](const Json &a, const Json &b) { return a.value("id", 0) < b.value("id", 0); });
    return found;
}

std::string textOf(const Json &document, const char *name)
{
    const auto found = document.find(name);
    return found != document.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string joined(const std::vector<std::string> &names, std::size_t most)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(most, names.size()); ++i)
        text += (i == 0 ? "" : ", ") + names[i];
    if (names.size() > most)
        text += ", and " + std::to_string(names.size() - most) + " more";
    return text;
}

} // namespace

Uses usesOf(std::int64_t project, std::int64_t cohort, const World &world)
{
    Uses uses;
    uses.flags = documentsNaming("feature_flag", project, withDependants(project, cohort, world), world);
    uses.insights = documentsNaming("insight", project, {cohort}, world);
    uses.cohorts = namingCohorts(project, cohort, world);
    uses.testAccounts = mentions(world.projects.at(project).testAccountFilters, cohort);
    return uses;
}

std::vector<std::string> activeFlagNames(const Uses &uses)
{
    std::vector<std::string> names;
    for (const Json &flag : uses.flags) {
        if (!flag.value("active", false))
            continue;
        const std::string name = textOf(flag, "name");
        names.push_back(name.empty() ? textOf(flag, "key") : name);
    }
    return names;
}

std::string deletionRefusal(std::int64_t project, std::int64_t cohort, const World &world)
{
    constexpr std::size_t shown = 5;
    const Uses uses = usesOf(project, cohort, world);
    const std::vector<std::string> flags = activeFlagNames(uses);
    if (!flags.empty())
        return "This cohort is used in " + std::to_string(flags.size()) +
               " active feature flag(s): " + joined(flags, flags.size()) +
               ". Please remove the cohort from these feature flags before deleting it.";
    if (!world.traits.fullDeletionProtection)
        return {};
    if (uses.testAccounts)
        return "This cohort is used in 'Filter out internal and test users' for 1 environment(s): Default project. "
               "Please remove the cohort from these test account filters before deleting it.";
    std::vector<std::string> names;
    for (const Json &insight : uses.insights)
        names.push_back(textOf(insight, "name").empty() ? "Unnamed" : textOf(insight, "name"));
    if (!names.empty())
        return "This cohort is used in " + std::to_string(names.size()) + " insight(s): " + joined(names, shown) +
               ". Please remove the cohort from these insights before deleting it.";
    for (const std::int64_t id : uses.cohorts)
        names.push_back(world.cohorts->find(project, id)->name.value_or("Unnamed"));
    if (!names.empty())
        return "This cohort is used as criteria in " + std::to_string(names.size()) +
               " other cohort(s): " + joined(names, shown) +
               ". Please remove this cohort from those cohort definitions before deleting it.";
    return {};
}

} // namespace demo
