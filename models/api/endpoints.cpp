// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/endpoints.h"

#include "models/api/multipart.h"
#include "models/base/shorttext.h"
#include "models/codec/jsontext.h"

#include <QUrl>

namespace desk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype longestSearch = 200; // contract 3.1

using Query = ApiRequest::Query;

void addIf(Query &query, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        query.emplaceBack(name, value);
}

void addPage(Query &query, const PageRequest &page)
{
    query.emplaceBack(u"limit"_s, QString::number(page.limit));
    query.emplaceBack(u"offset"_s, QString::number(page.offset));
}

//! Reading members may take the server minutes for a large cohort, and such a query is not asked again lightly.
ApiRequest heavy(ApiRequest request)
{
    request.silence = 120s;
    request.deadline = 180s;
    return request;
}

QString segment(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

Query personParameters(const PersonQuery &query)
{
    Query parameters;
    addPage(parameters, {query.offset, query.limit});
    addIf(parameters, u"search"_s, query.search.trimmed());
    addIf(parameters, u"properties"_s, QString::fromUtf8(query.properties));
    return parameters;
}

QByteArray jsonObject(const QString &name, JsonValue value)
{
    return writeJson(JsonMembers{{name, std::move(value)}});
}

QString typeName(PropertyDefinitionQuery::Type type)
{
    return type == PropertyDefinitionQuery::Type::Event ? u"event"_s : u"person"_s;
}

QString jsonList(const QStringList &texts)
{
    JsonArray array;
    for (const QString &text : texts)
        array.emplace_back(text);
    return QString::fromUtf8(writeJson(std::move(array)));
}

} // namespace

ApiRequest Endpoints::get(const QString &rest, QList<QByteArray> members) const
{
    ApiRequest request;
    request.path = m_project + rest;
    request.expect.members = std::move(members);
    return request;
}

ApiRequest Endpoints::send(Method method, const QString &rest, QByteArray json) const
{
    ApiRequest request;
    request.method = method;
    request.path = m_project + rest;
    request.body = std::move(json);
    request.contentType = "application/json";
    request.effect = Effect::Change;
    request.silence = 60s;
    request.deadline = 120s;
    return request;
}

ApiRequest Endpoints::cohorts(const CohortListQuery &query) const
{
    ApiRequest request = get(u"/cohorts/"_s, {"results", "next"});
    addPage(request.query, query.page);
    addIf(request.query, u"search"_s, shortened(query.search.trimmed(), longestSearch));
    if (query.isStatic)
        addIf(request.query, u"type"_s, *query.isStatic ? u"static"_s : u"dynamic"_s);
    if (query.createdBy)
        addIf(request.query, u"created_by_id"_s, query.createdBy->toString());
    addIf(request.query, u"hide_behavioral_cohorts"_s, query.hideBehavioral ? u"true"_s : QString());
    addIf(request.query, u"basic"_s, query.basic ? u"true"_s : QString());
    request.priority = query.priority;
    return request;
}

ApiRequest Endpoints::cohort(CohortId id) const
{
    return get(cohortPath(id), {"id"});
}

ApiRequest Endpoints::createCohort(const QByteArray &body) const
{
    ApiRequest request = send(Method::Post, u"/cohorts/"_s, body);
    request.effect = Effect::Create;
    request.expect.members = {"id"};
    return request;
}

ApiRequest Endpoints::patchCohort(CohortId id, const QByteArray &body) const
{
    ApiRequest request = send(Method::Patch, cohortPath(id), body);
    request.expect.members = {"id"};
    return request;
}

ApiRequest Endpoints::uploadCsv(const CsvUpload &upload) const
{
    const bool isNew = !upload.cohort.isValid();
    ApiRequest request =
        send(isNew ? Method::Post : Method::Patch, isNew ? u"/cohorts/"_s : cohortPath(upload.cohort), {});
    Multipart form;
    if (isNew) {
        form.addField("name", upload.name);
        form.addField("description", upload.description);
    }
    // Said in both: a boolean that is left out of a form counts as false in some versions (contract 1.4).
    form.addField("is_static", u"true"_s);
    form.addFile("csv", upload.fileName, upload.csv);
    request.contentType = form.contentType();
    request.body = form.take();
    request.effect = Effect::Create;
    request.silence = 120s;
    request.deadline = 900s;
    request.expect.members = {"id"};
    return request;
}

ApiRequest Endpoints::duplicateAsStatic(CohortId id) const
{
    ApiRequest request = get(cohortPath(id) + u"duplicate_as_static_cohort/"_s, {"id"});
    request.effect = Effect::Create;
    return request;
}

ApiRequest Endpoints::addPersons(CohortId id, const std::vector<PersonId> &persons) const
{
    JsonArray ids;
    for (const PersonId &person : persons)
        ids.emplace_back(person.uuid);
    ApiRequest request = send(Method::Patch, cohortPath(id) + u"add_persons_to_static_cohort/"_s,
                              jsonObject(u"person_ids"_s, std::move(ids)));
    request.expect.members = {"success"};
    return request;
}

ApiRequest Endpoints::removePerson(CohortId id, const PersonId &person) const
{
    ApiRequest request = send(Method::Patch, cohortPath(id) + u"remove_person_from_static_cohort/"_s,
                              jsonObject(u"person_id"_s, person.uuid));
    request.expect.members = {"success"};
    return request;
}

