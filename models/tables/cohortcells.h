// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/cataloguerow.h"

#include <QVariant>

namespace desk {

//! The columns of the list of cohorts, in their order at the first start.
enum class CohortColumn {
    Name,
    Type,
    People,
    State,
    LastCalculated,
    CreatedBy,
    Created,
    Id,
    Description,
    Criteria,
    Uses,
    Error,
};
constexpr int kCohortColumns = static_cast<int>(CohortColumn::Error) + 1;

//! Words for a state: "calculated", "failed" ...
QString stateWord(CohortState state);
//! Why a cohort failed or cannot be read, the server's words; empty when nothing is wrong (contract 7.4).
QString errorOf(const CatalogueRow &row);

//! The key that settings remember a column by.
QString columnKey(CohortColumn column);
QString columnTitle(CohortColumn column);
bool isNumeric(CohortColumn column);

//! The value itself: number, UTC time or text; invalid when the server has none.
QVariant cohortValue(const CatalogueRow &row, CohortColumn column);
//! What the cell shows, one line. `now` for the short ages.
QString cohortText(const CatalogueRow &row, CohortColumn column, const QDateTime &now);
//! What the pointer over the cell tells: exact UTC times, whole texts, the reason of a failure. May be empty.
QString cohortToolTip(const CatalogueRow &row, CohortColumn column);
//! What a screen reader says; empty where the shown text will do.
QString cohortSpokenText(const CatalogueRow &row, CohortColumn column);

} // namespace desk
