// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/store/schema.h"

#include "app/demo/store/database.h"

namespace demo {

namespace {

constexpr int ApplicationId = 0x43444553; // "CDES"
constexpr int SchemaVersion = 1;

// The people of the first project; those of the small second one are made anew at each start. The id is the
// person's place in the server's order (created_at descending, then uuid), counted from 1.
constexpr const char *PersonTables = R"sql(
CREATE TABLE person(id INTEGER PRIMARY KEY, uuid TEXT NOT NULL,
    created_at TEXT NOT NULL, last_seen_at TEXT, is_identified INTEGER NOT NULL, properties TEXT NOT NULL);
CREATE TABLE person_distinct_id(person_id INTEGER NOT NULL, number INTEGER NOT NULL, distinct_id TEXT NOT NULL,
    PRIMARY KEY(person_id, number)) WITHOUT ROWID;
)sql";

// Events share a few thousand texts; `event` shows them as one table.
constexpr const char *EventTables = R"sql(
CREATE TABLE event_kind(id INTEGER PRIMARY KEY, event TEXT NOT NULL, properties TEXT NOT NULL, elements TEXT NOT NULL);
CREATE TABLE event_row(id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL, time_us INTEGER NOT NULL,
    kind INTEGER NOT NULL);
CREATE VIEW event(person_id, event, timestamp, properties, elements) AS
    SELECT r.person_id, k.event, strftime('%Y-%m-%dT%H:%M:%S', r.time_us / 1000000, 'unixepoch')
        || printf('.%06dZ', r.time_us % 1000000), k.properties, k.elements
    FROM event_row r JOIN event_kind k ON k.id = r.kind;
)sql";

// Members are kept as bits, 1024 persons a row: a plain table would have tens of millions of rows with a million
// persons and 240 cohorts. `cohort_person` shows them as the table one expects.
constexpr const char *CohortTables = R"sql(
CREATE TABLE cohort(id INTEGER PRIMARY KEY AUTOINCREMENT, project_id INTEGER NOT NULL, name TEXT,
    description TEXT NOT NULL, groups TEXT NOT NULL, deleted INTEGER NOT NULL, filters TEXT, query TEXT,
    version INTEGER, pending_version INTEGER, is_calculating INTEGER NOT NULL, created_by INTEGER, created_at INTEGER,
    last_calculation INTEGER, last_backfill INTEGER, errors_calculating INTEGER NOT NULL, last_error_code TEXT,
    count INTEGER, last_import_total INTEGER, last_import_unmatched INTEGER, population TEXT,
    is_static INTEGER NOT NULL, cohort_type TEXT, experiments TEXT NOT NULL);
CREATE TABLE cohort_block(cohort_id INTEGER NOT NULL, block INTEGER NOT NULL, bits BLOB NOT NULL,
    PRIMARY KEY(cohort_id, block)) WITHOUT ROWID;
CREATE VIEW cohort_person(cohort_id, person_id) AS
    SELECT b.cohort_id, p.id FROM cohort_block b JOIN cohort c ON c.id = b.cohort_id
    JOIN person p ON c.project_id = 1 AND p.id BETWEEN b.block * 1024 + 1 AND b.block * 1024 + 1024
    WHERE (instr('123456789ABCDEF', substr(hex(substr(b.bits, 1 + ((p.id - 1 & 1023) >> 3), 1)),
        CASE WHEN p.id - 1 & 4 THEN 1 ELSE 2 END, 1)) >> (p.id - 1 & 3)) & 1;
)sql";

constexpr const char *OtherTables = R"sql(
CREATE TABLE activity(id INTEGER PRIMARY KEY, project_id INTEGER NOT NULL, cohort_id INTEGER NOT NULL, user_id INTEGER,
    activity TEXT NOT NULL, detail TEXT NOT NULL, created_at INTEGER NOT NULL);
CREATE INDEX activity_by_cohort ON activity(cohort_id, created_at);
CREATE TABLE calculation(id TEXT PRIMARY KEY, cohort_id INTEGER NOT NULL, filters TEXT NOT NULL, count INTEGER,
    started_at INTEGER NOT NULL, finished_at INTEGER, queries TEXT NOT NULL, error TEXT, error_code TEXT);
CREATE INDEX calculation_by_cohort ON calculation(cohort_id, started_at);
CREATE TABLE document(kind TEXT NOT NULL, project_id INTEGER NOT NULL, number INTEGER NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY(kind, project_id, number)) WITHOUT ROWID;
CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
)sql";

// Later than the others, so a store of an earlier program may lack it.
constexpr const char *FillingTable =
    "CREATE TABLE IF NOT EXISTS filling(cohort_id INTEGER PRIMARY KEY, source TEXT NOT NULL)";

} // namespace

void createSchema(Database &database)
{
    database.run(PersonTables);
    database.run(EventTables);
    database.run(CohortTables);
    database.run(OtherTables);
    completeSchema(database);
    database.run("PRAGMA application_id = " + std::to_string(ApplicationId));
    database.run("PRAGMA user_version = " + std::to_string(SchemaVersion));
}

void completeSchema(Database &database)
{
    database.run(FillingTable);
}

void createIndexes(Database &database)
{
    database.run("CREATE UNIQUE INDEX person_by_uuid ON person(uuid)");
}

bool isDemoStore(Database &database)
{
    return database.integer("PRAGMA application_id") == ApplicationId &&
           database.integer("PRAGMA user_version") == SchemaVersion;
}

} // namespace demo
