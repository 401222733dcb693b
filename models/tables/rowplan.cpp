// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/rowplan.h"

#include <algorithm>
#include <unordered_set>

namespace desk {

namespace {

using Keys = std::vector<qint64>;
using KeySet = std::unordered_set<qint64>;

//! The places of the keys that are not in `others`, as spans; the remaining keys go to `kept`.
std::vector<RowSpan> spansMissingIn(const KeySet &others, const Keys &keys, Keys &kept)
{
    std::vector<RowSpan> spans;
    for (int row = 0; row < static_cast<int>(keys.size()); ++row) {
        const qint64 key = keys[static_cast<size_t>(row)];
        if (others.contains(key))
            kept.push_back(key);
        else if (!spans.empty() && spans.back().last == row - 1)
            spans.back().last = row;
        else
            spans.push_back({row, row});
    }
    return spans;
}

//! Both lists hold the same keys and differ between `first` and `last`: did one row go from one end to the other?
std::optional<RowMove> singleMove(const Keys &from, const Keys &to, long first, long last)
{
    const auto isShifted = [&](const Keys &a, const Keys &b) {
        return std::equal(a.begin() + first + 1, a.begin() + last + 1, b.begin() + first);
    };
    if (isShifted(from, to))
        return RowMove{static_cast<int>(first), static_cast<int>(last)};
    if (isShifted(to, from))
        return RowMove{static_cast<int>(last), static_cast<int>(first)};
    return std::nullopt;
}

} // namespace

RowPlan planRows(const std::vector<qint64> &from, const std::vector<qint64> &to)
{
    RowPlan plan;
    Keys keptFrom, keptTo;
    plan.removals = spansMissingIn({to.begin(), to.end()}, from, keptFrom);
    plan.insertions = spansMissingIn({from.begin(), from.end()}, to, keptTo);
    const auto first = std::mismatch(keptFrom.begin(), keptFrom.end(), keptTo.begin(), keptTo.end());
    if (first.first == keptFrom.end())
        return plan;
    const auto last = std::mismatch(keptFrom.rbegin(), keptFrom.rend(), keptTo.rbegin(), keptTo.rend());
    plan.isReordered = true;
    plan.move = singleMove(keptFrom, keptTo, first.first - keptFrom.begin(), keptFrom.rend() - last.first - 1);
    return plan;
}

} // namespace desk
