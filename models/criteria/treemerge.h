// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/filternode.h"

#include <QString>

#include <vector>

namespace desk {

//! A part that both sides changed, and differently. The merged tree holds `mine` there.
struct MergeConflict
{
    std::vector<int> path; //!< where the node stands in the merged tree
    //! The member of the node's JSON; empty: the node itself (changed by one side, removed by the other).
    QString member;
    JsonValue base, mine, theirs; //!< the member's values; whole nodes when `member` is empty, absent: removed
    bool operator==(const MergeConflict &) const = default;
};

struct MergedTree
{
    FilterNode root;
    std::vector<MergeConflict> conflicts;
    bool isClean() const { return conflicts.empty(); }
};

//! Brings two edits of the same tree together: every edit of either side is in the result once; an edit that both made
//! is in it once; where both changed the same part differently there is a conflict and `mine` stands.
MergedTree mergeTrees(const FilterNode &base, const FilterNode &mine, const FilterNode &theirs);

//! Members of an object brought together, as above. Order: mine, then what theirs added.
JsonValue mergeObjects(const JsonValue &base, const JsonValue &mine, const JsonValue &theirs,
                       std::vector<MergeConflict> &conflicts);

} // namespace desk
