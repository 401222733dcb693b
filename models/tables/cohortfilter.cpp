// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/cohortfilter.h"

#include "models/catalogue/searchtext.h"
#include "models/tables/typing.h"

#include <string_view>

namespace desk {

namespace {

//! Faster than QByteArray::contains() on texts of a few hundred bytes, of which a search reads ten thousand.
bool holds(const QByteArray &text, const QByteArray &part)
{
    const auto view = [](const QByteArray &bytes) {
        return std::string_view(bytes.constData(), static_cast<size_t>(bytes.size()));
    };
    return view(text).find(view(part)) != std::string_view::npos;
}

} // namespace

CohortFilter::CohortFilter(const QString &search, QuickFilter quick, const User &me)
    : m_quick(quick)
    , m_me(me)
{
    const QStringList words = foldForSearch(search).split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words)
        m_words.push_back({word, word.toUtf8()});
}

Match CohortFilter::match(const CatalogueRow &row) const
{
    if (!admits(row))
        return Match::None;
    Match match = Match::Exact;
    for (const Word &word : m_words) {
        if (holds(row.haystack, word.utf8))
            continue;
        if (!isSimilarToAny(word.text, row.nameWords))
            return Match::None;
        match = Match::Similar;
    }
    return match;
}

bool CohortFilter::admits(const CatalogueRow &row) const
{
    switch (m_quick) {
    case QuickFilter::All:
        return true;
    case QuickFilter::Dynamic:
        return !row.cohort.isStatic && row.state != CohortState::Malformed;
    case QuickFilter::Static:
        return row.cohort.isStatic;
    case QuickFilter::Failing:
        return row.state == CohortState::Failed || row.state == CohortState::Malformed;
    case QuickFilter::Calculating:
        return row.state == CohortState::Calculating;
    case QuickFilter::Mine:
        return row.cohort.createdBy && isSameUser(*row.cohort.createdBy, m_me);
    case QuickFilter::Deleted:
        return row.cohort.deleted;
    }
    return false;
}

bool isSameUser(const User &a, const User &b)
{
    if (a.id && b.id)
        return *a.id == *b.id;
    if (!a.uuid.isEmpty() && !b.uuid.isEmpty())
        return a.uuid == b.uuid;
    return !a.email.isEmpty() && a.email.compare(b.email, Qt::CaseInsensitive) == 0;
}

} // namespace desk
