// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed/peopleseed.h"

#include "app/demo/columns/columns.h"
#include "app/demo/seed/eventmaker.h"
#include "app/demo/seed/personmaker.h"
#include "app/demo/store/database.h"

#include <optional>
#include <vector>

namespace demo {

namespace {

// The prepared inserts of the tables; made once for millions of rows.
class Tables final
{
public:
    explicit Tables(Database &database)
        : m_person(database.prepare("INSERT INTO person(id, uuid, created_at, last_seen_at, is_identified, properties) "
                                    "VALUES (?, ?, ?, ?, ?, ?)"))
        , m_distinctId(
              database.prepare("INSERT INTO person_distinct_id(person_id, number, distinct_id) VALUES (?, ?, ?)"))
        , m_event(database.prepare("INSERT INTO event_row(person_id, time_us, kind) VALUES (?, ?, ?)"))
        , m_kind(database.prepare("INSERT INTO event_kind(id, event, properties, elements) VALUES (?, ?, ?, ?)"))
    {}

    void add(const PersonRecord &person)
    {
        const std::string created = timestampText(person.createdAtUs);
        const auto seen = person.lastSeenAtUs ? std::optional(timestampText(*person.lastSeenAtUs)) : std::nullopt;
        m_person.bind(person.id, person.uuid, created, seen, person.identified, person.properties).run();
        std::int64_t number = 0;
        for (const std::string &id : person.distinctIds)
            m_distinctId.bind(person.id, number++, id).run();
    }

    void add(const EventKinds &kinds)
    {
        std::int64_t id = 0;
        for (const SeedKind &kind : kinds.kinds)
            m_kind.bind(id++, kind.event, kind.properties, kind.elements).run();
    }

    void add(std::int64_t person, const SeedRow &row) { m_event.bind(person, row.time, row.kind).run(); }

private:
    Statement m_person;
    Statement m_distinctId;
    Statement m_event;
    Statement m_kind;
};

void seedPersons(const PeopleSeed &wanted, const PersonMaker &maker, Columns &columns, Tables *tables)
{
    for (std::uint32_t position = 0; position < wanted.persons; ++position) {
        const PersonRecord person = maker.make(position);
        columns.addPerson(person);
        if (tables)
            tables->add(person);
    }
}

void seedEvents(const PeopleSeed &wanted, const PersonMaker &maker, Columns &columns, Tables *tables)
{
    const EventKinds kinds = makeEventKinds(wanted.seed);
    if (tables)
        tables->add(kinds);
    std::vector<std::uint32_t> numbers;
    for (const SeedKind &kind : kinds.kinds)
        numbers.push_back(columns.addKind(kind.event, kind.properties, kind.elements));
    makeEvents(wanted.seed, wanted.events, wanted.persons, wanted.now, maker, kinds, [&](const SeedRow &row) {
        columns.addEvent(row.person, row.time, numbers[row.kind]);
        if (tables)
            tables->add(std::int64_t(row.person) + 1, row);
    });
}

} // namespace

std::unique_ptr<Columns> seedPeople(const PeopleSeed &wanted, Database *database)
{
    const PersonMaker maker(wanted.seed, wanted.persons, wanted.now);
    std::optional<Tables> tables;
    if (database)
        tables.emplace(*database);
    auto columns = std::make_unique<Columns>();
    columns->reserve(wanted.persons, wanted.events);
    seedPersons(wanted, maker, *columns, tables ? &*tables : nullptr);
    seedEvents(wanted, maker, *columns, tables ? &*tables : nullptr);
    columns->seal();
    return columns;
}

} // namespace demo
