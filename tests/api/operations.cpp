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
const QByteArray countOfAll =
    "{\"query\":{\"kind\":\"ActorsQuery\",\"select\":[\"count()\"],\"properties\":[]},\"refresh\":\"blocking\"}";
const QByteArray blockJson = "{\"results\":[],\"total\":0,\"has_more\":false}";

QByteArray page(const QByteArray &rows)
{
    return "{\"count\":1,\"next\":null,\"previous\":null,\"results\":[" + rows + "]}";
}

//! What an answer says without what every execution makes anew: moments, versions, numbers of runs.
template<class T>
T lasting(const T &value)
{
    return value;
}

QByteArray lasting(const QByteArray &text)
{
    return text.trimmed(); // blanks around it are nobody's business
}

Population lasting(Population run)
{
    run.id.clear();
    run.createdAt = run.finishedAt = run.nextAttemptAt = {};
    return run;
}

Cohort lasting(Cohort cohort)
{
    if (cohort.population)
        cohort.population = lasting(*cohort.population);
    cohort.createdAt = cohort.lastCalculation = {};
    cohort.version = cohort.pendingVersion = {};
    cohort.raw.clear();
    return cohort;
}

template<class T>
bool areSame(const std::any &one, const std::any &other)
{
    return std::any_cast<const T &>(one) == std::any_cast<const T &>(other);
}

template<class T>
Answer<T> into(const std::shared_ptr<Ending> &ending)
{
    return [ending](const Result<T> &result) {
        ++ending->calls;
        if (!result) {
            ending->error = result.error();
        } else if constexpr (!std::is_same_v<T, Done>) {
            ending->value = lasting(*result);
            ending->areSame = &areSame<T>;
        }
    };
}

//! How an operation is called, but for its answer.
struct Call
{
    CohortApi &api;
    const Subject &on;
    QObject *context;
};

template<class T, class Function>
Operation &add(std::vector<Operation> &all, const char *name, Effect effect, const QByteArray &good, Function call)
{
    Operation made{name, effect, good};
    made.readElsewhere = std::is_same_v<T, QByteArray>;
    made.start = [call](CohortApi &api, const Subject &on, QObject *context, const std::shared_ptr<Ending> &ending) {
        return call(Call{api, on, context}, into<T>(ending));
    };
    return all.emplace_back(std::move(made));
}

CsvUpload someCsv(CohortId cohort, const PersonId &person)
{
    CsvUpload upload;
    upload.cohort = cohort;
    upload.name = QStringLiteral("People");
    upload.csv = "person_id\r\n" + person.uuid.toUtf8() + "\r\n";
    return upload;
}

PersonQuery peopleOf(const Subject &subject)
{
    PersonQuery query;
    query.cohort = subject.cohort;
    return query;
}

ValueQuery valuesOf(bool ofEvents)
{
    ValueQuery query;
    query.key = ofEvents ? QStringLiteral("$browser") : QStringLiteral("email");
    query.ofEvents = ofEvents;
    return query;
}

//! A stream; its value is the text without blanks, with which a fault may pad it.
Pending startPersonCsv(CohortApi &api, const Subject &on, QObject *context, const std::shared_ptr<Ending> &ending)
{
    const auto text = std::make_shared<QByteArray>();
    const auto take = [text](QByteArray piece, const std::function<void()> &next) {
        text->append(piece.replace(' ', QByteArray()));
        next();
        return true;
    };
    const auto whole = [text, answer = into<QByteArray>(ending)](const Result<Done> &result) {
        answer(result ? Result<QByteArray>(*text) : Result<QByteArray>(result.error()));
    };
    return api.personCsv(peopleOf(on), context, take, whole);
}

Operation csvOfMembers()
{
    Operation made{"personCsv", Effect::Read, "id,name\n1,a\n", "text/csv"};
    made.isStream = true;
    made.ground = Ground::ListWithPerson;
    made.start = startPersonCsv;
    return made;
}

template<class T>
using To = Answer<T>;

