// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/activitywords.h"

#include "models/tables/celltext.h"
#include "models/tables/changetree.h"
#include "models/tables/changewords.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace desk {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Activity)
};

constexpr qsizetype kMostLines = 40;
//! Two texts of criteria together that are compared only when somebody asks for this entry.
constexpr qsizetype kQuicklyCompared = 200'000;
constexpr qsizetype kLongestLine = 400;

QStringList changedFields(const ActivityEntry &entry)
{
    QStringList fields;
    if (!entry.changes)
        return fields;
    for (const ActivityChange &change : *entry.changes)
        if (change.field == u"filters" ||
            (!change.field.isEmpty() && change.field != u"deleted" && fieldChange(change)))
            fields.append(fieldWord(change.field));
    fields.removeDuplicates();
    fields.sort();
    return fields;
}

QString changedText(const ActivityEntry &entry)
{
    const QStringList fields = changedFields(entry);
    return fields.isEmpty() ? Words::tr("changed the cohort")
                            : Words::tr("changed %1").arg(fields.join(QStringLiteral(", ")));
}

QStringList criteriaLines(const ActivityChange &change, const CriteriaNames &names)
{
    if (change.before.size() + change.after.size() > kQuicklyCompared)
        return {Words::tr("criteria: too long to compare in a list; choose the row to see the difference")};
    const FilterTree old = filtersOf(change.before), now = filtersOf(change.after);
    if (old.hasRoot && now.hasRoot)
        return changedLines(criteriaChanges(old, now, names));
    if (now.hasRoot)
        return {Words::tr("new criteria: %1").arg(oneLineSummary(now, names))};
    return old.hasRoot ? QStringList{Words::tr("criteria removed: %1").arg(oneLineSummary(old, names))} : QStringList();
}

QStringList linesOf(const ActivityChange &change, const CohortNameLookup &nameOf)
{
    if (change.field == u"filters")
        return criteriaLines(change, {nameOf, {}});
    // "people" of a new cohort on older servers: an empty list, always.
    if (change.field == u"deleted" || (change.field == u"people" && change.action == u"created"))
        return {};
    const auto node = fieldChange(change);
    return node ? QStringList{changeText(*node)} : QStringList();
}

//! Older servers log a deletion as an update (contract 11).
bool changesTo(const ActivityEntry &entry, const QByteArray &deleted)
{
    const auto isTurn = [&](const ActivityChange &change) {
        return change.field == u"deleted" && change.after.trimmed() == deleted;
    };
    return entry.changes && std::any_of(entry.changes->begin(), entry.changes->end(), isTurn);
}

} // namespace

QString actorText(const ActivityEntry &entry)
{
    if (entry.isSystem)
        return Words::tr("PostHog");
    const QString name = entry.user.displayName();
    return name.isEmpty() ? Words::tr("somebody who is gone") : oneLine(name);
}

ActivityKind kindOf(const ActivityEntry &entry)
{
    static const QHash<QString, ActivityKind> kinds{
        {QStringLiteral("created"), ActivityKind::Created},
        {QStringLiteral("updated"), ActivityKind::Changed},
        {QStringLiteral("deleted"), ActivityKind::Deleted},
        {QStringLiteral("restored"), ActivityKind::Restored},
        {QStringLiteral("persons_added_manually"), ActivityKind::PeopleAdded},
        {QStringLiteral("person_removed_manually"), ActivityKind::PeopleRemoved}};
    const ActivityKind kind = kinds.value(entry.activity, ActivityKind::Other);
    if (kind != ActivityKind::Changed)
        return kind;
    if (changesTo(entry, "true"))
        return ActivityKind::Deleted;
    return changesTo(entry, "false") ? ActivityKind::Restored : kind;
}

QString activityText(const ActivityEntry &entry)
{
    switch (kindOf(entry)) {
    case ActivityKind::Created:
        return Words::tr("created the cohort");
    case ActivityKind::Deleted:
        return Words::tr("deleted the cohort");
    case ActivityKind::Restored:
        return Words::tr("restored the cohort");
    case ActivityKind::PeopleAdded:
        return Words::tr("added people");
    case ActivityKind::PeopleRemoved:
        return Words::tr("removed a person");
    case ActivityKind::Changed:
        return changedText(entry);
    case ActivityKind::Other:
        break;
    }
    return oneLine(QString(entry.activity).replace(u'_', u' '));
}

QStringList changeLines(const ActivityEntry &entry, const CohortNameLookup &nameOf)
{
    QStringList lines;
    if (!entry.changes)
        return lines;
    for (const ActivityChange &change : *entry.changes)
        lines.append(linesOf(change, nameOf));
    for (QString &line : lines)
        line = oneLine(line, kLongestLine);
    if (lines.size() > kMostLines) {
        const qsizetype more = lines.size() - kMostLines;
        lines = lines.mid(0, kMostLines);
        lines.append(Words::tr("and %n more", nullptr, static_cast<int>(more)));
    }
    return lines;
}

} // namespace desk
