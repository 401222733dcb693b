// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/domain/page.h"
#include "models/domain/person.h"
#include "models/domain/queryresult.h"
#include "models/membership/listformat.h"
#include "models/membership/personkey.h"

#include <QByteArray>

#include <string>
#include <vector>

// The questions that find people by what a list names them by (contract 13.9.6 a to c, 13.4), and their answers. Pure.

namespace desk {

//! Somebody whom a value names.
struct FoundPerson
{
    std::string value; //!< canonical, as it was asked for
    PersonKey person;
    bool operator==(const FoundPerson &) const = default;
};

//! The body of the query for up to 1000 canonical values; `limit` rows at most are answered.
struct LookupQuery
{
    QByteArray body;
    qint64 limit = 0;
};
LookupQuery lookupQuery(IdKind kind, const std::vector<std::string> &values);
//! Its rows. Error BrokenAnswer when they are none of these.
Result<std::vector<FoundPerson>> foundIn(const QueryResult &result, IdKind kind);

//! The same for emails without the query endpoint: a filter of the persons list that takes either case.
PersonQuery emailSearch(const std::vector<std::string> &values);
//! The people of a page that have one of those emails.
std::vector<FoundPerson> foundByEmail(const Page<Person> &page, const std::vector<std::string> &values);

} // namespace desk
