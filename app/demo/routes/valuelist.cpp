// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/routes/valuelist.h"

#include <QString>

#include <algorithm>

namespace demo {

namespace {

struct Row
{
    Json name;
    std::uint32_t count = 0;
    qsizetype length = 0;
};

QString shownText(const Json &value)
{
    return QString::fromStdString(value.is_string() ? value.get<std::string>() : jsonText(value));
}

} // namespace

Json valueRows(const std::vector<ValueCount> &values, const std::string &term, std::size_t most, bool withCounts)
{
    const QString wanted = QString::fromStdString(term).toCaseFolded();
    std::vector<Row> rows;
    for (const ValueCount &value : values) {
        Row row{Json::parse(value.json, nullptr, false), value.count};
        const QString text = shownText(row.name);
        row.length = text.size();
        if (!row.name.is_null() && (wanted.isEmpty() || text.toCaseFolded().contains(wanted)))
            rows.push_back(std::move(row));
        if (wanted.isEmpty() && rows.size() == most)
            break;
    }
    if (!wanted.isEmpty())
        std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) { return a.length < b.length; });
    Json shown = Json::array();
    for (std::size_t i = 0; i < std::min(most, rows.size()); ++i) {
        Json row = {{"name", std::move(rows[i].name)}};
        if (withCounts)
            row["count"] = rows[i].count;
        shown.push_back(std::move(row));
    }
    return shown;
}

} // namespace demo