void addCohorts(std::vector<Operation> &all)
{
    add<Page<Cohort>>(all, "cohorts", Effect::Read, page(cohortJson),
                      [](Call to, To<Page<Cohort>> a) { return to.api.cohorts({}, to.context, std::move(a)); });
    add<Cohort>(all, "cohort", Effect::Read, cohortJson,
                [](Call to, To<Cohort> a) { return to.api.cohort(to.on.cohort, to.context, std::move(a)); });
    add<Cohort>(all, "createCohort", Effect::Create, cohortJson, [](Call to, To<Cohort> a) {
        return to.api.createCohort("{\"name\":\"x\",\"is_static\":true}", to.context, std::move(a));
    });
    add<Cohort>(all, "patchCohort", Effect::Change, cohortJson, [](Call to, To<Cohort> a) {
        return to.api.patchCohort(to.on.cohort, "{\"name\":\"x\"}", to.context, std::move(a));
    });
    add<Cohort>(all, "createCohortWithCsv", Effect::Create, cohortJson, [](Call to, To<Cohort> a) {
        return to.api.createCohortWithCsv(someCsv({}, to.on.person), to.context, std::move(a));
    });
    add<Cohort>(all, "addCsv", Effect::Create, cohortJson, [](Call to, To<Cohort> a) {
        return to.api.uploadCsv(someCsv(to.on.cohort, to.on.person), to.context, std::move(a));
    });
    add<Cohort>(all, "duplicateAsStatic", Effect::Create, cohortJson, [](Call to, To<Cohort> a) {
        return to.api.duplicateAsStatic(to.on.cohort, to.context, std::move(a));
    }).ground = Ground::Criteria;
    all.back().isOldOnly = true;
}

void addPeople(std::vector<Operation> &all)
{
    add<Done>(all, "addPersons", Effect::Change, "{\"success\":true}", [](Call to, To<Done> a) {
        return to.api.addPersons(to.on.cohort, {to.on.person}, to.context, std::move(a));
    });
    add<Done>(all, "removePerson", Effect::Change, "{\"success\":true}", [](Call to, To<Done> a) {
        return to.api.removePerson(to.on.cohort, to.on.person, to.context, std::move(a));
    }).ground = Ground::ListWithPerson;
    add<Page<Person>>(all, "persons", Effect::Read, page(personJson), [](Call to, To<Page<Person>> a) {
        return to.api.persons(peopleOf(to.on), to.context, std::move(a));
    }).ground = Ground::ListWithPerson;
    add<Page<Person>>(all, "persons of the project", Effect::Read, page(personJson),
                      [](Call to, To<Page<Person>> a) { return to.api.persons({}, to.context, std::move(a)); });
    add<QByteArray>(all, "personPage", Effect::Read, page(personJson), [](Call to, To<QByteArray> a) {
        return to.api.personPage(peopleOf(to.on), to.context, std::move(a));
    }).ground = Ground::ListWithPerson;
    all.push_back(csvOfMembers());
    add<Person>(all, "person", Effect::Read, personJson,
                [](Call to, To<Person> a) { return to.api.person(to.on.person, to.context, std::move(a)); });
    add<Page<Person>>(all, "personsByDistinctId", Effect::Read, page(personJson), [](Call to, To<Page<Person>> a) {
        return to.api.personsByDistinctId(to.on.distinctId, to.context, std::move(a));
    });
    add<std::vector<CohortOfPerson>>(all, "personCohorts", Effect::Read, page(cohortJson),
                                     [](Call to, To<std::vector<CohortOfPerson>> a) {
                                         return to.api.personCohorts(to.on.person, to.context, std::move(a));
                                     })
        .ground = Ground::ListWithPerson;
}

