// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>
#include <vector>

namespace desk {

//! Rows first to last, both included.
struct RowSpan
{
    int first = 0, last = 0;
    int size() const { return last - first + 1; }
    bool operator==(const RowSpan &) const = default;
};

//! One row that goes from one place to another among the rows that stay.
struct RowMove
{
    int from = 0, to = 0;
    bool operator==(const RowMove &) const = default;
};

//! What turns one list of different keys into another: remove, bring the rest in order, insert.
struct RowPlan
{
    std::vector<RowSpan> removals; //!< places in the old list, ascending
    bool isReordered = false;
    std::optional<RowMove> move;     //!< when one move is all the reordering, places among the rows that stay
    std::vector<RowSpan> insertions; //!< places in the new list, ascending
    bool operator==(const RowPlan &) const = default;
};

//! No key may occur twice in a list. O(n).
RowPlan planRows(const std::vector<qint64> &from, const std::vector<qint64> &to);

} // namespace desk
