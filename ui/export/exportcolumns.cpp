// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/exportcolumns.h"

#include "ui/persons/peoplecolumns.h"

#include <QCoreApplication>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr auto prefix = "properties."_L1;

QStringList standardKeys()
{
    QStringList keys;
    for (const PersonColumn &column : defaultPersonColumns())
        keys << QString::fromUtf8(column.name());
    return keys;
}

QString titleOf(const QString &key)
{
    const std::pair<QString, const char *> titles[] = {
        {u"id"_s, QT_TRANSLATE_NOOP("ExportColumns", "Id (id)")},
        {u"name"_s, QT_TRANSLATE_NOOP("ExportColumns", "Name (name)")},
        {u"email"_s, QT_TRANSLATE_NOOP("ExportColumns", "Email (email)")},
        {u"distinct_ids"_s, QT_TRANSLATE_NOOP("ExportColumns", "All distinct ids (distinct_ids)")},
        {u"distinct_id"_s, QT_TRANSLATE_NOOP("ExportColumns", "First distinct id (distinct_id)")},
        {u"created_at"_s, QT_TRANSLATE_NOOP("ExportColumns", "Created (created_at)")},
        {u"last_seen_at"_s, QT_TRANSLATE_NOOP("ExportColumns", "Last seen (last_seen_at)")},
        {u"is_identified"_s, QT_TRANSLATE_NOOP("ExportColumns", "Identified (is_identified)")},
    };
    for (const auto &[known, title] : titles) {
        if (known == key)
            return QCoreApplication::translate("ExportColumns", title);
    }
    return key.startsWith(prefix) ? key.mid(prefix.size()) : key;
}

void append(std::vector<ColumnChoice> &choices, QStringList &seen, const QStringList &keys, bool chosen)
{
    for (const QString &key : keys) {
        if (seen.contains(key))
            continue;
        seen << key;
        choices.push_back({key, titleOf(key), chosen});
    }
}

} // namespace

std::vector<ColumnChoice> exportColumnChoices(const QStringList &chosen, const QStringList &properties)
{
    QStringList propertyKeys;
    for (const QString &property : properties)
        propertyKeys << propertyColumnKey(property);
    std::vector<ColumnChoice> choices;
    QStringList seen;
    append(choices, seen, chosen.isEmpty() ? standardKeys() : chosen, true);
    append(choices, seen, personColumnWords(), false);
    append(choices, seen, propertyKeys, false);
    return choices;
}

std::vector<PersonColumn> exportColumns(const QStringList &keys)
{
    std::vector<PersonColumn> columns;
    for (const QString &key : keys) {
        if (key.startsWith(prefix)) {
            columns.push_back({PersonColumn::Field::Property, key.mid(prefix.size()).toUtf8()});
            continue;
        }
        if (const auto parsed = parsePersonColumns(key))
            columns.insert(columns.end(), parsed->begin(), parsed->end());
    }
    return columns;
}

} // namespace desk
