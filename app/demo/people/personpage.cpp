// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/people/personpage.h"

#include "app/demo/columns/members.h"
#include "app/demo/engine/engine.h"
#include "app/demo/people/personcsv.h"
#include "app/demo/server/apierror.h"
#include "app/demo/server/paging.h"
#include "app/demo/world/world.h"

#include <algorithm>
#include <numeric>

namespace demo {

namespace {

constexpr std::int64_t MostRows = 50'000; // of the real server's query engine
constexpr std::int64_t CsvRows = 300'000;
constexpr std::size_t RowBytes = 640; // a guess, to grow the page once

using MembersPtr = std::shared_ptr<const Members>;

MembersPtr both(const MembersPtr &a, const MembersPtr &b)
{
    if (!a)
        return b;
    return std::make_shared<const Members>(*a & *b);
}

MembersPtr matching(const Json &properties, const Request &request, const World &world)
{
    Evaluation found = matchPersons(properties, world.surroundings(request.projectId));
    if (!found.ok())
        throw invalid(found.error.empty() ? "The filters cannot be used here." : found.error, "properties");
    return std::make_shared<const Members>(std::move(found.members));
}

std::vector<std::uint32_t> pageOf(const MembersPtr &members, std::uint32_t all, std::int64_t offset, std::int64_t limit)
{
    if (members)
        return members->page(static_cast<std::uint64_t>(offset), static_cast<std::uint64_t>(limit));
    const std::int64_t from = std::min<std::int64_t>(offset, all);
    std::vector<std::uint32_t> page(static_cast<std::size_t>(std::min<std::int64_t>(limit, all - from)));
    std::iota(page.begin(), page.end(), static_cast<std::uint32_t>(from));
    return page;
}

std::string rowsText(const std::vector<std::uint32_t> &persons, PersonShape shape, const Project &project,
                     const World &world)
{
    std::string rows;
    rows.reserve(persons.size() * RowBytes);
    const PersonSource &source = project.people->source();
    PersonFacts facts;
    for (const std::uint32_t person : persons) {
        if (!rows.empty())
            rows += ',';
        source.read(person, facts);
        appendPersonRow(facts, shape, world.traits.lastSeenAt, rows);
    }
    return rows;
}

std::string pageText(const std::string &rows, const PageLinks &links, std::optional<std::int64_t> total)
{
    std::string text;
    text.reserve(rows.size() + 512);
    text += "{\"results\":[";
    text += rows;
    text += "],\"next\":" + jsonText(links.next) + ",\"previous\":" + jsonText(links.previous);
    if (total)
        text += ",\"count\":" + std::to_string(*total);
    return text + '}';
}

} // namespace

void narrow(PersonListing &listing, const Request &request, const World &world)
{
    const std::string term = request.query.value("search").value_or(std::string());
    if (term.find_first_not_of(" \t\r\n") != std::string::npos)
        listing.members = both(listing.members, world.projects.at(request.projectId).people->search(term));
    const std::string filters = request.query.value("properties").value_or(std::string());
    if (filters.find_first_not_of(" \t\r\n") == std::string::npos)
        return;
    const Json properties = parseJson(filters);
    if (!properties.is_array() && !properties.is_object())
        throw invalid("Properties must be a list of filters.", "properties");
    if (!properties.empty())
        listing.members = both(listing.members, matching(properties, request, world));
}

Reply personPage(const PersonListing &listing, const Request &request, const World &world)
{
    const Project &project = world.projects.at(request.projectId);
    const bool csv = request.format() == "csv";
    const bool exporting = csv || !request.query.value("is_csv_export").value_or(std::string()).empty();
    const std::int64_t limit = request.limit(exporting ? CsvRows : 100);
    const std::int64_t most = exporting ? CsvRows : MostRows;
    const auto persons = pageOf(listing.members, project.people->count(), request.offset(), std::min(limit, most));
    if (csv)
        return {200, "text/csv", personCsv(persons, listing.shape, project, world)};
    const PageLinks links =
        personLinks(request, std::min(limit, most), request.offset(), static_cast<std::int64_t>(persons.size()));
    std::optional<std::int64_t> total;
    if (listing.withTotal)
        total = listing.members ? listing.members->count() : project.people->count();
    return {200, "application/json", pageText(rowsText(persons, listing.shape, project, world), links, total)};
}

} // namespace demo
