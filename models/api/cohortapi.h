// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/apiclient.h"
#include "models/api/queries.h"
#include "models/base/pending.h"
#include "models/domain/activityentry.h"
#include "models/domain/calculationrun.h"
#include "models/domain/cohort.h"
#include "models/domain/definitions.h"
#include "models/domain/page.h"
#include "models/domain/person.h"
#include "models/domain/project.h"
#include "models/domain/queryresult.h"

#include <QObject>

namespace desk {

//! A cohort that a person is in (contract 13.4, persons/cohorts).
struct CohortOfPerson
{
    CohortId id;
    QString name;
    std::optional<qint64> count;
    bool operator==(const CohortOfPerson &) const = default;
};

//! The server's typed face: one function an endpoint. Owned by the composition root, beside its ApiClient, which must
//! outlive it; client thread only. Every function: the answer comes later in this thread, once; never when `context`
//! died or the Pending was dropped. Errors are those of ApiClient::send(). Paging: contract 1.7, next offset = offset +
//! limit while `hasMore`.
class CohortApi final
{
public:
    explicit CohortApi(ApiClient &client)
        : m_client(client)
    {}
    ApiClient &client() const { return m_client; }

    // Cohorts (contract 3)
    Pending cohorts(const CohortListQuery &query, QObject *context, Answer<Page<Cohort>> answer);
    Pending cohort(CohortId id, QObject *context, Answer<Cohort> answer);
    //! `body` is JSON text. Creates: a lost answer is OutcomeUnknown; then look for the name before another try.
    Pending createCohort(const QByteArray &body, QObject *context, Answer<Cohort> answer);
    Pending patchCohort(CohortId id, const QByteArray &body, QObject *context, Answer<Cohort> answer);
    //! Multipart (contract 4): a new static cohort, or people added to `upload.cohort`. Creates.
    Pending uploadCsv(const CsvUpload &upload, QObject *context, Answer<Cohort> answer);
    Pending createCohortWithCsv(const CsvUpload &upload, QObject *context, Answer<Cohort> answer)
    {
        return uploadCsv(upload, context, std::move(answer));
    }
    //! Older servers only (contract 10.1); NotFound elsewhere. A GET that creates: sent exactly once.
    Pending duplicateAsStatic(CohortId id, QObject *context, Answer<Cohort> answer);

    // People (contract 5, 6, 13.4)
    //! 1 to 1000 persons (contract 5.1); more are refused with Invalid before sending.
    Pending addPersons(CohortId id, const std::vector<PersonId> &persons, QObject *context, Answer<Done> answer);
    //! Done as well when the person was no member (contract 5.2, every generation).
    Pending removePerson(CohortId id, const PersonId &person, QObject *context, Answer<Done> answer);
    //! Of one cohort, or of the whole project when `query.cohort` is not valid.
    Pending persons(const PersonQuery &query, QObject *context, Answer<Page<Person>> answer);
    //! The same page as checked JSON text for the export's own decoder: background priority, own connection.
    Pending personPage(const PersonQuery &query, QObject *context, Answer<QByteArray> answer);
    //! The server's own CSV of the members (contract 6), in pieces: see ApiClient::Chunk.
    Pending personCsv(const PersonQuery &query, QObject *context, ApiClient::Chunk chunk, Answer<Done> answer);
    Pending person(const PersonId &id, QObject *context, Answer<Person> answer);
    Pending personsByDistinctId(const QString &distinctId, QObject *context, Answer<Page<Person>> answer);
    Pending personCohorts(const PersonId &id, QObject *context, Answer<std::vector<CohortOfPerson>> answer);

    // Around a cohort (contract 7.3, 8, 9, 11)
    //! `id` not valid: the whole project. `page.offset` must be a multiple of `page.limit` (the server counts pages).
    Pending activity(CohortId id, const PageRequest &page, QObject *context, Answer<Page<ActivityEntry>> answer);
    Pending calculationHistory(CohortId id, const PageRequest &page, QObject *context,
                               Answer<Page<CalculationRun>> answer);
    Pending usedIn(CohortId id, QObject *context, Answer<UsedIn> answer);
    Pending retryPopulation(CohortId id, QObject *context, Answer<Population> answer);
    Pending abandonPopulation(CohortId id, QObject *context, Answer<Population> answer);

    // Choices for the editor (contract 13.4 to 13.7)
    Pending propertyDefinitions(const PropertyDefinitionQuery &query, QObject *context,
                                Answer<Page<PropertyDefinition>> answer);
    Pending eventDefinitions(const EventDefinitionQuery &query, QObject *context, Answer<Page<EventDefinition>> answer);
    Pending propertyValues(const ValueQuery &query, QObject *context, Answer<std::vector<PropertyValueCount>> answer);
    Pending actions(QObject *context, Answer<std::vector<ActionDefinition>> answer);

    //! POST query (contract 13.9): `body` is the whole JSON text. A 202 is polled until it is complete (at most 2 min).
    Pending query(const QByteArray &body, QObject *context, Answer<QueryResult> answer);

    // Who and where (contract 13.1 to 13.3)
    Pending account(QObject *context, Answer<Account> answer);
    Pending projects(const PageRequest &page, QObject *context, Answer<Page<Project>> answer);
    //! Not valid: the key owner's current project. Learns the time zone.
    Pending project(ProjectId id, QObject *context, Answer<Project> answer);
    //! The projects of the key owner's current organization.
    Pending organizationProjects(QObject *context, Answer<std::vector<Project>> answer);

private:
    ApiClient &m_client;
};

} // namespace desk
