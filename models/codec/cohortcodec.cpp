// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/cohortcodec.h"

#include "models/codec/answerbody.h"
#include "models/codec/fieldreader.h"
#include "models/codec/jsontext.h"
#include "models/codec/usercodec.h"

#include <QCoreApplication>

namespace desk {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("CohortCodec", text);
}

void readState(FieldReader &fields, Cohort &cohort)
{
    cohort.deleted = fields.flag(u"deleted");
    cohort.isStatic = fields.flag(u"is_static");
    cohort.isCalculating = fields.flag(u"is_calculating");
    cohort.errorsCalculating = static_cast<int>(fields.integer(u"errors_calculating").value_or(0));
    cohort.lastErrorMessage = fields.text(u"last_error_message");
    cohort.count = fields.integer(u"count");
    cohort.version = fields.integer(u"version");
    cohort.pendingVersion = fields.integer(u"pending_version");
    cohort.lastImportTotal = fields.integer(u"last_import_total_count");
    cohort.lastImportUnmatched = fields.integer(u"last_import_unmatched_count");
    cohort.createdAt = fields.time(u"created_at");
    cohort.lastCalculation = fields.time(u"last_calculation");
}

void readRelations(FieldReader &fields, Cohort &cohort)
{
    if (const JsonValue &user = fields.object(u"created_by"); user.isObject())
        cohort.createdBy = readUser(user);
    if (const JsonValue &run = fields.object(u"population"); run.isObject())
        cohort.population = readPopulation(run);
    for (const JsonValue &experiment : fields.array(u"experiment_set")) {
        if (const auto id = experiment.toInteger())
            cohort.experiments.append(*id);
    }
}

//! The texts that are handed on exactly as received. A `query` of null is no query.
void takeTexts(QByteArrayView text, Cohort &cohort)
{
    for (const JsonMemberText &member : memberTexts(text)) {
        if (member.name == u"filters")
            cohort.filters = member.value.toByteArray();
        else if (member.name == u"query" && member.value != QByteArrayView("null"))
            cohort.query = member.value.toByteArray();
    }
}

Cohort malformedCohort(const Cohort &cohort, const QString &why)
{
    Cohort row;
    row.id = cohort.id;
    row.name = cohort.name;
    row.raw = cohort.raw;
    row.malformed = why;
    return row;
}

Cohort readCohort(const JsonValue &object, QByteArrayView text)
{
    FieldReader fields(object);
    Cohort cohort;
    cohort.raw = text.toByteArray();
    cohort.id = CohortId{fields.integer(u"id").value_or(0)};
    cohort.name = fields.text(u"name");
    if (fields.problem().isEmpty() && !cohort.id.isValid())
        return malformedCohort(cohort, say(QT_TRANSLATE_NOOP("CohortCodec", "it has no id")));
    cohort.description = fields.text(u"description");
    cohort.cohortType = fields.text(u"cohort_type");
    readState(fields, cohort);
    readRelations(fields, cohort);
    fields.object(u"query");
    if (object.isObject()) // else the text may be no JSON at all, which must not be cut
        takeTexts(text, cohort);
    return fields.problem().isEmpty() ? cohort : malformedCohort(cohort, fields.problem());
}

} // namespace

Result<Page<Cohort>> decodeCohortPage(const QByteArray &body)
{
    return readPage<Cohort>(body, readCohort);
}

Cohort decodeCohortRow(const QByteArray &text)
{
    const JsonReading reading = readJson(text);
    return readCohort(reading.value, text);
}

Result<Cohort> decodeCohort(const QByteArray &body)
{
    const auto object = readAnswerObject(body);
    if (!object)
        return object.error();
    Cohort cohort = readCohort(*object, QByteArrayView(body).trimmed());
    if (!cohort.malformed.isEmpty())
        return brokenAnswer(
            say(QT_TRANSLATE_NOOP("CohortCodec", "the cohort is not as expected: %1")).arg(cohort.malformed), body);
    return cohort;
}

Result<Population> decodePopulation(const QByteArray &body)
{
    const auto object = readAnswerObject(body);
    if (!object)
        return object.error();
    if (!(*object)[u"status"].isString())
        return brokenAnswer(say(QT_TRANSLATE_NOOP("CohortCodec", "the run has no status")), body);
    return readPopulation(*object);
}

Result<Done> decodeSuccess(const QByteArray &body)
{
    const auto object = readAnswerObject(body);
    if (!object)
        return object.error();
    if (!(*object)[u"success"].toBool())
        return brokenAnswer(say(QT_TRANSLATE_NOOP("CohortCodec", "it does not confirm the change")), body);
    return Done{};
}

} // namespace desk
