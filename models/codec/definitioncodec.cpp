// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/definitioncodec.h"

#include "models/codec/answerbody.h"
#include "models/codec/fieldreader.h"
#include "models/codec/jsontext.h"

#include <QCoreApplication>

namespace desk {

namespace {

PropertyDefinition readProperty(const JsonValue &object, QByteArrayView)
{
    FieldReader fields(object);
    PropertyDefinition definition;
    definition.name = fields.text(u"name");
    definition.type = fields.text(u"property_type");
    if (definition.type.isEmpty() && fields.flag(u"is_numerical"))
        definition.type = QStringLiteral("Numeric");
    definition.isVirtual = fields.flag(u"virtual");
    return definition;
}

EventDefinition readEvent(const JsonValue &object, QByteArrayView)
{
    FieldReader fields(object);
    return {fields.text(u"name"), fields.time(u"last_seen_at")};
}

ActionDefinition readAction(const JsonValue &object, QByteArrayView)
{
    FieldReader fields(object);
    return {ActionId{fields.integer(u"id").value_or(0)}, fields.text(u"name")};
}

template<class T>
Result<Page<T>> withoutNameless(Result<Page<T>> page)
{
    if (page)
        std::erase_if(page->rows, [](const T &definition) { return definition.name.isEmpty(); });
    return page;
}

//! An element is an object with the value under `name`, or the bare value.
PropertyValueCount readValue(QByteArrayView text)
{
    const JsonValue value = readJson(text).value;
    if (!value.isObject())
        return {text.toByteArray(), std::nullopt};
    FieldReader fields(value);
    return {memberText(text, u"name").toByteArray(), fields.integer(u"count")};
}

ReferenceList readReferences(const JsonValue &block)
{
    ReferenceList list;
    for (const JsonValue &object : block[u"results"].array()) {
        FieldReader fields(object);
        const QString key = fields.text(u"key");
        list.results.push_back(
            {fields.integer(u"id").value_or(0), key.isEmpty() ? fields.text(u"short_id") : key, fields.text(u"name")});
    }
    FieldReader fields(block);
    list.total = fields.integer(u"total").value_or(static_cast<qint64>(list.results.size()));
    list.hasMore = fields.flag(u"has_more");
    return list;
}

//! A polled query wraps its result (contract 13.9.5).
const JsonValue &finishedResult(const JsonValue &answer)
{
    const JsonValue &wrapped = answer[u"query_status"][u"results"];
    return wrapped.isObject() ? wrapped : answer;
}

} // namespace

Result<Page<PropertyDefinition>> decodePropertyDefinitionPage(const QByteArray &body)
{
    return withoutNameless(readPage<PropertyDefinition>(body, readProperty));
}

Result<Page<EventDefinition>> decodeEventDefinitionPage(const QByteArray &body)
{
    return withoutNameless(readPage<EventDefinition>(body, readEvent));
}

Result<std::vector<ActionDefinition>> decodeActions(const QByteArray &body)
{
    auto page = readPage<ActionDefinition>(body, readAction);
    if (!page)
        return page.error();
    std::erase_if(page->rows, [](const ActionDefinition &action) { return !action.id.isValid(); });
    return std::move(page->rows);
}

Result<std::vector<PropertyValueCount>> decodePropertyValues(const QByteArray &body)
{
    const auto answer = readAnswer(body);
    if (!answer)
        return answer.error();
    const bool isBare = answer->isArray();
    if (!isBare && !(*answer)[u"results"].isArray())
        return brokenAnswer(QCoreApplication::translate("DefinitionCodec", "it has no list of values"), body);
    std::vector<PropertyValueCount> values;
    for (const QByteArrayView text : elementTexts(isBare ? QByteArrayView(body) : memberText(body, u"results"))) {
        if (PropertyValueCount value = readValue(text); !value.value.isEmpty())
            values.push_back(std::move(value));
    }
    return values;
}

Result<UsedIn> decodeUsedIn(const QByteArray &body)
{
    const auto object = readAnswerObject(body);
    if (!object)
        return object.error();
    const JsonValue &flags = (*object)[u"feature_flags"];
    const JsonValue &insights = (*object)[u"insights"];
    const JsonValue &cohorts = (*object)[u"cohorts"];
    if (!flags.isObject() && !insights.isObject() && !cohorts.isObject())
        return brokenAnswer(QCoreApplication::translate("DefinitionCodec", "it does not say where the cohort is used"),
                            body);
    return UsedIn{readReferences(flags), readReferences(insights), readReferences(cohorts)};
}

Result<QueryResult> decodeQueryResult(const QByteArray &body)
{
    const auto answer = readAnswerObject(body);
    if (!answer)
        return answer.error();
    const JsonValue &object = finishedResult(*answer);
    if (!object[u"results"].isArray())
        return brokenAnswer(QCoreApplication::translate("DefinitionCodec", "the query has no results"), body);
    FieldReader fields(object);
    QueryResult result;
    result.columns = fields.texts(u"columns");
    for (const JsonValue &row : object[u"results"].array())
        result.rows.push_back(row.array());
    result.hasMore = fields.maybeFlag(u"hasMore");
    return result;
}

std::optional<QueryTicket> decodeQueryTicket(const QByteArray &body)
{
    const JsonReading reading = readJson(body);
    const JsonValue &status = reading.value[u"query_status"];
    if (!status.isObject() || status[u"complete"].toBool(true))
        return std::nullopt;
    return QueryTicket{status[u"id"].toString()};
}

} // namespace desk
