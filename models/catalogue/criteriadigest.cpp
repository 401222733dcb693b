// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/criteriadigest.h"

#include "models/codec/filtercodec.h"
#include "models/codec/jsontext.h"
#include "models/criteria/sentence.h"

namespace desk {

CriteriaDigest digestCriteria(const Cohort &cohort, const CohortNameLookup &nameOf)
{
    CriteriaDigest digest;
    const FilterTree tree = decodeFilters(readJson(cohort.filters).value);
    digest.sentence = oneLineSummary(tree, {nameOf, {}});
    return digest;
}

} // namespace desk
