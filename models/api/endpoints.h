// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/apirequest.h"
#include "models/api/queries.h"
#include "models/domain/person.h"

#include <vector>

namespace desk {

//! The requests of one project, one builder an endpoint. Pure: values in, a request out; nothing is sent.
class Endpoints final
{
public:
    explicit Endpoints(QString projectPath)
        : m_project(std::move(projectPath))
    {}

    // Contract 3, 4, 10
    ApiRequest cohorts(const CohortListQuery &query) const;
    ApiRequest cohort(CohortId id) const;
    ApiRequest createCohort(const QByteArray &body) const;
    ApiRequest patchCohort(CohortId id, const QByteArray &body) const;
    ApiRequest uploadCsv(const CsvUpload &upload) const;
    ApiRequest duplicateAsStatic(CohortId id) const;
    // Contract 5, 6, 13.4
    ApiRequest addPersons(CohortId id, const std::vector<PersonId> &persons) const;
    ApiRequest removePerson(CohortId id, const PersonId &person) const;
    ApiRequest persons(const PersonQuery &query) const;
    ApiRequest personCsv(const PersonQuery &query) const;
    ApiRequest person(const PersonId &id) const;
    ApiRequest personsByDistinctId(const QString &distinctId) const;
    ApiRequest personCohorts(const PersonId &id) const;
    // Contract 7.3, 8, 9, 11
    ApiRequest activity(CohortId id, const PageRequest &page) const;
    ApiRequest calculationHistory(CohortId id, const PageRequest &page) const;
    ApiRequest usedIn(CohortId id) const;
    ApiRequest populationAction(CohortId id, const QString &action) const; //!< retry_population, abandon_population
    // Contract 13.4 to 13.9
    ApiRequest propertyDefinitions(const PropertyDefinitionQuery &query) const;
    ApiRequest eventDefinitions(const EventDefinitionQuery &query) const;
    ApiRequest propertyValues(const ValueQuery &query) const;
    ApiRequest actions() const;
    ApiRequest query(const QByteArray &body) const;
    ApiRequest queryStatus(const QString &id) const;
    // Contract 13.1 to 13.3: not bound to a project
    static ApiRequest account();
    static ApiRequest projects(const PageRequest &page);
    static ApiRequest project(ProjectId id);
    static ApiRequest organization();

private:
    ApiRequest get(const QString &rest, QList<QByteArray> members) const;
    ApiRequest send(Method method, const QString &rest, QByteArray json) const;
    QString cohortPath(CohortId id) const { return QStringLiteral("/cohorts/") + id.toString() + u'/'; }

    QString m_project;
};

} // namespace desk
