// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/pending.h"
#include "models/domain/cohort.h"
#include "models/domain/page.h"
#include "models/domain/person.h"
#include "models/domain/queryresult.h"
#include "models/jobs/pagefetcher.h"

#include <vector>

namespace desk {

//! People to add (1 to 1000, contract 5.1) or one to remove (contract 5.2).
struct MemberChange
{
    CohortId cohort;
    std::vector<PersonId> persons;
    bool operator==(const MemberChange &) const = default;
};

//! A list as the server's own CSV import takes it (contract 4).
struct ListUpload
{
    CohortId cohort;   //!< not valid: a new static cohort
    QString name = {}; //!< of the new one
    QByteArray csv = {};
    QString description = {}; //!< of the new one
    bool operator==(const ListUpload &) const = default;
};

//! What lists of people ask of a server, as functions, so that this room knows no network. A value; all calls as
//! CohortApi makes them.
struct MemberServer
{
    Fetch<QByteArray, QueryResult> query;
    Fetch<PersonQuery, Page<Person>> persons;
    Fetch<QString, Page<Person>> personsByDistinctId;
    Fetch<PersonId, Person> person;
    FetchPersonPage page;
    Fetch<MemberChange, Done> add;
    Fetch<MemberChange, Done> remove;
    Fetch<CohortId, Cohort> cohort;
    Fetch<QByteArray, Cohort> create; //!< JSON body of contract 3.2
    Fetch<ListUpload, Cohort> upload;
};

//! `api` must outlive what is made. A template, because this room may not include the one that CohortApi lives in.
template<class Api>
MemberServer memberServerOf(Api *api)
{
    MemberServer server;
    const auto pass = [api](auto call) {
        return [api, call](const auto &request, QObject *context, auto answer) {
            return (api->*call)(request, context, std::move(answer));
        };
    };
    server.query = pass(&Api::query);
    server.persons = pass(&Api::persons);
    server.personsByDistinctId = pass(&Api::personsByDistinctId);
    server.person = pass(&Api::person);
    server.page = pass(&Api::personPage);
    server.create = pass(&Api::createCohort);
    server.cohort = [api](CohortId id, QObject *context, Answer<Cohort> answer) {
        return api->cohort(id, context, std::move(answer));
    };
    server.add = [api](const MemberChange &change, QObject *context, Answer<Done> answer) {
        return api->addPersons(change.cohort, change.persons, context, std::move(answer));
    };
    server.remove = [api](const MemberChange &change, QObject *context, Answer<Done> answer) {
        return api->removePerson(change.cohort, change.persons.front(), context, std::move(answer));
    };
    server.upload = [api](const ListUpload &upload, QObject *context, Answer<Cohort> answer) {
        return api->uploadCsv({upload.cohort, upload.name, upload.description, upload.csv}, context, std::move(answer));
    };
    return server;
}

} // namespace desk
