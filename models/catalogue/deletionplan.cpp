// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/deletionplan.h"

#include "models/catalogue/cohortcatalogue.h"

#include <algorithm>

namespace desk {

CohortGraph graphOf(const CohortCatalogue &catalogue)
{
    CohortGraph graph;
    for (const CatalogueRowPtr &row : catalogue.rows())
        graph.set(row->cohort.id, {row->criteria.cohorts.begin(), row->criteria.cohorts.end()});
    return graph;
}

UsedIn usesKnownTo(const CohortCatalogue &catalogue, CohortId id)
{
    UsedIn uses;
    for (const CohortId user : catalogue.referrersOf(id))
        uses.cohorts.results.push_back({user.value, {}, catalogue.nameOf(user)});
    uses.cohorts.total = static_cast<qint64>(uses.cohorts.results.size());
    return uses;
}

UsedIn usesWithout(UsedIn uses, const QSet<CohortId> &goingToo)
{
    auto &cohorts = uses.cohorts.results;
    const auto left = std::remove_if(cohorts.begin(), cohorts.end(),
                                     [&](const Reference &use) { return goingToo.contains(CohortId{use.id}); });
    uses.cohorts.total -= std::distance(left, cohorts.end());
    cohorts.erase(left, cohorts.end());
    return uses;
}

UseVerdict verdictOn(const UsedIn &uses, bool protects)
{
    if (protects && (uses.cohorts.total > 0 || uses.insights.total > 0))
        return UseVerdict::Refused;
    return uses.flags.total > 0 ? UseVerdict::Uncertain : UseVerdict::Free;
}

QSet<CohortId> deletable(const QHash<CohortId, UsedIn> &uses, bool protects)
{
    QSet<CohortId> going(uses.keyBegin(), uses.keyEnd());
    for (bool settled = false; !settled;) {
        settled = true;
        for (auto it = uses.begin(); it != uses.end(); ++it) {
            const bool stays = verdictOn(usesWithout(*it, going), protects) == UseVerdict::Refused;
            if (stays && going.remove(it.key()))
                settled = false; // what it names may have to stay as well
        }
    }
    return going;
}

std::vector<CohortId> deletionOrder(const std::vector<CohortId> &cohorts, const CohortGraph &graph)
{
    const QSet<CohortId> all(cohorts.begin(), cohorts.end());
    QHash<CohortId, int> namedBy; // how many that name it have not gone yet
    const auto forNamed = [&](CohortId id, auto &&change) {
        for (const CohortId named : graph.directDependencies(id))
            if (named != id && all.contains(named))
                change(named);
    };
    for (const CohortId id : all)
        forNamed(id, [&](CohortId named) { ++namedBy[named]; });
    std::vector<CohortId> order;
    for (const CohortId id : cohorts)
        if (namedBy.value(id) == 0)
            order.push_back(id);
    for (size_t next = 0; next < order.size(); ++next) {
        forNamed(order[next], [&](CohortId named) {
            if (--namedBy[named] == 0)
                order.push_back(named);
        });
    }
    // Cohorts that name each other in a loop have no good order: the server says what it thinks of that.
    for (const CohortId id : cohorts)
        if (std::find(order.begin(), order.end(), id) == order.end())
            order.push_back(id);
    return order;
}

} // namespace desk