ApiRequest Endpoints::persons(const PersonQuery &query) const
{
    const QString rest = query.cohort.isValid() ? cohortPath(query.cohort) + u"persons/"_s : u"/persons/"_s;
    ApiRequest request = heavy(get(rest, {"results", "next"}));
    request.query = personParameters(query);
    request.expect.maxBytes = 256LL * 1024 * 1024; // a thousand persons with large properties
    return request;
}

ApiRequest Endpoints::personCsv(const PersonQuery &query) const
{
    ApiRequest request = persons(query);
    request.query.emplaceBack(u"format"_s, u"csv"_s);
    request.priority = Priority::Background;
    request.expect = {Expectation::Body::Csv, {}, request.expect.maxBytes};
    request.deadline = 3600s;
    return request;
}

ApiRequest Endpoints::person(const PersonId &id) const
{
    return get(u"/persons/"_s + segment(id.uuid) + u'/', {"uuid"});
}

ApiRequest Endpoints::personsByDistinctId(const QString &distinctId) const
{
    ApiRequest request = heavy(get(u"/persons/"_s, {"results", "next"}));
    request.query = {{u"distinct_id"_s, distinctId}};
    return request;
}

ApiRequest Endpoints::personCohorts(const PersonId &id) const
{
    ApiRequest request = get(u"/persons/cohorts/"_s, {"results"});
    request.query = {{u"person_id"_s, id.uuid}};
    return request;
}

ApiRequest Endpoints::activity(CohortId id, const PageRequest &page) const
{
    const QString rest = id.isValid() ? cohortPath(id) + u"activity/"_s : u"/cohorts/activity/"_s;
    ApiRequest request = get(rest, {"results", "next"});
    const qint64 number = page.limit > 0 ? page.offset / page.limit + 1 : 1;
    request.query = {{u"limit"_s, QString::number(page.limit)}, {u"page"_s, QString::number(number)}};
    return request;
}

ApiRequest Endpoints::calculationHistory(CohortId id, const PageRequest &page) const
{
    ApiRequest request = get(cohortPath(id) + u"calculation_history/"_s, {"results", "next"});
    addPage(request.query, page);
    return request;
}

ApiRequest Endpoints::usedIn(CohortId id) const
{
    return get(cohortPath(id) + u"used_in/"_s, {"feature_flags", "insights", "cohorts"});
}

ApiRequest Endpoints::populationAction(CohortId id, const QString &action) const
{
    ApiRequest request = send(Method::Post, cohortPath(id) + action + u'/', "{}");
    request.effect = Effect::Create; // a second one would be refused with 409
    request.expect.members = {"status"};
    return request;
}

ApiRequest Endpoints::propertyDefinitions(const PropertyDefinitionQuery &query) const
{
    ApiRequest request = get(u"/property_definitions/"_s, {"results"});
    addPage(request.query, query.page);
    request.query.emplaceBack(u"type"_s, typeName(query.type));
    addIf(request.query, u"search"_s, query.search.trimmed());
    if (query.type == PropertyDefinitionQuery::Type::Event && !query.eventNames.isEmpty()) {
        request.query.emplaceBack(u"event_names"_s, jsonList(query.eventNames));
        request.query.emplaceBack(u"filter_by_event_names"_s, u"true"_s);
    }
    return request;
}

ApiRequest Endpoints::eventDefinitions(const EventDefinitionQuery &query) const
{
    ApiRequest request = get(u"/event_definitions/"_s, {"results"});
    addPage(request.query, query.page);
    addIf(request.query, u"search"_s, query.search.trimmed());
    return request;
}

ApiRequest Endpoints::propertyValues(const ValueQuery &query) const
{
    ApiRequest request = get(query.ofEvents ? u"/events/values/"_s : u"/persons/values/"_s, {});
    request.query = {{u"key"_s, query.key}};
    addIf(request.query, u"value"_s, query.containing);
    addIf(request.query, u"event_name"_s, query.ofEvents ? query.eventName : QString());
    request.expect.body = Expectation::Body::Any; // older servers: a bare array
    return request;
}

ApiRequest Endpoints::actions() const
{
    return get(u"/actions/"_s, {"results"});
}

ApiRequest Endpoints::query(const QByteArray &body) const
{
    ApiRequest request = heavy(send(Method::Post, u"/query/"_s, body));
    request.effect = Effect::Read;
    return request;
}

ApiRequest Endpoints::queryStatus(const QString &id) const
{
    return get(u"/query/"_s + segment(id) + u'/', {});
}

ApiRequest Endpoints::account()
{
    return Endpoints(u"/api"_s).get(u"/users/@me/"_s, {"uuid"});
}

ApiRequest Endpoints::projects(const PageRequest &page)
{
    ApiRequest request = Endpoints(u"/api"_s).get(u"/projects/"_s, {"results"});
    addPage(request.query, page);
    return request;
}

ApiRequest Endpoints::project(ProjectId id)
{
    const QString name = id.isValid() ? id.toString() : u"@current"_s;
    return Endpoints(u"/api"_s).get(u"/projects/"_s + name + u'/', {"id"});
}

ApiRequest Endpoints::organization()
{
    return Endpoints(u"/api"_s).get(u"/organizations/@current/"_s, {"id"});
}

} // namespace desk
