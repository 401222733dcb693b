// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/life/keptsources.h"

#include "app/demo/store/database.h"

#include <string>
#include <utility>

namespace demo {

namespace {

struct Words
{
    Json operator()(const FromList &source) const
    {
        return {{"kind", static_cast<int>(source.list.kind)}, {"list", source.list.values}};
    }
    Json operator()(const FromQuery &source) const { return {{"query", source.query}}; }
    Json operator()(const FromFilters &source) const { return {{"filters", source.filters}}; }
    Json operator()(const FromCohort &source) const { return {{"cohort", source.cohort}}; }
};

PopulationSource sourceIn(Json words)
{
    if (words.contains("list"))
        return FromList{
            {static_cast<IdentifierKind>(words["kind"].get<int>()), words["list"].get<std::vector<std::string>>()}};
    if (words.contains("query"))
        return FromQuery{std::move(words["query"])};
    if (words.contains("filters"))
        return FromFilters{std::move(words["filters"])};
    return FromCohort{words.at("cohort").get<std::int64_t>()};
}

} // namespace

void keepSource(Database &database, std::int64_t cohort, const PopulationSource &source)
{
    database.prepare("INSERT OR REPLACE INTO filling(cohort_id, source) VALUES (?, ?)")
        .bind(cohort, jsonText(std::visit(Words(), source)))
        .run();
}

std::optional<PopulationSource> keptSource(Database &database, std::int64_t cohort)
{
    Statement row = database.prepare("SELECT source FROM filling WHERE cohort_id = ?");
    row.bind(cohort);
    return row.step() ? std::optional(sourceIn(Json::parse(row.text(0)))) : std::nullopt;
}

void dropSource(Database &database, std::int64_t cohort)
{
    database.prepare("DELETE FROM filling WHERE cohort_id = ?").bind(cohort).run();
}

} // namespace demo
