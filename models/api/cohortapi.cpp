// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/cohortapi.h"

#include "models/api/endpoints.h"
#include "models/api/errorwords.h"
#include "models/api/querypoll.h"
#include "models/codec/accountcodec.h"
#include "models/codec/cohortcodec.h"
#include "models/codec/definitioncodec.h"
#include "models/codec/historycodec.h"
#include "models/codec/jsontext.h"
#include "models/codec/personcodec.h"

#include <QCoreApplication>
#include <QSet>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostPersonsAtOnce = 1000; // contract 5.1

Endpoints endpoints(const ApiClient &client)
{
    return Endpoints(client.projectPath());
}

//! The answer as a value. A thing was made although its description cannot be read: that is an unknown outcome, too.
template<class T>
Answer<ApiAnswer> decoding(const ApiRequest &request, Result<T> (*decode)(const QByteArray &), Answer<T> answer)
{
    const bool creates = request.effect == Effect::Create;
    return [creates, decode, answer = std::move(answer)](Result<ApiAnswer> result) {
        if (!result)
            return answer(result.error());
        Result<T> value = decode(result->body);
        if (!value && creates)
            return answer(outcomeUnknownError(value.error()));
        answer(std::move(value));
    };
}

template<class T>
Pending ask(ApiClient &client, const ApiRequest &request, Result<T> (*decode)(const QByteArray &), QObject *context,
            Answer<T> answer)
{
    return client.send(request, context, decoding(request, decode, std::move(answer)));
}

//! As above; a success shows that the key may do this: `feature` says what.
template<class T>
Pending ask(ApiClient &client, const ApiRequest &request, Feature feature, Result<T> (*decode)(const QByteArray &),
            QObject *context, Answer<T> answer)
{
    const auto learning = [&client, feature, answer = std::move(answer)](Result<T> result) {
        if (result)
            client.learnWorks(feature);
        answer(std::move(result));
    };
    return ask<T>(client, request, decode, context, learning);
}

//! Like ask(), for endpoints that older or newer servers do not have: a 404 that is not about one object says so.
template<class T>
Pending askIfThere(ApiClient &client, const ApiRequest &request, Feature feature,
                   Result<T> (*decode)(const QByteArray &), QObject *context, Answer<T> answer)
{
    const auto noted = [&client, feature, answer = std::move(answer)](Result<T> result) {
        const bool absent = !result && result.error().kind == ErrorKind::NotFound &&
                            result.error().detail != u"Not found." && !isAboutProject(result.error());
        if (absent)
            client.learnAbsent(feature);
        answer(std::move(result));
    };
    return ask<T>(client, request, feature, decode, context, noted);
}

QSet<QString> memberNames(const QByteArray &object)
{
    QSet<QString> names;
    for (const JsonMemberText &member : memberTexts(object))
        names.insert(member.name);
    return names;
}

//! One cohort tells the generation of its server (contract 14).
Answer<Cohort> learning(ApiClient &client, Answer<Cohort> answer)
{
    return [&client, answer = std::move(answer)](Result<Cohort> result) {
        if (result)
            client.learnGeneration(generationOf(memberNames(result->raw)));
        answer(std::move(result));
    };
}

Result<std::vector<CohortOfPerson>> decodeCohortsOfPerson(const QByteArray &body)
{
    return decodePersonCohorts(body).and_then([](std::vector<Cohort> cohorts) -> Result<std::vector<CohortOfPerson>> {
        std::vector<CohortOfPerson> rows;
        rows.reserve(cohorts.size());
        for (const Cohort &cohort : cohorts)
            rows.push_back({cohort.id, cohort.name, cohort.count});
        return rows;
    });
}

Result<QByteArray> undecoded(const QByteArray &body)
{
    return body;
}

//! An error without a request, still in a later turn as every answer.
template<class T>
Pending refuse(const Error &error, QObject *context, Answer<T> answer)
{
    const auto wanted = std::make_shared<bool>(true);
    QMetaObject::invokeMethod(
        context,
        [error, wanted, answer = std::move(answer)] {
            if (*wanted)
                answer(error);
        },
        Qt::QueuedConnection);
    return Pending([wanted] { *wanted = false; });
}

