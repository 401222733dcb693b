// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/criteriadigest.h"

#include "models/codec/filtercodec.h"
#include "models/codec/jsontext.h"
#include "models/criteria/references.h"
#include "models/criteria/sentence.h"

#include <QCoreApplication>

namespace desk {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CriteriaDigest)
};

//! Criteria may hold megabytes of values; a list shows and searches the beginning.
constexpr qsizetype kMostUses = 200;
constexpr qsizetype kMostSearched = 16 * 1024;

QString cohortWord(CohortId id, const CohortNameLookup &nameOf)
{
    const QString name = nameOf(id);
    return name.isEmpty() ? Words::tr("cohort %1").arg(id.value) : name;
}

QStringList usesOf(const CriteriaReferences &references, const CohortNameLookup &nameOf)
{
    QStringList uses = references.events;
    for (const ActionId id : references.actions)
        uses.append(Words::tr("action %1").arg(id.value));
    uses += references.personProperties + references.eventProperties;
    for (const CohortId id : references.cohorts)
        uses.append(cohortWord(id, nameOf));
    uses.removeDuplicates();
    return uses.mid(0, kMostUses);
}

QString searchTextOf(const QStringList &values)
{
    QString text;
    for (const QString &value : values) {
        if (text.size() >= kMostSearched)
            break;
        text.append(value.left(kMostSearched)).append(u' ');
    }
    return text.left(kMostSearched);
}

CriteriaDigest digestTree(const FilterTree &tree, const CohortNameLookup &nameOf)
{
    const CriteriaReferences references = referencesOf(tree);
    CriteriaDigest digest;
    digest.sentence = oneLineSummary(tree, {nameOf, {}});
    digest.uses = usesOf(references, nameOf);
    digest.searchText = searchTextOf(references.values);
    digest.cohorts = {references.cohorts.begin(), references.cohorts.end()};
    return digest;
}

} // namespace

CriteriaDigest digestCriteria(const Cohort &cohort, const CohortNameLookup &nameOf)
{
    CriteriaDigest digest;
    const JsonReading filters = readJson(cohort.filters);
    if (!cohort.filters.isEmpty() && !filters.error)
        digest = digestTree(decodeFilters(filters.value), nameOf);
    if (digest.sentence.isEmpty() && !cohort.query.isEmpty())
        digest.sentence = Words::tr("defined by a query");
    return digest;
}

} // namespace desk
