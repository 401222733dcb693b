// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/life/uses.h"

#include "app/demo/life/cohortgraph.h"
#include "app/demo/world/world.h"

#include <algorithm>
#include <set>

namespace demo {

namespace {

constexpr std::size_t MostNames = 5;

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

// "N things: A, B, and 3 more"
std::string listed(const std::vector<std::string> &names, const char *things, std::size_t most)
{
    return std::to_string(names.size()) + " " + things + ": " + joined(names, most);
}

std::string flagRefusal(const std::vector<std::string> &flags)
{
    return "This cohort is used in " + listed(flags, "active feature flag(s)", flags.size()) +
           ". Please remove the cohort from these feature flags before deleting it.";
}

std::string testAccountRefusal(std::int64_t project, const World &world)
{
    const Json *found = world.documents.find("project", 0, project);
    return "This cohort is used in 'Filter out internal and test users' for 1 environment(s): " +
           (found ? textOf(*found, "name") : std::string()) +
           ". Please remove the cohort from these test account filters before deleting it.";
}

std::string insightRefusal(const std::vector<std::string> &insights)
{
    return "This cohort is used in " + listed(insights, "insight(s)", MostNames) +
           ". Please remove the cohort from these insights before deleting it.";
}

std::string cohortRefusal(const std::vector<std::string> &cohorts)
{
    return "This cohort is used as criteria in " + listed(cohorts, "other cohort(s)", MostNames) +
           ". Please remove this cohort from those cohort definitions before deleting it.";
}

} // namespace

Uses usesOf(std::int64_t project, std::int64_t cohort, const World &world)
{
    const CohortGraph graph(world.cohorts->list(project));
    Uses uses;
    uses.flags = documentsNaming("feature_flag", project, graph.withDependants(cohort), world);
    uses.insights = documentsNaming("insight", project, {cohort}, world);
    uses.cohorts = graph.naming(cohort);
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

std::string insightName(const Json &insight)
{
    for (const char *field : {"name", "derived_name"})
        if (std::string name = textOf(insight, field); !name.empty())
            return name;
    return "Unnamed";
}

std::string cohortName(std::int64_t project, std::int64_t cohort, const World &world)
{
    const CohortPtr found = world.cohorts->find(project, cohort);
    return found && found->name && !found->name->empty() ? *found->name : "Unnamed";
}

std::string deletionRefusal(std::int64_t project, std::int64_t cohort, const World &world)
{
    const Uses uses = usesOf(project, cohort, world);
    if (const auto flags = activeFlagNames(uses); !flags.empty())
        return flagRefusal(flags);
    if (!world.traits.fullDeletionProtection)
        return {};
    if (uses.testAccounts)
        return testAccountRefusal(project, world);
    std::vector<std::string> names;
    for (const Json &insight : uses.insights)
        names.push_back(insightName(insight));
    if (!names.empty())
        return insightRefusal(names);
    for (const std::int64_t id : uses.cohorts)
        names.push_back(cohortName(project, id, world));
    return names.empty() ? std::string() : cohortRefusal(names);
}

} // namespace demo
