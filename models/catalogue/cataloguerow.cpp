// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/cataloguerow.h"

#include "models/catalogue/searchtext.h"

namespace desk {

namespace {

//! Typing mistakes are looked for in the first words only; a name of 400 letters has no use for more.
constexpr qsizetype kNameWords = 24;

QByteArray haystackOf(const CatalogueRow &row)
{
    const Cohort &cohort = row.cohort;
    const QStringList fields{cohort.name,
                             cohort.description,
                             cohort.id.isValid() ? cohort.id.toString() : QString(),
                             row.criteria.sentence,
                             row.criteria.uses.join(QChar(u' ')),
                             row.criteria.searchText};
    QByteArray text;
    for (const QString &field : fields)
        text.append(foldForSearch(field).toUtf8()).append('\n');
    return text;
}

} // namespace

RowKey rowKeyOf(const Cohort &cohort)
{
    if (cohort.id.isValid())
        return cohort.id.value;
    const auto hash = static_cast<qint64>(qHash(cohort.raw, 0) & 0x7fff'ffff'ffff'fffeULL);
    return -1 - hash;
}

CatalogueRowPtr makeRow(Cohort cohort, CriteriaDigest criteria)
{
    auto row = std::make_shared<CatalogueRow>();
    row->key = rowKeyOf(cohort);
    row->state = stateOf(cohort);
    row->cohort = std::move(cohort);
    row->criteria = std::move(criteria);
    row->nameWords = foldedWords(foldForSearch(row->cohort.name)).mid(0, kNameWords);
    row->haystack = haystackOf(*row);
    return row;
}

} // namespace desk
