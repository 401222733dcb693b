// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/filtereditor/demoworld.h"

#include "app/demo/clock.h"
#include "app/demo/store/database.h"
#include "app/demo/world/world.h"

#include <algorithm>
#include <map>

namespace desk::test {

namespace {

using demo::Database;
using demo::Statement;
using oracle::Json;

std::map<std::int64_t, std::uint32_t> readPersons(Database &database, oracle::World &world)
{
    std::map<std::int64_t, std::uint32_t> numbers;
    Statement rows = database.prepare("SELECT id, uuid, created_at, is_identified, properties FROM person ORDER BY id");
    while (rows.step()) {
        demo::PersonRecord person;
        person.id = rows.integer(0);
        person.uuid = rows.text(1);
        person.createdAtUs = demo::instantFromIso(rows.text(2)).value_or(0);
        person.identified = rows.integer(3) != 0;
        person.properties = rows.text(4);
        numbers[person.id] = static_cast<std::uint32_t>(world.persons.size());
        world.persons.push_back(std::move(person));
    }
    return numbers;
}

void readEvents(Database &database, oracle::World &world, const std::map<std::int64_t, std::uint32_t> &numbers)
{
    Statement rows = database.prepare("SELECT r.person_id, r.time_us, k.event, k.properties, k.elements "
                                      "FROM event_row r JOIN event_kind k ON k.id = r.kind");
    while (rows.step()) {
        oracle::Event event;
        event.person = numbers.at(rows.integer(0));
        event.timeUs = rows.integer(1);
        event.name = rows.text(2);
        event.properties = rows.text(3);
        event.elements = rows.text(4);
        world.events.push_back(std::move(event));
    }
}

void readActions(Database &database, oracle::World &world)
{
    Statement rows = database.prepare("SELECT body FROM document WHERE kind = 'action' AND project_id = 1");
    while (rows.step())
        world.actions.push_back(demo::actionRecord(Json::parse(rows.text(0))));
}

std::set<std::uint32_t> readMembers(Database &database, std::int64_t cohort, const oracle::World &world)
{
    std::set<std::uint32_t> members;
    Statement rows = database.prepare("SELECT person_id FROM cohort_person WHERE cohort_id = ?");
    rows.bind(cohort);
    while (rows.step()) {
        const auto at =
            std::lower_bound(world.persons.begin(), world.persons.end(), rows.integer(0),
                             [](const demo::PersonRecord &person, std::int64_t id) { return person.id < id; });
        members.insert(static_cast<std::uint32_t>(at - world.persons.begin()));
    }
    return members;
}

void readCohorts(Database &database, oracle::World &world)
{
    Statement rows = database.prepare("SELECT id FROM cohort WHERE project_id = 1");
    while (rows.step())
        world.cohorts[rows.integer(0)] = readMembers(database, rows.integer(0), world);
}

} // namespace

DemoWorld::DemoWorld(const QString &file, const QString &now)
    : m_file(file.toStdString())
{
    Database database(m_file, Database::Mode::Read);
    m_world.nowUs = demo::instantFromIso(now.toStdString()).value();
    readEvents(database, m_world, readPersons(database, m_world));
    readActions(database, m_world);
    readCohorts(database, m_world);
    m_subjects = oracle::subjectsOf(m_world);
}

std::optional<DemoWorld::Stored> DemoWorld::cohort(qint64 id) const
{
    Database database(m_file, Database::Mode::Read);
    Statement row =
        database.prepare("SELECT filters, is_calculating, pending_version, errors_calculating, last_error_code "
                         "FROM cohort WHERE id = ?");
    row.bind(static_cast<std::int64_t>(id));
    if (!row.step() || row.isNull(0))
        return std::nullopt;
    Stored stored;
    stored.filters = Json::parse(row.text(0));
    stored.isCalculating = row.integer(1) != 0;
    stored.version = row.isNull(2) ? 0 : row.integer(2);
    if (row.integer(3) > 0) // after a success the code of the last failure stays
        stored.errorCode = row.maybeText(4).value_or("");
    stored.members = readMembers(database, id, m_world);
    return stored;
}

oracle::Outcome DemoWorld::expected(const Json &filters) const
{
    return oracle::evaluate(filters, m_world, m_subjects);
}

} // namespace desk::test
