// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/cataloguerow.h"

namespace desk {

//! The digest of a cohort's criteria: sentence, what it uses, what a search finds. Criteria that cannot be read give an
//! empty one; of very large ones only the beginning is kept. Any thread.
CriteriaDigest digestCriteria(const Cohort &cohort, const CohortNameLookup &nameOf);

} // namespace desk
