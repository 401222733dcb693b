// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/historycodec.h"

#include "models/codec/answerbody.h"
#include "models/codec/fieldreader.h"
#include "models/codec/jsontext.h"
#include "models/codec/usercodec.h"

namespace desk {

namespace {

ActivityChange readChange(QByteArrayView text)
{
    ActivityChange change;
    for (const JsonMemberText &member : memberTexts(text)) {
        if (member.name == u"before")
            change.before = member.value.toByteArray();
        else if (member.name == u"after")
            change.after = member.value.toByteArray();
        else if (member.name == u"action")
            change.action = plainText(readJson(member.value).value);
        else if (member.name == u"field")
            change.field = plainText(readJson(member.value).value);
    }
    return change;
}

//! Contract 11: `changes` of null is not the same as no changes.
std::optional<std::vector<ActivityChange>> readChanges(QByteArrayView detail)
{
    const QByteArrayView text = memberText(detail, u"changes");
    if (!text.startsWith('['))
        return std::nullopt;
    std::vector<ActivityChange> changes;
    for (const QByteArrayView change : elementTexts(text))
        changes.push_back(readChange(change));
    return changes;
}

ActivityEntry readEntry(const JsonValue &object, QByteArrayView text)
{
    FieldReader fields(object);
    ActivityEntry entry;
    const JsonValue &user = object[u"user"];
    entry.user = readUser(user);
    entry.isSystem = user[u"is_system"].toBool();
    entry.activity = fields.text(u"activity");
    entry.cohort = CohortId{fields.integer(u"item_id").value_or(0)};
    entry.cohortName = object[u"detail"][u"name"].toString();
    entry.changes = readChanges(memberText(text, u"detail"));
    entry.createdAt = fields.time(u"created_at");
    entry.raw = text.toByteArray();
    return entry;
}

CalculationQuery readQuery(const JsonValue &object)
{
    FieldReader fields(object);
    CalculationQuery query;
    query.query = fields.text(u"query");
    query.queryId = fields.text(u"query_id");
    query.ms = fields.integer(u"query_ms");
    query.memoryMb = fields.integer(u"memory_mb");
    query.readRows = fields.integer(u"read_rows");
    query.writtenRows = fields.integer(u"written_rows");
    return query;
}

std::optional<std::vector<CalculationQuery>> readQueries(const JsonValue &list)
{
    if (!list.isArray())
        return std::nullopt;
    std::vector<CalculationQuery> queries;
    for (const JsonValue &query : list.array())
        queries.push_back(readQuery(query));
    return queries;
}

void readTotals(FieldReader &fields, CalculationRun &run)
{
    run.durationSeconds = fields.number(u"duration_seconds");
    run.totalMs = fields.integer(u"total_query_ms");
    run.totalMemoryMb = fields.integer(u"total_memory_mb");
    run.totalReadRows = fields.integer(u"total_read_rows");
    run.totalWrittenRows = fields.integer(u"total_written_rows");
}

CalculationRun readRun(const JsonValue &object, QByteArrayView text)
{
    FieldReader fields(object);
    CalculationRun run;
    run.id = fields.text(u"id");
    run.filters = memberText(text, u"filters").toByteArray();
    run.count = fields.integer(u"count");
    run.startedAt = fields.time(u"started_at");
    run.finishedAt = fields.time(u"finished_at");
    run.queries = readQueries(object[u"queries"]);
    run.error = fields.text(u"error");
    run.isCompleted = fields.maybeFlag(u"is_completed").value_or(run.finishedAt.isValid());
    run.isSuccessful = fields.maybeFlag(u"is_successful").value_or(run.isCompleted && run.error.isEmpty());
    readTotals(fields, run);
    return run;
}

} // namespace

Result<Page<ActivityEntry>> decodeActivityPage(const QByteArray &body)
{
    return readPage<ActivityEntry>(body, readEntry);
}

Result<Page<CalculationRun>> decodeCalculationPage(const QByteArray &body)
{
    return readPage<CalculationRun>(body, readRun);
}

} // namespace desk