void addSurroundings(std::vector<Operation> &all)
{
    add<Page<ActivityEntry>>(all, "activity", Effect::Read, page({}), [](Call to, To<Page<ActivityEntry>> a) {
        return to.api.activity(to.on.cohort, {0, 10}, to.context, std::move(a));
    });
    add<Page<ActivityEntry>>(all, "activity of the project", Effect::Read, page({}),
                             [](Call to, To<Page<ActivityEntry>> a) {
                                 return to.api.activity({}, {0, 10}, to.context, std::move(a));
                             });
    add<Page<CalculationRun>>(all, "calculationHistory", Effect::Read, page({}),
                              [](Call to, To<Page<CalculationRun>> a) {
                                  return to.api.calculationHistory(to.on.cohort, {}, to.context, std::move(a));
                              })
        .ground = Ground::Criteria;
    add<UsedIn>(all, "usedIn", Effect::Read,
                "{\"feature_flags\":" + blockJson + ",\"insights\":" + blockJson + ",\"cohorts\":" + blockJson + "}",
                [](Call to, To<UsedIn> a) { return to.api.usedIn(to.on.cohort, to.context, std::move(a)); });
    add<Population>(all, "retryPopulation", Effect::Create, populationJson, [](Call to, To<Population> a) {
        return to.api.retryPopulation(to.on.cohort, to.context, std::move(a));
    }).ground = Ground::FailedRun;
    add<Population>(all, "abandonPopulation", Effect::Create, populationJson, [](Call to, To<Population> a) {
        return to.api.abandonPopulation(to.on.cohort, to.context, std::move(a));
    }).ground = Ground::FailedRun;
}

void addChoices(std::vector<Operation> &all)
{
    add<Page<PropertyDefinition>>(all, "propertyDefinitions", Effect::Read, page({}),
                                  [](Call to, To<Page<PropertyDefinition>> a) {
                                      return to.api.propertyDefinitions({}, to.context, std::move(a));
                                  });
    add<Page<EventDefinition>>(
        all, "eventDefinitions", Effect::Read, page({}),
        [](Call to, To<Page<EventDefinition>> a) { return to.api.eventDefinitions({}, to.context, std::move(a)); });
    add<std::vector<PropertyValueCount>>(all, "propertyValues", Effect::Read, page({}),
                                         [](Call to, To<std::vector<PropertyValueCount>> a) {
                                             return to.api.propertyValues(valuesOf(false), to.context, std::move(a));
                                         });
    add<std::vector<PropertyValueCount>>(all, "propertyValues of events", Effect::Read, page({}),
                                         [](Call to, To<std::vector<PropertyValueCount>> a) {
                                             return to.api.propertyValues(valuesOf(true), to.context, std::move(a));
                                         });
    add<std::vector<ActionDefinition>>(
        all, "actions", Effect::Read, page({}),
        [](Call to, To<std::vector<ActionDefinition>> a) { return to.api.actions(to.context, std::move(a)); });
    add<QueryResult>(all, "query", Effect::Read, "{\"results\":[[1]],\"columns\":[\"n\"]}",
                     [](Call to, To<QueryResult> a) { return to.api.query(countOfAll, to.context, std::move(a)); });
}

void addPlaces(std::vector<Operation> &all)
{
    add<Account>(
        all, "account", Effect::Read,
        "{\"uuid\":\"u\",\"first_name\":\"Ana\",\"email\":\"a@example.com\",\"team\":null,\"organization\":null}",
        [](Call to, To<Account> a) { return to.api.account(to.context, std::move(a)); });
    add<Page<Project>>(all, "projects", Effect::Read, page(projectJson),
                       [](Call to, To<Page<Project>> a) { return to.api.projects({}, to.context, std::move(a)); });
    add<Project>(all, "project", Effect::Read, projectJson,
                 [](Call to, To<Project> a) { return to.api.project(ProjectId{1}, to.context, std::move(a)); });
    add<std::vector<Project>>(
        all, "organizationProjects", Effect::Read, "{\"id\":\"o\",\"name\":\"Acme\",\"teams\":[" + projectJson + "]}",
        [](Call to, To<std::vector<Project>> a) { return to.api.organizationProjects(to.context, std::move(a)); });
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
