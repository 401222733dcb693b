// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/world/world.h"

namespace demo {

namespace {

std::optional<std::string> maybeText(const Json &step, const char *name)
{
    const auto found = step.find(name);
    return found != step.end() && found->is_string() ? std::optional(found->get<std::string>()) : std::nullopt;
}

StepMatching matching(const Json &step, const char *name, StepMatching standard)
{
    const std::optional<std::string> word = maybeText(step, name);
    if (!word)
        return standard;
    return *word == "regex" ? StepMatching::Regex : *word == "exact" ? StepMatching::Exact : StepMatching::Contains;
}

ActionStep stepRecord(const Json &step)
{
    ActionStep record;
    record.event = maybeText(step, "event");
    record.selector = maybeText(step, "selector");
    record.tagName = maybeText(step, "tag_name");
    record.text = maybeText(step, "text");
    record.textMatching = matching(step, "text_matching", record.textMatching);
    record.href = maybeText(step, "href");
    record.hrefMatching = matching(step, "href_matching", record.hrefMatching);
    record.url = maybeText(step, "url");
    record.urlMatching = matching(step, "url_matching", record.urlMatching);
    if (const auto found = step.find("properties"); found != step.end() && found->is_array())
        record.properties = jsonText(*found);
    return record;
}

} // namespace

void World::stop()
{
    stopping.raise();
    for (const auto &[id, project] : projects)
        project.people->giveUp();
}

Surroundings World::surroundings(std::int64_t project) const
{
    const Project &place = projects.at(project);
    const auto cohort = [this, project](std::int64_t id) {
        return cohorts->find(project, id) ? cohorts->members(id) : MembersPtr();
    };
    const auto action = [&place](std::int64_t id) -> const ActionRecord * {
        const auto found = place.actions.find(id);
        return found == place.actions.end() ? nullptr : &found->second;
    };
    return {.columns = place.people->columns(),
            .nowUs = clock.instant(),
            .zone = place.zone,
            .cohort = cohort,
            .action = action,
            .testAccountFilters = place.testAccountFilters,
            .cancelled = {}};
}

ActionRecord actionRecord(const Json &action)
{
    ActionRecord record;
    record.id = action.value("id", std::int64_t(0));
    record.name = maybeText(action, "name").value_or(std::string());
    record.deleted = action.value("deleted", false);
    for (const Json &step : action.value("steps", Json::array()))
        record.steps.push_back(stepRecord(step));
    return record;
}

} // namespace demo
