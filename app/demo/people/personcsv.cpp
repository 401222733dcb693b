// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/people/personcsv.h"

#include "app/demo/json.h"
#include "app/demo/world/world.h"

#include <array>
#include <map>
#include <utility>

namespace demo {

namespace {

using ColumnPlaces = std::map<std::string, std::size_t>;
using Cells = std::vector<std::pair<std::size_t, std::string>>;

std::string cellText(const Json &value)
{
    if (value.is_null())
        return {};
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_boolean())
        return value.get<bool>() ? "True" : "False"; // Python's words
    return jsonText(value);
}

void flatten(const std::string &path, const Json &value, ColumnPlaces &columns, Cells &cells)
{
    if (value.is_object()) {
        for (const auto &[name, member] : value.items())
            flatten(path.empty() ? name : path + '.' + name, member, columns, cells);
        return;
    }
    if (value.is_array()) {
        for (std::size_t i = 0; i < value.size(); ++i)
            flatten(path + '.' + std::to_string(i), value[i], columns, cells);
        return;
    }
    const std::string &name = path == "properties.email" ? "email" : path;
    cells.emplace_back(columns.try_emplace(name, columns.size()).first->second, cellText(value));
}

Json exportedRow(const PersonFacts &facts, PersonShape shape, bool withLastSeen)
{
    std::string text;
    appendPersonRow(facts, shape, withLastSeen, text);
    Json row = Json::parse(text);
    for (const char *name : {"type", "uuid", "is_identified", "matched_recordings", "value_at_data_point"})
        row.erase(name);
    return row;
}

void appendCell(const std::string &text, std::string &csv)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
        csv += text;
        return;
    }
    csv += '"';
    for (const char c : text) {
        csv += c;
        if (c == '"')
            csv += '"';
    }
    csv += '"';
}

void appendLine(const std::vector<const std::string *> &cells, std::string &csv)
{
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0)
            csv += ',';
        if (cells[i])
            appendCell(*cells[i], csv);
    }
    csv += "\r\n";
}

} // namespace

std::string personCsv(const std::vector<std::uint32_t> &persons, PersonShape shape, const Project &project,
                      const World &world)
{
    ColumnPlaces columns;
    std::vector<Cells> rows(persons.size());
    PersonFacts facts;
    for (std::size_t i = 0; i < persons.size(); ++i) {
        project.people->source().read(persons[i], facts);
        flatten({}, exportedRow(facts, shape, world.traits.lastSeenAt), columns, rows[i]);
    }
    if (rows.empty())
        return {};
    std::vector<std::size_t> places(columns.size()); // from the order of discovery to that of names
    std::vector<const std::string *> line;
    for (const auto &[name, found] : columns) {
        places[found] = line.size();
        line.push_back(&name);
    }
    std::string csv;
    appendLine(line, csv);
    for (const Cells &cells : rows) {
        line.assign(columns.size(), nullptr);
        for (const auto &[found, text] : cells)
            line[places[found]] = &text;
        appendLine(line, csv);
    }
    return csv;
}

} // namespace demo
