// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/filternode.h"

#include <vector>

namespace desk {

//! What differs between two criteria trees, node by node, exact: applied to the old tree it gives the new one.
//! A value; safe to keep and to show. A node that moved appears as removed in one place and added in another.
struct TreeDifference
{
    enum class Fate { Kept, Added, Removed };
    struct Child;

    bool changed = false;    //!< the node's own members differ
    JsonValue before, after; //!< they, when changed
    FilterNode::Kind afterKind = FilterNode::Kind::Unknown;
    std::vector<Child> children; //!< old and new children side by side, in order

    //! Nothing differs, here or below.
    bool isEmpty() const;
};

struct TreeDifference::Child
{
    Fate fate = Fate::Kept;
    FilterNode node;      //!< what was added or removed
    TreeDifference inner; //!< of a kept child
};

TreeDifference difference(const FilterNode &before, const FilterNode &after);

//! The new tree from the old one. `before` must be the tree that the difference was made from.
FilterNode applyDifference(const FilterNode &before, const TreeDifference &difference);

//! Whether a person would call the two the same criterion, edited: the same kind and, for leaves, the same subject.
bool isSameCriterion(const FilterNode &a, const FilterNode &b);

} // namespace desk
