// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/membership/personlookup.h"

#include "models/codec/jsonstring.h"
#include "models/codec/jsontext.h"
#include "models/domain/jsonvalue.h"
#include "models/membership/idvalue.h"

#include <QCoreApplication>

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PeopleList)
};

QString textOf(const std::string &value)
{
    return textFromUtf8(value);
}

JsonValue listOf(const std::vector<std::string> &values)
{
    JsonArray list;
    for (const std::string &value : values)
        list.emplace_back(textOf(value));
    return JsonValue(std::move(list));
}

JsonValue object(std::initializer_list<JsonMember> members)
{
    return JsonValue(JsonMembers(members));
}

//! Only UUIDs that passed a strict reading go into the text of a query (contract 13.9.3).
QString quotedIds(const std::vector<std::string> &values)
{
    QStringList ids;
    for (const std::string &value : values)
        ids << u'\'' + textOf(value) + u'\'';
    return ids.join(u", "_s);
}

QString queryText(IdKind kind, const std::vector<std::string> &values)
{
    switch (kind) {
    case IdKind::PersonId:
        return u"SELECT toString(id) AS pid FROM persons WHERE id IN (%1) LIMIT "_s.arg(quotedIds(values));
    case IdKind::DistinctId:
        return u"SELECT toString(person_id) AS pid, distinct_id FROM person_distinct_ids WHERE has({ids}, "
               "distinct_id) LIMIT "_s;
    case IdKind::Email:
        break;
    }
    return u"SELECT toString(id) AS pid, lower(toString(properties.email)) AS email FROM persons WHERE has({emails}, "
           "lower(toString(properties.email))) LIMIT "_s;
}

Error broken()
{
    return {ErrorKind::BrokenAnswer, Words::tr("The server's answer about these people cannot be read. Try again.")};
}

//! RE2 syntax, so that an address is nothing but text.
QString escaped(const std::string &value)
{
    QString text;
    for (const QChar c : textOf(value)) {
        if (c.unicode() < 0x80 && !c.isLetterOrNumber() && c != u'_')
            text += u'\\';
        text += c;
    }
    return text;
}

} // namespace

LookupQuery lookupQuery(IdKind kind, const std::vector<std::string> &values)
{
    const auto count = static_cast<qint64>(values.size());
    const qint64 limit = kind == IdKind::PersonId ? count : 2 * count;
    JsonValue query = object({{u"kind"_s, u"HogQLQuery"_s}});
    if (kind != IdKind::PersonId)
        query.set(u"values"_s, object({{kind == IdKind::Email ? u"emails"_s : u"ids"_s, listOf(values)}}));
    query.set(u"query"_s, queryText(kind, values) + QString::number(limit));
    return {writeJson(object({{u"query"_s, query}, {u"refresh"_s, u"blocking"_s}})), limit};
}

Result<std::vector<FoundPerson>> foundIn(const QueryResult &result, IdKind kind)
{
    std::vector<FoundPerson> found;
    for (const JsonArray &row : result.rows) {
        const size_t valueColumn = kind == IdKind::PersonId ? 0 : 1;
        if (row.size() <= valueColumn || !row[0].isString() || !row[valueColumn].isString())
            return broken();
        const auto person = readPersonKey(row[0].toString().toStdString());
        if (!person)
            return broken();
        found.push_back({canonicalValue(row[valueColumn].toString().toStdString(), kind), *person});
    }
    return found;
}

PersonQuery emailSearch(const std::vector<std::string> &values)
{
    QStringList choices;
    for (const std::string &value : values)
        choices << escaped(value);
    const JsonValue filter = object({{u"key"_s, u"email"_s},
                                     {u"type"_s, u"person"_s},
                                     {u"operator"_s, u"regex"_s},
                                     {u"value"_s, u"(?i)^(?:%1)$"_s.arg(choices.join(u'|'))}});
    PersonQuery query;
    query.properties = writeJson(JsonValue(JsonArray{filter}));
    query.limit = 1000;
    return query;
}

std::vector<FoundPerson> foundByEmail(const Page<Person> &page, const std::vector<std::string> &values)
{
    std::vector<FoundPerson> found;
    for (const Person &person : page.rows) {
        const auto key = readPersonKey(person.id.uuid.toStdString());
        const auto properties = parseJson(person.properties);
        if (!key || !properties)
            continue;
        const std::string email = canonicalValue((*properties)[u"email"].toString().toStdString(), IdKind::Email);
        if (std::find(values.begin(), values.end(), email) != values.end())
            found.push_back({email, *key});
    }
    return found;
}

} // namespace desk
