// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/life/closedtables.h"

#include "app/demo/server/apierror.h"

#include <re2/re2.h>

#include <algorithm>

namespace demo {

namespace {

constexpr const char *ClosedTable = "payroll";

// Where the SQL of a definition stands: in a query, and in an event filter by an expression.
std::string sqlOf(const Json &part)
{
    const char *field = part.value("kind", Json()) == "HogQLQuery" ? "query"
                        : part.value("type", Json()) == "hogql"    ? "key"
                                                                   : nullptr;
    const Json text = field ? part.value(field, Json()) : Json();
    return text.is_string() ? text.get<std::string>() : std::string();
}

} // namespace

std::optional<std::string> closedTableIn(std::string_view sql)
{
    static const RE2 reads(std::string(R"((?i)\b(?:from|join)\s+`?)") + ClosedTable + R"(\b)");
    return RE2::PartialMatch(re2::StringPiece(sql.data(), sql.size()), reads) ? std::optional<std::string>(ClosedTable)
                                                                              : std::nullopt;
}

void refuseClosedTables(const Json &definition)
{
    if (!definition.is_structured())
        return;
    if (definition.is_object())
        if (const auto table = closedTableIn(sqlOf(definition)))
            throw invalid("Can't save this cohort: you don't have access to table `" + *table +
                          "`, which its definition uses.");
    for (const Json &part : definition)
        refuseClosedTables(part);
}

} // namespace demo
