// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/cohorts/cohortjson.h"
#include "app/demo/columns/columns.h"
#include "app/demo/people/personpage.h"
#include "app/demo/routes/routes.h"
#include "app/demo/routes/valuelist.h"
#include "app/demo/server/apierror.h"
#include "app/demo/server/router.h"
#include "app/demo/world/world.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace demo {

namespace {

constexpr std::size_t MostValues = 20;

bool looksLikeUuid(const std::string &text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        if (dash ? c != '-' : !hex)
            return false;
    }
    return text.size() == 36;
}

std::optional<std::int64_t> wholeNumber(const std::string &text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = !text.empty() && error == std::errc() && end == text.data() + text.size();
    return whole ? std::optional(number) : std::nullopt;
}

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

// By UUID or number; throws when there is no such person, or when `text` is neither.
std::uint32_t personAt(const std::string &text, const Columns &columns)
{
    std::optional<std::uint32_t> person;
    if (looksLikeUuid(text))
        person = columns.persons().byUuid(lowered(text));
    else if (const auto number = wholeNumber(text))
        person = columns.persons().byId(*number);
    else
        throw invalid("The ID provided does not look like a personID. If you are using a distinctId, please use "
                      "/persons?distinct_id=" +
                      text + " instead.");
    if (!person)
        throw notFound();
    return *person;
}

const Columns &columnsOf(const Request &request, const World &world)
{
    return world.projects.at(request.projectId).people->columns();
}

void keepOnly(PersonListing &listing, Members kept)
{
    if (listing.members)
        kept &= *listing.members;
    listing.members = std::make_shared<const Members>(std::move(kept));
}

void narrowByEmail(PersonListing &listing, const std::string &email, const Columns &columns)
{
    const std::string json = jsonText(Json(email));
    Members found(columns.personCount());
    for (std::uint32_t person = 0; person < columns.personCount(); ++person) {
        if (columns.persons().property(person, "email") == json)
            found.add(person);
    }
    keepOnly(listing, std::move(found));
}

void narrowByDistinctId(PersonListing &listing, const std::string &id, const Columns &columns)
{
    Members found(columns.personCount());
    if (const auto person = columns.persons().byDistinctId(id))
        found.add(*person);
    keepOnly(listing, std::move(found));
}

Reply listPersons(const Request &request, const World &world)
{
    PersonListing listing{nullptr, PersonShape::InList, request.query.value("include_total").has_value()};
    if (const auto email = request.query.value("email"); email && !email->empty())
        narrowByEmail(listing, *email, columnsOf(request, world));
    if (const auto id = request.query.value("distinct_id"); id && !id->empty())
        narrowByDistinctId(listing, *id, columnsOf(request, world));
    narrow(listing, request, world);
    return personPage(listing, request, world);
}

Reply onePerson(const Request &request, const World &world)
{
    const std::uint32_t person = personAt(request.captures.at("person"), columnsOf(request, world));
    PersonFacts facts;
    world.projects.at(request.projectId).people->source().read(person, facts);
    Reply reply;
    appendPersonRow(facts, PersonShape::Single, world.traits.lastSeenAt, reply.body);
    return reply;
}

Reply personValues(const Request &request, const World &world)
{
    const std::string key = request.query.value("key").value_or(std::string());
    std::vector<ValueCount> values;
    if (!key.empty() && key.rfind("$virt", 0) != 0)
        values = columnsOf(request, world).personValues(key);
    const Json rows = valueRows(values, request.query.value("value").value_or(std::string()), MostValues, true);
    Reply reply = jsonReply(world.traits.valuesEnvelope ? Json{{"results", rows}, {"refreshing", false}} : rows);
    reply.headers.emplace_back("Cache-Control", "max-age=10");
    return reply;
}

Json cohortOfPerson(const CohortRecord &cohort, const World &world)
{
    if (!world.traits.personCohortsBrief)
        return cohortJson(cohort, CohortShape::Listed, world);
    return {{"id", cohort.id},
            {"name", cohort.name ? Json(*cohort.name) : Json()},
            {"count", cohort.count ? Json(*cohort.count) : Json()}};
}

Reply cohortsOfPerson(const Request &request, const World &world)
{
    const auto wanted = request.query.value("person_id");
    if (!wanted || wanted->empty())
        throw invalid("person_id is required", "person_id", "required");
    const std::uint32_t person = personAt(*wanted, columnsOf(request, world));
    Json rows = Json::array();
    for (const CohortPtr &cohort : world.cohorts->list(request.projectId)) {
        const MembersPtr members = world.cohorts->members(cohort->id);
        if (members && members->contains(person))
            rows.push_back(cohortOfPerson(*cohort, world));
    }
    return jsonReply({{"results", std::move(rows)}});
}

} // namespace

void addPersonRoutes(Router &router, World &world)
{
    router.on("GET", "api/projects/{project}/persons", {"person:read"},
              [&world](const Request &request) { return listPersons(request, world); });
    router.on("GET", "api/projects/{project}/persons/values", {"person:read"},
              [&world](const Request &request) { return personValues(request, world); });
    router.on("GET", "api/projects/{project}/persons/cohorts", {"person:read", "cohort:read"},
              [&world](const Request &request) { return cohortsOfPerson(request, world); });
    router.on("GET", "api/projects/{project}/persons/{person}", {"person:read"},
              [&world](const Request &request) { return onePerson(request, world); });
}

} // namespace demo
