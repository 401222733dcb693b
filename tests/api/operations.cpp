// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/operations.h"

namespace desk::test {

namespace {

const QByteArray cohortJson = "{\"id\":7,\"name\":\"Paying\",\"filters\":{\"properties\":{}},\"deleted\":false,"
                              "\"is_calculating\":false,\"errors_calculating\":0,\"is_static\":true}";
const QByteArray personJson = "{\"type\":\"person\",\"id\":\"0190d2c1-7777-0000-0000-000000000001\","
                              "\"uuid\":\"0190d2c1-7777-0000-0000-000000000001\",\"created_at\":null,"
                              "\"properties\":{},\"name\":\"a\",\"distinct_ids\":[\"a\"]}";
const QByteArray populationJson = "{\"id\":\"0190d2c1-7777-0000-0000-000000000002\",\"status\":\"pending\","
                                  "\"source\":\"list\",\"phase\":\"done\"}";
const QByteArray projectJson = "{\"id\":1,\"name\":\"Acme\",\"timezone\":\"UTC\"}";
const QByteArray blockJson = "{\"results\":[],\"total\":0,\"has_more\":false}";
const PersonId somebody{QStringLiteral("0190d2c1-7777-0000-0000-000000000001")};
const CohortId seven{7};

QByteArray page(const QByteArray &rows)
{
    return "{\"count\":1,\"next\":null,\"previous\":null,\"results\":[" + rows + "]}";
}

template<class T>
Answer<T> into(const std::shared_ptr<Ending> &ending)
{
    return [ending](const Result<T> &result) {
        ++ending->calls;
        if (!result)
            ending->error = result.error();
    };
}

//! `call(api, context, answer)` with the answer's type spelled out once.
template<class T, class Call>
Operation operation(const char *name, Effect effect, const QByteArray &good, Call call)
{
    return {name, effect, good, std::is_same_v<T, QByteArray>,
            [call](CohortApi &api, QObject *context, const std::shared_ptr<Ending> &ending) {
                return call(api, context, into<T>(ending));
            }};
}

CsvUpload someCsv(CohortId cohort)
{
    CsvUpload upload;
    upload.cohort = cohort;
    upload.name = QStringLiteral("People");
    upload.csv = "person_id\r\n0190d2c1-7777-0000-0000-000000000001\r\n";
    return upload;
}

PersonQuery people()
{
    PersonQuery query;
    query.cohort = seven;
    return query;
}

using Api = CohortApi &;
template<class T>
using To = Answer<T>;

void addCohorts(std::vector<Operation> &all)
{
    all.push_back(
        operation<Page<Cohort>>("cohorts", Effect::Read, page(cohortJson), [](Api api, QObject *c, To<Page<Cohort>> a) {
            return api.cohorts({}, c, std::move(a));
        }));
    all.push_back(operation<Cohort>("cohort", Effect::Read, cohortJson, [](Api api, QObject *c, To<Cohort> a) {
        return api.cohort(seven, c, std::move(a));
    }));
    all.push_back(operation<Cohort>("createCohort", Effect::Create, cohortJson, [](Api api, QObject *c, To<Cohort> a) {
        return api.createCohort("{\"name\":\"x\"}", c, std::move(a));
    }));
    all.push_back(operation<Cohort>("patchCohort", Effect::Change, cohortJson, [](Api api, QObject *c, To<Cohort> a) {
        return api.patchCohort(seven, "{\"name\":\"x\"}", c, std::move(a));
    }));
    all.push_back(
        operation<Cohort>("createCohortWithCsv", Effect::Create, cohortJson, [](Api api, QObject *c, To<Cohort> a) {
            return api.createCohortWithCsv(someCsv({}), c, std::move(a));
        }));
    all.push_back(operation<Cohort>("addCsv", Effect::Create, cohortJson, [](Api api, QObject *c, To<Cohort> a) {
        return api.uploadCsv(someCsv(seven), c, std::move(a));
    }));
    all.push_back(
        operation<Cohort>("duplicateAsStatic", Effect::Create, cohortJson, [](Api api, QObject *c, To<Cohort> a) {
            return api.duplicateAsStatic(seven, c, std::move(a));
        }));
}

void addPeople(std::vector<Operation> &all)
{
    all.push_back(
        operation<Done>("addPersons", Effect::Change, "{\"success\":true}", [](Api api, QObject *c, To<Done> a) {
            return api.addPersons(seven, {somebody}, c, std::move(a));
        }));
    all.push_back(
        operation<Done>("removePerson", Effect::Change, "{\"success\":true}", [](Api api, QObject *c, To<Done> a) {
            return api.removePerson(seven, somebody, c, std::move(a));
        }));
    all.push_back(
        operation<Page<Person>>("persons", Effect::Read, page(personJson), [](Api api, QObject *c, To<Page<Person>> a) {
            return api.persons(people(), c, std::move(a));
        }));
    all.push_back(operation<Page<Person>>(
        "persons of the project", Effect::Read, page(personJson),
        [](Api api, QObject *c, To<Page<Person>> a) { return api.persons({}, c, std::move(a)); }));
    all.push_back(
        operation<QByteArray>("personPage", Effect::Read, page(personJson), [](Api api, QObject *c, To<QByteArray> a) {
            return api.personPage(people(), c, std::move(a));
        }));
    all.push_back(operation<Person>("person", Effect::Read, personJson, [](Api api, QObject *c, To<Person> a) {
        return api.person(somebody, c, std::move(a));
    }));
    all.push_back(operation<Page<Person>>("personsByDistinctId", Effect::Read, page(personJson),
                                          [](Api api, QObject *c, To<Page<Person>> a) {
                                              return api.personsByDistinctId(QStringLiteral("a"), c, std::move(a));
                                          }));
    all.push_back(operation<std::vector<CohortOfPerson>>("personCohorts", Effect::Read, page(cohortJson),
                                                         [](Api api, QObject *c, To<std::vector<CohortOfPerson>> a) {
                                                             return api.personCohorts(somebody, c, std::move(a));
                                                         }));
}

void addSurroundings(std::vector<Operation> &all)
{
    all.push_back(operation<Page<ActivityEntry>>("activity", Effect::Read, page({}),
                                                 [](Api api, QObject *c, To<Page<ActivityEntry>> a) {
                                                     return api.activity(seven, {0, 10}, c, std::move(a));
                                                 }));
    all.push_back(operation<Page<ActivityEntry>>("activity of the project", Effect::Read, page({}),
                                                 [](Api api, QObject *c, To<Page<ActivityEntry>> a) {
                                                     return api.activity({}, {0, 10}, c, std::move(a));
                                                 }));
    all.push_back(operation<Page<CalculationRun>>("calculationHistory", Effect::Read, page({}),
                                                  [](Api api, QObject *c, To<Page<CalculationRun>> a) {
                                                      return api.calculationHistory(seven, {}, c, std::move(a));
                                                  }));
    all.push_back(operation<UsedIn>(
        "usedIn", Effect::Read,
        "{\"feature_flags\":" + blockJson + ",\"insights\":" + blockJson + ",\"cohorts\":" + blockJson + "}",
        [](Api api, QObject *c, To<UsedIn> a) { return api.usedIn(seven, c, std::move(a)); }));
    all.push_back(operation<Population>(
        "retryPopulation", Effect::Create, populationJson,
        [](Api api, QObject *c, To<Population> a) { return api.retryPopulation(seven, c, std::move(a)); }));
    all.push_back(operation<Population>(
        "abandonPopulation", Effect::Create, populationJson,
        [](Api api, QObject *c, To<Population> a) { return api.abandonPopulation(seven, c, std::move(a)); }));
}

void addChoices(std::vector<Operation> &all)
{
    all.push_back(operation<Page<PropertyDefinition>>("propertyDefinitions", Effect::Read, page({}),
                                                      [](Api api, QObject *c, To<Page<PropertyDefinition>> a) {
                                                          return api.propertyDefinitions({}, c, std::move(a));
                                                      }));
    all.push_back(operation<Page<EventDefinition>>(
        "eventDefinitions", Effect::Read, page({}),
        [](Api api, QObject *c, To<Page<EventDefinition>> a) { return api.eventDefinitions({}, c, std::move(a)); }));
    all.push_back(operation<std::vector<PropertyValueCount>>(
        "propertyValues", Effect::Read, page({}), [](Api api, QObject *c, To<std::vector<PropertyValueCount>> a) {
            ValueQuery query;
            query.key = QStringLiteral("email");
            return api.propertyValues(query, c, std::move(a));
        }));
    all.push_back(operation<std::vector<ActionDefinition>>(
        "actions", Effect::Read, page({}),
        [](Api api, QObject *c, To<std::vector<ActionDefinition>> a) { return api.actions(c, std::move(a)); }));
    all.push_back(operation<QueryResult>(
        "query", Effect::Read, "{\"results\":[[1]],\"columns\":[\"n\"]}",
        [](Api api, QObject *c, To<QueryResult> a) { return api.query("{\"query\":{}}", c, std::move(a)); }));
}

void addPlaces(std::vector<Operation> &all)
{
    all.push_back(operation<Account>(
        "account", Effect::Read,
        "{\"uuid\":\"u\",\"first_name\":\"Ana\",\"email\":\"a@example.com\",\"team\":null,\"organization\":null}",
        [](Api api, QObject *c, To<Account> a) { return api.account(c, std::move(a)); }));
    all.push_back(operation<Page<Project>>(
        "projects", Effect::Read, page(projectJson),
        [](Api api, QObject *c, To<Page<Project>> a) { return api.projects({}, c, std::move(a)); }));
    all.push_back(operation<Project>("project", Effect::Read, projectJson, [](Api api, QObject *c, To<Project> a) {
        return api.project(ProjectId{1}, c, std::move(a));
    }));
    all.push_back(operation<std::vector<Project>>(
        "organizationProjects", Effect::Read, "{\"id\":\"o\",\"name\":\"Acme\",\"teams\":[" + projectJson + "]}",
        [](Api api, QObject *c, To<std::vector<Project>> a) { return api.organizationProjects(c, std::move(a)); }));
}

std::vector<Operation> made()
{
    std::vector<Operation> all;
    addCohorts(all);
    addPeople(all);
    addSurroundings(all);
    addChoices(all);
    addPlaces(all);
    return all;
}

} // namespace

const std::vector<Operation> &operations()
{
    static const std::vector<Operation> all = made();
    return all;
}

} // namespace desk::test
