// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed/worldseed.h"

#include "app/demo/columns/columns.h"
#include "app/demo/seed/peopleseed.h"
#include "app/demo/world/world.h"

#include <QByteArray>
#include <QTimeZone>

#include <memory>

namespace demo {

namespace {

constexpr std::uint32_t SmallPersons = 120;
constexpr std::uint64_t SmallEvents = 1500;
constexpr std::uint64_t SmallSeed = 0x5eed; // its people differ from the main project's

PeopleSeed mainPeople(const WorldSeed &wanted, Micros now)
{
    return {wanted.seed, static_cast<std::uint32_t>(wanted.persons), static_cast<std::uint64_t>(wanted.events), now};
}

PeopleSeed smallPeople(std::uint64_t seed, Micros now)
{
    return {seed ^ SmallSeed, SmallPersons, SmallEvents, now};
}

void putSetting(Database &database, const char *name, std::int64_t value)
{
    database.prepare("INSERT INTO setting(name, value) VALUES (?, ?)").bind(name, std::to_string(value)).run();
}

std::int64_t setting(Database &database, const char *name)
{
    Statement row = database.prepare("SELECT CAST(value AS INTEGER) FROM setting WHERE name = ?");
    row.bind(name);
    return row.step() ? row.integer(0) : 0;
}

Zone zoneOf(const World &world, std::int64_t project)
{
    const Json *found = world.documents.find("project", 0, project);
    const std::string name = found ? found->value("timezone", std::string("UTC")) : "UTC";
    return Zone(QTimeZone(QByteArray::fromStdString(name)));
}

void addProject(World &world, std::int64_t id, std::unique_ptr<People> people)
{
    Project project{id, zoneOf(world, id), std::move(people)};
    for (const Json &action : world.documents.all("action", id))
        project.actions[action.value("id", std::int64_t(0))] = actionRecord(action);
    if (const Json *found = world.documents.find("project", 0, id))
        project.testAccountFilters = found->value("test_account_filters", Json::array());
    world.projects[id] = std::move(project);
}

std::unique_ptr<People> smallProject(const World &world, std::uint64_t seed, Micros now)
{
    return std::make_unique<People>(seedPeople(smallPeople(seed, now), nullptr), world.traits);
}

void openShelf(World &world)
{
    CohortShelf::PersonCounts counts;
    for (const auto &[id, project] : world.projects)
        counts[id] = project.people->count();
    world.cohorts = std::make_unique<CohortShelf>(world.store, counts);
}

} // namespace

void seedWorld(World &world, const WorldSeed &wanted)
{
    const Micros now = world.clock.instant();
    seedAccounts(world, wanted);
    seedDefinitions(world, wanted);
    seedActions(world, wanted);
    std::unique_ptr<Columns> columns;
    world.store.write([&](Database &database) {
        putSetting(database, "seed", static_cast<std::int64_t>(wanted.seed));
        putSetting(database, "now", now);
        columns = seedPeople(mainPeople(wanted, now), world.store.isInMemory() ? nullptr : &database);
        putSetting(database, "events", static_cast<std::int64_t>(columns->eventCount()));
    });
    world.eventCount = static_cast<std::int64_t>(columns->eventCount());
    addProject(world, MainProject, std::make_unique<People>(std::move(columns), world.traits));
    addProject(world, SmallProject, smallProject(world, wanted.seed, now));
    openShelf(world);
    seedCohorts(world, wanted);
    seedUses(world, wanted);
    world.store.write([&](Database &database) { world.documents.write(database); });
}

void openWorld(World &world)
{
    std::int64_t seed = 0, now = 0;
    world.store.read([&](Database &database) {
        world.documents.read(database);
        seed = setting(database, "seed");
        now = setting(database, "now");
        world.eventCount = setting(database, "events");
    });
    addProject(world, MainProject, std::make_unique<People>(world.store.path(), world.traits));
    addProject(world, SmallProject, smallProject(world, static_cast<std::uint64_t>(seed), now));
    openShelf(world);
}

} // namespace demo