//! Older servers answer 404 when the person is in the project but not in the cohort (contract 5.2): what was wanted.
bool wasNoMember(const Result<Done> &result)
{
    return !result && result.error().kind == ErrorKind::NotFound && result.error().detail.contains("not part of"_L1);
}

} // namespace

Pending CohortApi::cohorts(const CohortListQuery &query, QObject *context, Answer<Page<Cohort>> answer)
{
    return ask(m_client, endpoints(m_client).cohorts(query), Feature::ReadCohorts, &decodeCohortPage, context,
               std::move(answer));
}

Pending CohortApi::cohort(CohortId id, QObject *context, Answer<Cohort> answer)
{
    return ask(m_client, endpoints(m_client).cohort(id), Feature::ReadCohorts, &decodeCohort, context,
               learning(m_client, std::move(answer)));
}

Pending CohortApi::createCohort(const QByteArray &body, QObject *context, Answer<Cohort> answer)
{
    return ask(m_client, endpoints(m_client).createCohort(body), Feature::EditCohorts, &decodeCohort, context,
               learning(m_client, std::move(answer)));
}

Pending CohortApi::patchCohort(CohortId id, const QByteArray &body, QObject *context, Answer<Cohort> answer)
{
    return ask(m_client, endpoints(m_client).patchCohort(id, body), Feature::EditCohorts, &decodeCohort, context,
               learning(m_client, std::move(answer)));
}

Pending CohortApi::uploadCsv(const CsvUpload &upload, QObject *context, Answer<Cohort> answer)
{
    return ask(m_client, endpoints(m_client).uploadCsv(upload), Feature::EditCohorts, &decodeCohort, context,
               learning(m_client, std::move(answer)));
}

Pending CohortApi::duplicateAsStatic(CohortId id, QObject *context, Answer<Cohort> answer)
{
    return askIfThere(m_client, endpoints(m_client).duplicateAsStatic(id), Feature::DuplicateOnServer, &decodeCohort,
                      context, std::move(answer));
}

Pending CohortApi::addPersons(CohortId id, const std::vector<PersonId> &persons, QObject *context, Answer<Done> answer)
{
    const auto count = static_cast<qsizetype>(persons.size());
    if (count == 0 || count > mostPersonsAtOnce)
        return refuse(tooManyPersonsError(count), context, std::move(answer));
    return ask(m_client, endpoints(m_client).addPersons(id, persons), Feature::EditCohorts, &decodeSuccess, context,
               std::move(answer));
}

Pending CohortApi::removePerson(CohortId id, const PersonId &person, QObject *context, Answer<Done> answer)
{
    const auto tolerant = [answer = std::move(answer)](Result<Done> result) {
        answer(wasNoMember(result) ? Result<Done>(Done()) : std::move(result));
    };
    return ask<Done>(m_client, endpoints(m_client).removePerson(id, person), Feature::EditCohorts, &decodeSuccess,
                     context, tolerant);
}

Pending CohortApi::persons(const PersonQuery &query, QObject *context, Answer<Page<Person>> answer)
{
    return ask(m_client, endpoints(m_client).persons(query), Feature::ReadPersons, &decodePersonPage, context,
               std::move(answer));
}

Pending CohortApi::personPage(const PersonQuery &query, QObject *context, Answer<QByteArray> answer)
{
    ApiRequest request = endpoints(m_client).persons(query);
    request.priority = Priority::Background;
    request.patience = std::chrono::hours(24);
    request.expect.isReadElsewhere = true;
    return ask(m_client, request, Feature::ReadPersons, &undecoded, context, std::move(answer));
}

Pending CohortApi::personCsv(const PersonQuery &query, QObject *context, ApiClient::Chunk chunk, Answer<Done> answer)
{
    return m_client.stream(endpoints(m_client).personCsv(query), context, std::move(chunk), std::move(answer));
}

Pending CohortApi::person(const PersonId &id, QObject *context, Answer<Person> answer)
{
    return ask(m_client, endpoints(m_client).person(id), Feature::ReadPersons, &decodePerson, context,
               std::move(answer));
}

