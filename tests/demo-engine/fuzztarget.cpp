// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo-engine/fuzztarget.h"

#include "app/demo/columns/columns.h"
#include "app/demo/engine/engine.h"
#include "app/demo/engine/selector.h"
#include "app/demo/filters/depth.h"
#include "app/demo/filters/legacygroups.h"
#include "app/demo/filters/references.h"
#include "app/demo/filters/savecheck.h"
#include "tests/demo-engine/worlds.h"

#include <cstdlib>
#include <stdexcept>

namespace {

using Json = nlohmann::json;

void require(bool holds)
{
    if (!holds)
        std::abort();
}

struct Stage
{
    oracle::World world = makeWorld(1, 12);
    EngineWorld engine{world};
};

void calculate(const Json &filters, const Json &groups, const demo::Surroundings &around)
{
    const demo::Evaluation found = demo::evaluate(filters, groups, around);
    require(found.members.persons() == around.columns.personCount());
    require(found.ok() || found.members.isEmpty());
    require(found.errorCode != "unknown" && found.errorCode != "memory_limit"); // no exception of ours gets that far
}

//! What was saved is saved again as it is, is sound for the other readers, and calculates the same.
void checkSaved(const Json &filters, const demo::Surroundings &around)
{
    const demo::SaveCheck again = demo::checkFilters(filters);
    const bool hadNullValue =
        !again.ok() && again.error->detail == "Missing required keys for behavioral filter: value";
    require(again.ok() ? again.filters == filters : hadNullValue);
    const demo::CohortLookup lookup = [&](std::int64_t id) {
        return id > 3 ? std::nullopt : std::optional(demo::CohortFacts{false, false, filters});
    };
    static_cast<void>(demo::checkReferences(1, filters, lookup));
    static_cast<void>(demo::checkCohortType("behavioral", {false, false, filters}, 1, lookup));
    require(demo::hasConditions(filters) == !demo::conditionType(filters).is_null() || demo::hasConditions(filters));
    calculate(filters, Json::array(), around);
}

//! The text as the properties of a person: what is taken comes back as the same JSON.
void feedColumns(std::string_view text)
{
    demo::Columns columns;
    demo::PersonRecord person;
    person.properties = std::string(text);
    try {
        columns.addPerson(person);
    } catch (const std::invalid_argument &) {
        return;
    }
    std::string back;
    columns.persons().appendProperties(0, back);
    const Json before = Json::parse(text, nullptr, false);
    require(before.is_discarded() || before == Json::parse(back, nullptr, false));
}

} // namespace

void feedEngine(std::string_view text)
{
    static const Stage stage;
    demo::Surroundings around = stage.engine.surroundings();
    around.nowUs = 1'775'736'000'000'000;
    around.timeLimit = std::chrono::milliseconds(2000);
    feedColumns(text);
    static_cast<void>(demo::Selector::parse(text));
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded())
        return;
    for (const demo::Generation generation :
         {demo::Generation::Older, demo::Generation::Mid, demo::Generation::Newest}) {
        const demo::SaveCheck check = demo::checkFilters(json, generation);
        require(check.ok() || !check.error->detail.empty());
        if (check.ok() && generation == demo::Generation::Newest)
            checkSaved(check.filters, around);
    }
    static_cast<void>(demo::checkGroups(json));
    calculate(json, Json::array(), around);
    calculate(nullptr, json, around);
    static_cast<void>(demo::matchPersons(json, around));
    if (!demo::nestedDeeperThan(json, demo::deepestFilters))
        calculate({{"properties", json}}, Json::array(), around);
}
