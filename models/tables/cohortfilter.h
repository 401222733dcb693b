// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/cataloguerow.h"

namespace desk {

//! The quick filters above the list.
enum class QuickFilter { All, Dynamic, Static, Failing, Calculating, Mine, Deleted };

//! How a row fits what was searched: exact ones are listed before similar ones.
enum class Match { Exact, Similar, None };

//! Which cohorts a list shows: a search text and a quick filter, made ready once and asked for every row. A value.
//! Every word of the search must be found in name, description, id or criteria; a word that is not may be a mistyped
//! word of the name.
class CohortFilter final
{
public:
    CohortFilter() = default;
    CohortFilter(const QString &search, QuickFilter quick, const User &me);

    Match match(const CatalogueRow &row) const;
    bool admits(const CatalogueRow &row) const; //!< the quick filter alone

private:
    struct Word
    {
        QString text;
        QByteArray utf8;
    };
    std::vector<Word> m_words;
    QuickFilter m_quick = QuickFilter::All;
    User m_me;
};

//! Was the cohort made by this person? Compared by id, else by UUID, else by e-mail: whatever both sides tell.
bool isSameUser(const User &a, const User &b);

} // namespace desk
