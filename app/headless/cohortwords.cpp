// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/cohortwords.h"

#include "models/codec/filtercodec.h"
#include "models/codec/jsontext.h"
#include "models/criteria/references.h"

namespace desk {

using namespace Qt::StringLiterals;

namespace {

FilterTree treeOf(const Cohort &cohort)
{
    return decodeFilters(readJson(cohort.filters).value);
}

QString typeWord(const Cohort &cohort)
{
    return cohort.isStatic ? u"static"_s : u"dynamic"_s;
}

QString errorWord(const Cohort &cohort)
{
    if (!cohort.malformed.isEmpty())
        return cohort.malformed;
    return cohort.errorsCalculating > 0 ? cohort.lastErrorMessage : QString();
}

void appendNode(QString &lines, const FilterNode &node, int depth, const CriteriaNames &names)
{
    lines += QString(depth * 2, u' ') + sentenceText(node, names) + u'\n';
    for (const FilterNode &child : node.children)
        appendNode(lines, child, depth + 1, names);
}

} // namespace

QStringList cohortColumns()
{
    return {
        u"id"_s,         u"name"_s,       u"description"_s, u"type"_s, u"count"_s, u"state"_s, u"last_calculation"_s,
        u"created_by"_s, u"created_at"_s, u"criteria"_s,    u"error"_s};
}

bool isNumberColumn(const QString &column)
{
    return column == "id"_L1 || column == "count"_L1;
}

QString timeWord(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODate) : QString();
}

QString stateWord(const Cohort &cohort)
{
    switch (stateOf(cohort)) {
    case CohortState::Calculated:
        return u"calculated"_s;
    case CohortState::Calculating:
        return u"calculating"_s;
    case CohortState::NeverCalculated:
        return u"never calculated"_s;
    case CohortState::Failed:
        return u"failed"_s;
    case CohortState::Stale:
        return u"stale"_s;
    case CohortState::Malformed:
        break;
    }
    return u"unreadable"_s;
}

QString cohortCell(const Cohort &cohort, const QString &column, const CriteriaNames &names)
{
    if (column == "id"_L1)
        return cohort.id.isValid() ? cohort.id.toString() : QString();
    if (column == "name"_L1)
        return cohort.name;
    if (column == "description"_L1)
        return cohort.description;
    if (column == "type"_L1)
        return typeWord(cohort);
    if (column == "count"_L1)
        return cohort.count ? QString::number(*cohort.count) : QString();
    if (column == "state"_L1)
        return stateWord(cohort);
    if (column == "last_calculation"_L1)
        return timeWord(cohort.lastCalculation);
    if (column == "created_by"_L1)
        return cohort.createdBy ? cohort.createdBy->displayName() : QString();
    if (column == "created_at"_L1)
        return timeWord(cohort.createdAt);
    if (column == "criteria"_L1)
        return oneLineSummary(treeOf(cohort), names, 2000);
    return errorWord(cohort);
}

QString criteriaLines(const Cohort &cohort, const CriteriaNames &names)
{
    const FilterTree tree = treeOf(cohort);
    if (!tree.hasRoot)
        return oneLineSummary(tree, names, 2000);
    QString lines = rootText(tree.root) + u'\n';
    for (const FilterNode &child : tree.root.children)
        appendNode(lines, child, 1, names);
    return lines;
}

std::vector<CohortId> referredBy(const Cohort &cohort)
{
    return referencesOf(treeOf(cohort)).cohorts;
}

QByteArray jsonArrayOf(const QList<QByteArray> &texts)
{
    return '[' + texts.join(",\n") + "]\n";
}

} // namespace desk
