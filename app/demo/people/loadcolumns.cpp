// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/people/loadcolumns.h"

#include "app/demo/clock.h"
#include "app/demo/columns/columns.h"
#include "app/demo/store/database.h"

#include <stdexcept>
#include <unordered_map>

namespace demo {

namespace {

using Kinds = std::unordered_map<std::int64_t, std::uint32_t>; // from the store's numbers to those of the columns

void checkGoing(const std::atomic<bool> &stopping)
{
    if (stopping)
        throw std::runtime_error("the server stops");
}

PersonRecord recordOf(const Statement &row)
{
    PersonRecord person;
    person.id = row.integer(0);
    person.uuid = row.text(1);
    person.createdAtUs = instantFromIso(row.text(2)).value_or(0);
    if (!row.isNull(3))
        person.lastSeenAtUs = instantFromIso(row.text(3));
    person.identified = row.integer(4) != 0;
    person.properties = row.text(5);
    return person;
}

void loadPersons(Database &database, Columns &columns, const std::atomic<bool> &stopping)
{
    Statement ids = database.prepare("SELECT distinct_id FROM person_distinct_id WHERE person_id = ? ORDER BY number");
    Statement rows = database.prepare("SELECT id, uuid, created_at, last_seen_at, is_identified, properties "
                                      "FROM person ORDER BY id");
    while (rows.step()) {
        checkGoing(stopping);
        PersonRecord person = recordOf(rows);
        ids.bind(person.id);
        while (ids.step())
            person.distinctIds.emplace_back(ids.text(0));
        columns.addPerson(person);
    }
}

Kinds loadKinds(Database &database, Columns &columns)
{
    Kinds kinds;
    Statement rows = database.prepare("SELECT id, event, properties, elements FROM event_kind");
    while (rows.step())
        kinds[rows.integer(0)] = columns.addKind(rows.text(1), rows.text(2), rows.text(3));
    return kinds;
}

void loadEvents(Database &database, Columns &columns, const std::atomic<bool> &stopping)
{
    const Kinds kinds = loadKinds(database, columns);
    Statement rows = database.prepare("SELECT person_id, time_us, kind FROM event_row ORDER BY id");
    while (rows.step()) {
        checkGoing(stopping);
        const auto person = columns.persons().byId(rows.integer(0));
        if (!person)
            throw std::runtime_error("the store has an event of an unknown person");
        columns.addEvent(*person, rows.integer(1), kinds.at(rows.integer(2)));
    }
}

} // namespace

std::unique_ptr<Columns> loadColumns(const std::string &path, const std::atomic<bool> &stopping)
{
    Database database(path, Database::Mode::Read);
    auto columns = std::make_unique<Columns>();
    loadPersons(database, *columns, stopping);
    loadEvents(database, *columns, stopping);
    columns->seal();
    return columns;
}

} // namespace demo
