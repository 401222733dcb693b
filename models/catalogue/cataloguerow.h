// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/cohort.h"

#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

namespace desk {

//! Names one row of the catalogue for as long as it lives: the cohort's id, or a negative number made from the raw text
//! of a row whose id could not be read.
using RowKey = qint64;
RowKey rowKeyOf(const Cohort &cohort);

//! What the criteria of a cohort say, worked out once per change of its filters.
struct CriteriaDigest
{
    QString sentence;        //!< one line in plain words; empty when there are no criteria
    QStringList uses;        //!< events, properties and cohorts it refers to, as a person reads them
    QString searchText;      //!< further words that a search finds: values, keys, names
    QList<CohortId> cohorts; //!< cohorts it refers to, each once
    bool operator==(const CriteriaDigest &) const = default;
};

//! The name of another cohort, empty when it is not known (yet).
using CohortNameLookup = std::function<QString(CohortId)>;
using CriteriaDigester = std::function<CriteriaDigest(const Cohort &, const CohortNameLookup &)>;

//! One cohort with all that lists need, worked out once. Never changed after it was made: a change makes a new row, so
//! who holds the old one (a table in the middle of removing it) still has whole data. Any thread.
struct CatalogueRow
{
    RowKey key = 0;
    Cohort cohort;
    CohortState state = CohortState::NeverCalculated;
    CriteriaDigest criteria;
    QStringList nameWords; //!< folded words of the name, for typing mistakes
    QByteArray haystack;   //!< folded UTF-8 of name, description, id and criteria, fields apart by a line feed
};
using CatalogueRowPtr = std::shared_ptr<const CatalogueRow>;

CatalogueRowPtr makeRow(Cohort cohort, CriteriaDigest criteria);

//! What one answer changed. Rows hold the new values; those of `removed` the last known ones.
struct CatalogueChange
{
    std::vector<CatalogueRowPtr> inserted, changed, removed;
    bool isEmpty() const { return inserted.empty() && changed.empty() && removed.empty(); }
};

} // namespace desk

Q_DECLARE_METATYPE(desk::CatalogueChange)
