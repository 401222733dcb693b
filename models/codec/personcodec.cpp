// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/personcodec.h"

#include "models/codec/answerbody.h"
#include "models/codec/fieldreader.h"
#include "models/codec/jsontext.h"

#include <QCoreApplication>

namespace desk {

namespace {

//! `uuid` everywhere; lists of some servers have it as `id` only (contract 6).
PersonId personIdOf(const JsonValue &object)
{
    const JsonValue &uuid = object[u"uuid"];
    return {(uuid.isString() ? uuid : object[u"id"]).toString().toLower()};
}

Person readPerson(const JsonValue &object, QByteArrayView text)
{
    FieldReader fields(object);
    Person person;
    person.id = personIdOf(object);
    person.name = plainText(object[u"name"]); // as stored: a number or any other type occurs
    person.distinctIds = fields.texts(u"distinct_ids");
    person.createdAt = fields.time(u"created_at");
    person.lastSeenAt = fields.time(u"last_seen_at");
    person.isIdentified = fields.maybeFlag(u"is_identified");
    person.properties = memberText(text, u"properties").toByteArray();
    return person;
}

} // namespace

Result<Page<Person>> decodePersonPage(const QByteArray &body)
{
    return readPage<Person>(body, readPerson);
}

Result<Person> decodePerson(const QByteArray &body)
{
    const auto object = readAnswerObject(body);
    if (!object)
        return object.error();
    Person person = readPerson(*object, body);
    if (!person.id.isValid())
        return brokenAnswer(QCoreApplication::translate("PersonCodec", "the person has no id"), body);
    return person;
}

Result<std::vector<Cohort>> decodePersonCohorts(const QByteArray &body)
{
    auto page = readPage<Cohort>(body, [](const JsonValue &object, QByteArrayView) {
        FieldReader fields(object);
        Cohort cohort;
        cohort.id = CohortId{fields.integer(u"id").value_or(0)};
        cohort.name = fields.text(u"name");
        cohort.count = fields.integer(u"count");
        return cohort;
    });
    if (!page)
        return page.error();
    std::erase_if(page->rows, [](const Cohort &cohort) { return !cohort.id.isValid(); });
    return std::move(page->rows);
}

} // namespace desk
