// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/world/documents.h"

#include "app/demo/store/database.h"

namespace demo {

const std::vector<Json> &Documents::all(const std::string &kind, std::int64_t project) const
{
    static const std::vector<Json> none;
    const auto found = m_documents.find({kind, project});
    return found == m_documents.end() ? none : found->second;
}

const Json *Documents::find(const std::string &kind, std::int64_t project, std::int64_t id) const
{
    for (const Json &document : all(kind, project)) {
        if (const auto found = document.find("id"); found != document.end() && *found == id)
            return &document;
    }
    return nullptr;
}

void Documents::add(const std::string &kind, std::int64_t project, Json document)
{
    m_documents[{kind, project}].push_back(std::move(document));
}

void Documents::read(Database &database)
{
    Statement rows = database.prepare("SELECT kind, project_id, body FROM document ORDER BY kind, project_id, number");
    while (rows.step())
        add(std::string(rows.text(0)), rows.integer(1), Json::parse(rows.text(2)));
}

void Documents::write(Database &database) const
{
    Statement insert = database.prepare("INSERT INTO document(kind, project_id, number, body) VALUES (?, ?, ?, ?)");
    for (const auto &[place, documents] : m_documents) {
        std::int64_t number = 0;
        for (const Json &document : documents)
            insert.bind(place.first, place.second, ++number, jsonText(document)).run();
    }
}

} // namespace demo
