// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/domain/definitions.h"
#include "models/domain/page.h"
#include "models/domain/queryresult.h"

// Choices for the editor, where a cohort is used, and answers of the query endpoint (contract 9.1, 13.4 to 13.9). Pure;
// any thread. Errors: NotPostHog, BrokenAnswer. Rows without a name are left out.

namespace desk {

Result<Page<PropertyDefinition>> decodePropertyDefinitionPage(const QByteArray &body);
Result<Page<EventDefinition>> decodeEventDefinitionPage(const QByteArray &body);
//! Not paged by the server.
Result<std::vector<ActionDefinition>> decodeActions(const QByteArray &body);
//! With or without envelope (contract 14, 13).
Result<std::vector<PropertyValueCount>> decodePropertyValues(const QByteArray &body);
Result<UsedIn> decodeUsedIn(const QByteArray &body);

//! A finished query. While `query_status.complete` is false use decodeQueryTicket() instead.
Result<QueryResult> decodeQueryResult(const QByteArray &body);
//! What a running query says of itself (contract 13.9.5); nothing when the answer is no running query.
struct QueryTicket
{
    QString id;
    bool operator==(const QueryTicket &) const = default;
};
std::optional<QueryTicket> decodeQueryTicket(const QByteArray &body);

} // namespace desk