Pending CohortApi::personsByDistinctId(const QString &distinctId, QObject *context, Answer<Page<Person>> answer)
{
    return ask(m_client, endpoints(m_client).personsByDistinctId(distinctId), Feature::ReadPersons, &decodePersonPage,
               context, std::move(answer));
}

Pending CohortApi::personCohorts(const PersonId &id, QObject *context, Answer<std::vector<CohortOfPerson>> answer)
{
    return ask(m_client, endpoints(m_client).personCohorts(id), Feature::ReadPersons, &decodeCohortsOfPerson, context,
               std::move(answer));
}

Pending CohortApi::activity(CohortId id, const PageRequest &page, QObject *context, Answer<Page<ActivityEntry>> answer)
{
    return ask(m_client, endpoints(m_client).activity(id, page), Feature::ActivityLog, &decodeActivityPage, context,
               std::move(answer));
}

Pending CohortApi::calculationHistory(CohortId id, const PageRequest &page, QObject *context,
                                      Answer<Page<CalculationRun>> answer)
{
    return askIfThere(m_client, endpoints(m_client).calculationHistory(id, page), Feature::CalculationHistory,
                      &decodeCalculationPage, context, std::move(answer));
}

Pending CohortApi::usedIn(CohortId id, QObject *context, Answer<UsedIn> answer)
{
    return askIfThere(m_client, endpoints(m_client).usedIn(id), Feature::UsedIn, &decodeUsedIn, context,
                      std::move(answer));
}

Pending CohortApi::retryPopulation(CohortId id, QObject *context, Answer<Population> answer)
{
    return ask(m_client, endpoints(m_client).populationAction(id, u"retry_population"_s), Feature::PopulationRuns,
               &decodePopulation, context, std::move(answer));
}

Pending CohortApi::abandonPopulation(CohortId id, QObject *context, Answer<Population> answer)
{
    return ask(m_client, endpoints(m_client).populationAction(id, u"abandon_population"_s), Feature::PopulationRuns,
               &decodePopulation, context, std::move(answer));
}

Pending CohortApi::propertyDefinitions(const PropertyDefinitionQuery &query, QObject *context,
                                       Answer<Page<PropertyDefinition>> answer)
{
    return ask(m_client, endpoints(m_client).propertyDefinitions(query), Feature::PropertyDefinitions,
               &decodePropertyDefinitionPage, context, std::move(answer));
}

Pending CohortApi::eventDefinitions(const EventDefinitionQuery &query, QObject *context,
                                    Answer<Page<EventDefinition>> answer)
{
    return ask(m_client, endpoints(m_client).eventDefinitions(query), Feature::EventDefinitions,
               &decodeEventDefinitionPage, context, std::move(answer));
}

Pending CohortApi::propertyValues(const ValueQuery &query, QObject *context,
                                  Answer<std::vector<PropertyValueCount>> answer)
{
    return ask(m_client, endpoints(m_client).propertyValues(query),
               query.ofEvents ? Feature::EventDefinitions : Feature::ReadPersons, &decodePropertyValues, context,
               std::move(answer));
}

Pending CohortApi::actions(QObject *context, Answer<std::vector<ActionDefinition>> answer)
{
    return ask(m_client, endpoints(m_client).actions(), Feature::Actions, &decodeActions, context, std::move(answer));
}

Pending CohortApi::query(const QByteArray &body, QObject *context, Answer<QueryResult> answer)
{
    return QueryPoll::start(m_client, body, context, std::move(answer));
}

Pending CohortApi::account(QObject *context, Answer<Account> answer)
{
    return ask(m_client, Endpoints::account(), &decodeAccount, context, std::move(answer));
}

Pending CohortApi::projects(const PageRequest &page, QObject *context, Answer<Page<Project>> answer)
{
    return ask(m_client, Endpoints::projects(page), &decodeProjectPage, context, std::move(answer));
}

Pending CohortApi::project(ProjectId id, QObject *context, Answer<Project> answer)
{
    return ask(m_client, Endpoints::project(id), &decodeProject, context, std::move(answer));
}

Pending CohortApi::organizationProjects(QObject *context, Answer<std::vector<Project>> answer)
{
    return ask(m_client, Endpoints::organization(), &decodeOrganizationProjects, context, std::move(answer));
}

} // namespace desk
