// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filtereditor/cohortchoices.h"

#include "models/catalogue/cohortcatalogue.h"
#include "models/criteria/cohortgraph.h"
#include "models/tables/celltext.h"
#include "ui/widgets/phrases.h"

#include <QStringList>

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(const Cohort &cohort)
{
    return cohort.name.isEmpty() ? CohortChoices::tr("(no name, %1)").arg(cohort.id.toString()) : cohort.name;
}

QString peopleOf(const Cohort &cohort)
{
    return cohort.count ? CohortChoices::tr("%Ln people", nullptr, pluralNumber(*cohort.count)) : QString();
}

QString calculatedOf(const Cohort &cohort)
{
    const QString when = timeAgo(cohort.lastCalculation, QDateTime::currentDateTimeUtc());
    return when.isEmpty() || cohort.isStatic ? QString() : CohortChoices::tr("calculated %1").arg(when);
}

CohortGraph graphOf(const std::vector<CatalogueRowPtr> &rows)
{
    CohortGraph graph;
    for (const CatalogueRowPtr &row : rows)
        graph.set(row->cohort.id, {row->criteria.cohorts.begin(), row->criteria.cohorts.end()});
    return graph;
}

QString whyNot(const CohortGraph &graph, CohortId forCohort, const Cohort &cohort)
{
    if (cohort.id == forCohort)
        return CohortChoices::tr("a cohort cannot refer to itself");
    if (forCohort.isValid() && graph.makesLoop(forCohort, cohort.id))
        return CohortChoices::tr("it refers to this cohort: that would be a loop");
    return {};
}

} // namespace

CohortChoices::CohortChoices(const CohortCatalogue &catalogue, QObject *parent)
    : QObject(parent)
    , m_catalogue(catalogue)
{
    connect(&catalogue, &CohortCatalogue::changed, this, [this] { m_names.clear(); });
}

Choices CohortChoices::find(CohortId forCohort, const QString &search) const
{
    const auto rows = m_catalogue.rows();
    const CohortGraph graph = graphOf(rows);
    Choices choices;
    for (const CatalogueRowPtr &row : rows) {
        const Cohort &cohort = row->cohort;
        const QString name = nameOf(cohort);
        if (!cohort.id.isValid() || !(name.contains(search, Qt::CaseInsensitive) || cohort.id.toString() == search))
            continue;
        choices.push_back({JsonValue::fromInteger(cohort.id.value), name, detailOf(cohort), u"system-users"_s,
                           whyNot(graph, forCohort, cohort)});
    }
    std::stable_sort(choices.begin(), choices.end(),
                     [](const Choice &a, const Choice &b) { return a.text.localeAwareCompare(b.text) < 0; });
    return choices;
}

QString CohortChoices::name(CohortId id) const
{
    return m_catalogue.nameOf(id);
}

QString CohortChoices::detail(CohortId id) const
{
    const CatalogueRowPtr row = m_catalogue.find(id);
    return row && names().value(row->cohort.name) > 1 ? detailOf(row->cohort) : QString();
}

const QHash<QString, int> &CohortChoices::names() const
{
    if (m_names.isEmpty())
        for (const CatalogueRowPtr &row : m_catalogue.rows())
            ++m_names[row->cohort.name];
    return m_names;
}

QString CohortChoices::detailOf(const Cohort &cohort) const
{
    if (names().value(cohort.name) < 2 || cohort.name.isEmpty())
        return peopleOf(cohort);
    QStringList parts{tr("id %1").arg(cohort.id.toString()), cohort.isStatic ? tr("static") : tr("dynamic"),
                      peopleOf(cohort), calculatedOf(cohort)};
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

} // namespace desk
