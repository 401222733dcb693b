// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/people/personrow.h"

#include "app/demo/json.h"

#include <algorithm>
#include <array>

namespace demo {

namespace {

constexpr std::size_t CohortIdLimit = 10;
constexpr std::size_t ListIdLimit = 1000;

// Ids of the first kind, then of the other, until `left` is used up.
void appendIds(const PersonFacts &facts, bool anonymous, std::size_t &left, std::string &out)
{
    for (const std::string &id : facts.distinctIds) {
        if (left == 0 || isAnonymousId(id) != anonymous)
            continue;
        if (out.back() != '[')
            out += ',';
        appendJsonText(id, out);
        --left;
    }
}

void appendDistinctIds(const PersonFacts &facts, std::size_t limit, std::string &out)
{
    out += "\"distinct_ids\":[";
    appendIds(facts, false, limit, out);
    appendIds(facts, true, limit, out);
    out += ']';
}

const std::string &namingId(const PersonFacts &facts)
{
    const auto known = std::find_if(facts.distinctIds.begin(), facts.distinctIds.end(),
                                    [](const std::string &id) { return !isAnonymousId(id); });
    if (known != facts.distinctIds.end())
        return *known;
    return facts.distinctIds.empty() ? facts.uuid : facts.distinctIds.front();
}

void appendName(const PersonFacts &facts, std::string &out)
{
    out += "\"name\":";
    if (facts.nameProperty.empty())
        appendJsonText(namingId(facts), out);
    else
        out += facts.nameProperty;
}

void appendCreated(const PersonFacts &facts, std::string &out)
{
    out += "\"created_at\":\"";
    out += timestampText(facts.createdAt);
    out += '"';
}

void appendLastSeen(const PersonFacts &facts, std::string &out)
{
    out += ",\"last_seen_at\":";
    if (facts.lastSeenAt)
        out += '"' + timestampText(*facts.lastSeenAt) + '"';
    else
        out += "null";
}

void appendSingle(const PersonFacts &facts, bool withLastSeen, std::string &out)
{
    out += "{\"id\":" + std::to_string(facts.id) + ',';
    appendName(facts, out);
    out += ',';
    appendDistinctIds(facts, ListIdLimit, out);
    out += ",\"properties\":";
    out += facts.properties;
    out += ',';
    appendCreated(facts, out);
    out += ",\"uuid\":\"" + facts.uuid + '"';
    if (withLastSeen)
        appendLastSeen(facts, out);
    out += '}';
}

void appendListed(const PersonFacts &facts, std::size_t idLimit, bool withLastSeen, std::string &out)
{
    out += "{\"type\":\"person\",\"id\":\"";
    out += facts.uuid;
    out += "\",\"uuid\":\"";
    out += facts.uuid;
    out += "\",";
    appendCreated(facts, out);
    if (withLastSeen)
        appendLastSeen(facts, out);
    out += ",\"properties\":";
    out += facts.properties;
    out += facts.identified ? ",\"is_identified\":true," : ",\"is_identified\":false,";
    appendName(facts, out);
    out += ',';
    appendDistinctIds(facts, idLimit, out);
    out += ",\"matched_recordings\":[],\"value_at_data_point\":null}";
}

bool isPlain(char c)
{
    return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
}

} // namespace

void appendPersonRow(const PersonFacts &facts, PersonShape shape, bool withLastSeen, std::string &out)
{
    if (shape == PersonShape::Single)
        appendSingle(facts, withLastSeen, out);
    else
        appendListed(facts, shape == PersonShape::InCohort ? CohortIdLimit : ListIdLimit, withLastSeen, out);
}

void appendJsonText(std::string_view text, std::string &out)
{
    if (!std::all_of(text.begin(), text.end(), isPlain)) {
        out += jsonText(Json(text));
        return;
    }
    out += '"';
    out += text;
    out += '"';
}

bool isAnonymousId(std::string_view id)
{
    static constexpr std::array<std::size_t, 4> dashes = {8, 13, 18, 23};
    return id.size() == 36 && std::all_of(dashes.begin(), dashes.end(), [&](std::size_t at) { return id[at] == '-'; });
}

} // namespace demo
