// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/calculationstablemodel.h"
#include "models/tables/changetree.h"

namespace desk {

//! A run of a calculation in one line: "Failed after 1.5 s, started 3/1/26, 10:00 AM".
QString runTitle(const CalculationRun &run, const QDateTime &now);

//! Everything technical about it: the error as the server words it, each query with what it cost, the totals. Empty
//! parts are left out; at most some hundred thousand characters.
QString runReport(const CalculationRun &run);

//! What differs in the criteria from the older to the newer of two runs.
std::vector<ChangeNode> runChanges(const CalculationRun &older, const CalculationRun &newer,
                                   const CriteriaNames &names = {});

} // namespace desk
