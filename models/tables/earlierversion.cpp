// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/earlierversion.h"

#include "models/codec/filtercodec.h"
#include "models/codec/jsontext.h"
#include "models/tables/changewords.h"

namespace desk {

using namespace Qt::StringLiterals;

namespace {

bool filtersDiffer(const QByteArray &a, const QByteArray &b)
{
    return !sameFilters(readJson(a).value, readJson(b).value);
}

//! Only what differs from the cohort as it is.
EarlierVersion differing(const Cohort &now, EarlierVersion version)
{
    if (version.name == now.name)
        version.name.reset();
    if (version.description == now.description)
        version.description.reset();
    if (version.filters && !filtersDiffer(now.filters, *version.filters))
        version.filters.reset();
    return version;
}

QByteArray quoted(const QString &text)
{
    return writeJson(JsonValue(text));
}

} // namespace

EarlierVersion versionOf(const ActivityEntry &entry, EarlierVersion::Side side)
{
    EarlierVersion version;
    for (const ActivityChange &change : entry.changes.value_or(std::vector<ActivityChange>())) {
        const QByteArray &json = side == EarlierVersion::Side::Before ? change.before : change.after;
        const JsonValue value = readJson(json).value;
        if (change.field == u"name" && !value.toString().isEmpty())
            version.name = value.toString();
        if (change.field == u"description" && (value.isString() || value.isNull()))
            version.description = value.toString();
        if (change.field == u"filters" && filtersOf(json).hasRoot)
            version.filters = json;
    }
    return version;
}

QByteArray restoringPatch(const Cohort &now, const EarlierVersion &version)
{
    const EarlierVersion wanted = differing(now, version);
    if (wanted.isEmpty())
        return {};
    JsonValue body;
    if (wanted.name)
        body.set(u"name"_s, JsonValue(*wanted.name));
    if (wanted.description)
        body.set(u"description"_s, JsonValue(*wanted.description));
    if (wanted.filters)
        body.set(u"filters"_s, filtersForSave(filtersOf(*wanted.filters)));
    return writeJson(body);
}

std::vector<ChangeNode> restoringChanges(const Cohort &now, const EarlierVersion &version, const CriteriaNames &names)
{
    const EarlierVersion wanted = differing(now, version);
    ActivityEntry entry;
    entry.changes.emplace();
    const auto add = [&entry](const QString &field, const QByteArray &before, const QByteArray &after) {
        entry.changes->push_back({u"changed"_s, field, before, after});
    };
    if (wanted.name)
        add(u"name"_s, quoted(now.name), quoted(*wanted.name));
    if (wanted.description)
        add(u"description"_s, quoted(now.description), quoted(*wanted.description));
    if (wanted.filters)
        add(u"filters"_s, now.filters, *wanted.filters);
    return entryChanges(entry, names);
}

bool isSameForRestoring(const Cohort &a, const Cohort &b, const EarlierVersion &version)
{
    return (!version.name || a.name == b.name) && (!version.description || a.description == b.description) &&
           (!version.filters || !filtersDiffer(a.filters, b.filters)) && a.deleted == b.deleted;
}

} // namespace desk
