// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cohortpage/lostupdate.h"

#include "models/codec/filtercodec.h"
#include "models/codec/jsontext.h"

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

//! The version with the value of one field as an entry of the log tells it.
DraftVersion with(DraftVersion version, const QString &field, const QByteArray &json)
{
    const JsonValue value = readJson(json).value;
    if (field == u"name")
        version.name = value.toString();
    else if (field == u"description")
        version.description = value.toString();
    else if (field == u"filters")
        version.criteria = decodeFilters(value);
    return version;
}

//! What the cohort became with this entry, or what it was before, in the fields that a person edits.
DraftVersion side(DraftVersion version, const ActivityEntry &entry, QByteArray ActivityChange::*json)
{
    for (const ActivityChange &change : entry.changes.value_or(std::vector<ActivityChange>()))
        version = with(std::move(version), change.field, change.*json);
    return version;
}

bool isAboutSameParts(const ActivityEntry &entry, const DraftVersion &known, const DraftVersion &saved)
{
    const auto changed = [&](const ActivityChange &change) {
        return (change.field == u"name" && known.name != saved.name) ||
               (change.field == u"description" && known.description != saved.description) ||
               (change.field == u"filters" && !isSameVersion({{}, {}, known.criteria}, {{}, {}, saved.criteria}));
    };
    return entry.changes && std::any_of(entry.changes->begin(), entry.changes->end(), changed);
}

} // namespace

std::optional<LostUpdate> lostUpdate(const DraftVersion &known, const Cohort &saved,
                                     const std::vector<ActivityEntry> &newestFirst)
{
    const DraftVersion mine = versionOf(saved);
    const auto entry = std::find_if(newestFirst.begin(), newestFirst.end(),
                                    [&](const ActivityEntry &each) { return isAboutSameParts(each, known, mine); });
    // The newest one that is about these parts is this save, or the log does not tell of it yet.
    if (entry == newestFirst.end() || !isSameVersion(side(mine, *entry, &ActivityChange::after), mine))
        return std::nullopt;
    const DraftVersion theirs = side(known, *entry, &ActivityChange::before);
    if (isSameVersion(theirs, known))
        return std::nullopt;
    return LostUpdate{saved.id, saved.name, known, theirs};
}

} // namespace desk
