// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/activitywords.h"

#include "models/codec/filtercodec.h"
#include "models/codec/jsontext.h"
#include "models/criteria/sentence.h"
#include "models/criteria/treedifference.h"
#include "models/tables/celltext.h"
#include "models/tables/personcells.h"

#include <QCoreApplication>

#include <algorithm>

namespace desk {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Activity)
};

constexpr qsizetype kMostLines = 40;
constexpr qsizetype kLongestText = 120;

QString fieldWord(const QString &field)
{
    if (field == u"filters" || field == u"groups")
        return Words::tr("criteria");
    if (field == u"name")
        return Words::tr("name");
    if (field == u"description")
        return Words::tr("description");
    if (field == u"is_static")
        return Words::tr("type");
    if (field == u"query")
        return Words::tr("query");
    return field;
}

QStringList changedFields(const ActivityEntry &entry)
{
    QStringList fields;
    if (!entry.changes)
        return fields;
    for (const ActivityChange &change : *entry.changes)
        if (!change.field.isEmpty() && change.field != u"deleted" && change.field != u"cohort_type")
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

QString shortJson(const QByteArray &json)
{
    const QString text = oneLine(jsonCellText(json), kLongestText);
    return text.isEmpty() ? Words::tr("nothing") : QStringLiteral("\u201c%1\u201d").arg(text);
}

//! The lines of one difference of criteria.
class CriteriaLines final
{
public:
    explicit CriteriaLines(const CohortNameLookup &nameOf)
        : m_names{nameOf, {}}
    {}
    QStringList of(const QByteArray &before, const QByteArray &after)
    {
        const FilterTree old = decodeFilters(readJson(before).value);
        const FilterTree now = decodeFilters(readJson(after).value);
        if (old.hasRoot && now.hasRoot)
            walk(difference(old.root, now.root), old.root);
        else if (now.hasRoot || old.hasRoot)
            add(now.hasRoot ? Words::tr("new criteria: %1") : Words::tr("criteria removed: %1"),
                oneLineSummary(now.hasRoot ? now : old, m_names));
        return m_lines;
    }

private:
    void walk(const TreeDifference &difference, const FilterNode &before)
    {
        if (difference.changed)
            tellChanged(difference, before);
        size_t old = 0;
        for (const TreeDifference::Child &child : difference.children) {
            if (child.fate == TreeDifference::Fate::Added)
                add(Words::tr("added: %1"), wholeText(child.node));
            if (child.fate == TreeDifference::Fate::Removed)
                add(Words::tr("removed: %1"), wholeText(child.node));
            if (child.fate == TreeDifference::Fate::Kept && old < before.children.size())
                walk(child.inner, before.children[old]);
            old += child.fate == TreeDifference::Fate::Added ? 0 : 1;
        }
    }
    void tellChanged(const TreeDifference &difference, const FilterNode &before)
    {
        FilterNode after(difference.afterKind, difference.after);
        const QString from = sentenceText(before, m_names);
        const QString to = sentenceText(after, m_names);
        // The server adds keys of its own on every save: what reads the same did not change for a person.
        if (from != to)
            m_lines.append(Words::tr("%1 \u2192 %2").arg(from, to));
    }
    QString wholeText(const FilterNode &node) const
    {
        if (!node.isGroup())
            return sentenceText(node, m_names);
        FilterTree tree;
        tree.root = node;
        tree.hasRoot = true;
        return oneLineSummary(tree, m_names);
    }
    void add(const QString &line, const QString &text) { m_lines.append(line.arg(text)); }

    CriteriaNames m_names;
    QStringList m_lines;
};

QStringList linesOf(const ActivityChange &change, const CohortNameLookup &nameOf)
{
    if (change.field == u"filters")
        return CriteriaLines(nameOf).of(change.before, change.after);
    if (change.field.isEmpty() || change.field == u"deleted" || change.field == u"cohort_type" ||
        change.action == u"created")
        return {};
    return {
        Words::tr("%1: %2 \u2192 %3").arg(fieldWord(change.field), shortJson(change.before), shortJson(change.after))};
}

} // namespace

QString actorText(const ActivityEntry &entry)
{
    if (entry.isSystem)
        return Words::tr("PostHog");
    const QString name = entry.user.displayName();
    return name.isEmpty() ? Words::tr("somebody who is gone") : oneLine(name);
}

QString activityText(const ActivityEntry &entry)
{
    if (entry.activity == u"created")
        return Words::tr("created the cohort");
    if (entry.activity == u"deleted")
        return Words::tr("deleted the cohort");
    if (entry.activity == u"restored")
        return Words::tr("restored the cohort");
    if (entry.activity == u"persons_added_manually")
        return Words::tr("added people");
    if (entry.activity == u"person_removed_manually")
        return Words::tr("removed a person");
    if (entry.activity == u"updated")
        return changedText(entry);
    return oneLine(QString(entry.activity).replace(u'_', u' '));
}

QStringList changeLines(const ActivityEntry &entry, const CohortNameLookup &nameOf)
{
    QStringList lines;
    if (!entry.changes)
        return lines;
    for (const ActivityChange &change : *entry.changes)
        lines.append(linesOf(change, nameOf));
    if (lines.size() > kMostLines) {
        const qsizetype more = lines.size() - kMostLines;
        lines = lines.mid(0, kMostLines);
        lines.append(Words::tr("and %n more", nullptr, static_cast<int>(more)));
    }
    return lines;
}

} // namespace desk
