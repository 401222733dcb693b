// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/cataloguerow.h"

#include <QHash>
#include <QSet>

namespace desk {

//! The cohorts themselves, in memory, one row a key: pure bookkeeping without network or signals; one thread.
//! Every answer carries the number of its request; numbers grow with time. What an older request told never replaces
//! what a newer one told, and does not bring back what was removed since.
class CatalogueStore final
{
public:
    enum class Depth {
        One,  //!< the cohort by itself: everything
        List, //!< a row of the list: its `population` is always null (contract 3.1) and says nothing
        Basic //!< a `basic=true` row (contract 3.1): may lack filters, query, error text; only refreshes known rows
    };

    //! `ofDeleted`: holds the deleted cohorts instead of the living ones.
    explicit CatalogueStore(CriteriaDigester digester, bool ofDeleted = false)
        : m_digester(std::move(digester))
        , m_ofDeleted(ofDeleted)
    {}

    //! Inserts and replaces; rows marked deleted (or, where deleted ones are held, restored) are taken out. Equal rows
    //! are no change.
    CatalogueChange put(std::vector<Cohort> cohorts, quint64 asOf, Depth depth);
    CatalogueChange remove(const std::vector<RowKey> &keys, quint64 asOf);
    //! The keys of rows that nobody told since `asOf`.
    std::vector<RowKey> notToldSince(quint64 asOf) const;

    CatalogueRowPtr find(RowKey key) const { return m_slots.value(key).row; }
    //! All rows, newest id first, malformed ones without an id last.
    std::vector<CatalogueRowPtr> rows() const;
    qsizetype size() const { return m_slots.size(); }
    QString nameOf(CohortId id) const { return m_names.value(id); }
    //! The cohorts whose criteria refer to this one.
    QList<CohortId> referrersOf(CohortId id) const;

private:
    struct Slot
    {
        CatalogueRowPtr row;
        quint64 asOf = 0;
    };
    struct Batch
    {
        QSet<RowKey> inserted, changed;
        std::vector<CatalogueRowPtr> removed;
        QSet<CohortId> renamed; //!< ids whose name others may show
    };

    bool isOutdated(RowKey key, quint64 asOf) const;
    void learnName(const Cohort &cohort, Batch &batch);
    void putOne(Cohort cohort, quint64 asOf, Depth depth, Batch &batch);
    void removeOne(RowKey key, quint64 asOf, Batch &batch);
    CriteriaDigest digest(const Cohort &cohort, const CatalogueRowPtr &old, const Batch &batch) const;
    bool isCriteriaKnown(const Cohort &cohort, const CatalogueRowPtr &old, const Batch &batch) const;
    void setRow(RowKey key, CatalogueRowPtr row, quint64 asOf);
    void link(const CatalogueRowPtr &row);
    void unlink(const CatalogueRowPtr &row);
    void renameInReferrers(Batch &batch);
    void redigest(RowKey key, Batch &batch);
    CatalogueChange close(Batch batch) const;

    CriteriaDigester m_digester;
    bool m_ofDeleted;
    QHash<RowKey, Slot> m_slots;
    QHash<RowKey, quint64> m_removedAt;
    QHash<CohortId, QString> m_names;
    QHash<CohortId, QSet<RowKey>> m_referrers;
};

} // namespace desk
