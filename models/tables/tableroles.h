// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

namespace desk {

//! Roles of all tables, beside Qt's own.
enum TableRole {
    ValueRole = Qt::UserRole + 1, //!< the value itself: numbers as numbers, times as UTC, invalid for null
    StateRole,                    //!< cohorts: CohortState as int; calculations: RunState; the word is display text
    RowStateRole,                 //!< paged tables: RowState as int
    ErrorTextRole,                //!< why a row failed, in plain words; empty otherwise
    KeyRole,                      //!< what names the row: a cohort's id, a person's UUID
    MatchRole                     //!< cohorts: Match as int, how the row fits the search
};

//! How real a row of a paged table is (one is shown long before its data came).
enum class RowState {
    Absent,  //!< nobody asked for it yet
    Loading, //!< on its way
    Loaded,
    Stale, //!< loaded before the last refresh
    Failed //!< could not be read; waits for retry
};

} // namespace desk
