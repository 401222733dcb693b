// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/cataloguestore.h"

#include <algorithm>

namespace desk {

namespace {

//! Contract 3.1: rows of the list do not tell the population; what is known of it stays.
Cohort withPopulation(Cohort listed, const Cohort &known)
{
    if (!listed.population && listed.isStatic)
        listed.population = known.population;
    return listed;
}

//! Contract 3.1 and 14.10: what a basic row leaves out stays as it was known.
Cohort completed(Cohort basic, const Cohort &known)
{
    basic = withPopulation(std::move(basic), known);
    if (basic.filters.isEmpty())
        basic.filters = known.filters;
    if (basic.query.isEmpty())
        basic.query = known.query;
    if (basic.lastErrorMessage.isEmpty())
        basic.lastErrorMessage = known.lastErrorMessage;
    if (basic.experiments.isEmpty())
        basic.experiments = known.experiments;
    basic.raw = known.raw;
    return basic;
}

} // namespace

CatalogueChange CatalogueStore::put(std::vector<Cohort> cohorts, quint64 asOf, Depth depth)
{
    Batch batch;
    // Names first: criteria of this batch may refer to cohorts further down in it.
    for (const Cohort &cohort : cohorts)
        if (!isOutdated(rowKeyOf(cohort), asOf))
            learnName(cohort, batch);
    for (Cohort &cohort : cohorts)
        putOne(std::move(cohort), asOf, depth, batch);
    renameInReferrers(batch);
    return close(std::move(batch));
}

CatalogueChange CatalogueStore::remove(const std::vector<RowKey> &keys, quint64 asOf)
{
    Batch batch;
    for (const RowKey key : keys)
        if (!isOutdated(key, asOf))
            removeOne(key, asOf, batch);
    renameInReferrers(batch);
    return close(std::move(batch));
}

std::vector<RowKey> CatalogueStore::notToldSince(quint64 asOf) const
{
    std::vector<RowKey> keys;
    for (auto it = m_slots.begin(); it != m_slots.end(); ++it)
        if (it->asOf < asOf)
            keys.push_back(it.key());
    return keys;
}

std::vector<CatalogueRowPtr> CatalogueStore::rows() const
{
    std::vector<CatalogueRowPtr> rows;
    rows.reserve(static_cast<size_t>(m_slots.size()));
    for (const Slot &slot : m_slots)
        rows.push_back(slot.row);
    std::sort(rows.begin(), rows.end(), [](const auto &a, const auto &b) { return a->key > b->key; });
    return rows;
}

QList<CohortId> CatalogueStore::referrersOf(CohortId id) const
{
    QList<CohortId> ids;
    for (const RowKey key : m_referrers.value(id))
        ids.append(CohortId{key});
    std::sort(ids.begin(), ids.end());
    return ids;
}

bool CatalogueStore::isOutdated(RowKey key, quint64 asOf) const
{
    return m_slots.value(key).asOf > asOf || m_removedAt.value(key, 0) > asOf;
}

void CatalogueStore::learnName(const Cohort &cohort, Batch &batch)
{
    if (!cohort.id.isValid() || cohort.deleted != m_ofDeleted)
        return;
    auto known = m_names.find(cohort.id);
    if (known != m_names.end() && *known == cohort.name)
        return;
    m_names.insert(cohort.id, cohort.name);
    batch.renamed.insert(cohort.id);
}

void CatalogueStore::putOne(Cohort cohort, quint64 asOf, Depth depth, Batch &batch)
{
    const RowKey key = rowKeyOf(cohort);
    const CatalogueRowPtr old = find(key);
    if (isOutdated(key, asOf) || (depth == Depth::Basic && !old))
        return;
    if (cohort.deleted != m_ofDeleted)
        return removeOne(key, asOf, batch);
    if (depth == Depth::List && old)
        cohort = withPopulation(std::move(cohort), old->cohort);
    if (depth == Depth::Basic)
        cohort = completed(std::move(cohort), old->cohort);
    m_removedAt.remove(key);
    if (old && old->cohort == cohort) {
        m_slots[key].asOf = asOf;
        return;
    }
    CriteriaDigest criteria = digest(cohort, old, batch);
    setRow(key, makeRow(std::move(cohort), std::move(criteria)), asOf);
    (old ? batch.changed : batch.inserted).insert(key);
}

void CatalogueStore::removeOne(RowKey key, quint64 asOf, Batch &batch)
{
    m_removedAt.insert(key, asOf);
    const CatalogueRowPtr row = m_slots.take(key).row;
    if (!row)
        return;
    unlink(row);
    batch.inserted.remove(key);
    batch.changed.remove(key);
    batch.removed.push_back(row);
    if (m_names.remove(row->cohort.id) > 0)
        batch.renamed.insert(row->cohort.id);
}

bool CatalogueStore::isCriteriaKnown(const Cohort &cohort, const CatalogueRowPtr &old, const Batch &batch) const
{
    if (!old || old->cohort.filters != cohort.filters || old->cohort.query != cohort.query)
        return false;
    return std::none_of(old->criteria.cohorts.begin(), old->criteria.cohorts.end(),
                        [&](CohortId id) { return batch.renamed.contains(id); });
}

CriteriaDigest CatalogueStore::digest(const Cohort &cohort, const CatalogueRowPtr &old, const Batch &batch) const
{
    if (isCriteriaKnown(cohort, old, batch))
        return old->criteria;
    return m_digester(cohort, [this](CohortId id) { return nameOf(id); });
}

void CatalogueStore::setRow(RowKey key, CatalogueRowPtr row, quint64 asOf)
{
    if (const CatalogueRowPtr old = find(key))
        unlink(old);
    link(row);
    m_slots.insert(key, {std::move(row), asOf});
}

void CatalogueStore::link(const CatalogueRowPtr &row)
{
    for (const CohortId id : row->criteria.cohorts)
        m_referrers[id].insert(row->key);
}

void CatalogueStore::unlink(const CatalogueRowPtr &row)
{
    for (const CohortId id : row->criteria.cohorts) {
        auto referrers = m_referrers.find(id);
        if (referrers != m_referrers.end() && referrers->remove(row->key) && referrers->isEmpty())
            m_referrers.erase(referrers);
    }
}

void CatalogueStore::renameInReferrers(Batch &batch)
{
    QSet<RowKey> affected;
    for (const CohortId id : std::as_const(batch.renamed))
        affected.unite(m_referrers.value(id));
    for (const RowKey key : std::as_const(affected))
        redigest(key, batch);
}

void CatalogueStore::redigest(RowKey key, Batch &batch)
{
    const Slot old = m_slots.value(key);
    CriteriaDigest criteria = m_digester(old.row->cohort, [this](CohortId id) { return nameOf(id); });
    if (criteria == old.row->criteria)
        return;
    setRow(key, makeRow(old.row->cohort, std::move(criteria)), old.asOf);
    if (!batch.inserted.contains(key))
        batch.changed.insert(key);
}

CatalogueChange CatalogueStore::close(Batch batch) const
{
    CatalogueChange change;
    for (const RowKey key : std::as_const(batch.inserted))
        change.inserted.push_back(find(key));
    for (const RowKey key : std::as_const(batch.changed))
        change.changed.push_back(find(key));
    change.removed = std::move(batch.removed);
    return change;
}

} // namespace desk
