// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/filternode.h"

#include <memory>
#include <vector>

namespace desk {

//! Where a node stands: the child numbers from the root down. Empty names the root itself.
using NodePath = std::vector<int>;

//! One row of the editable tree. Its address is stable as long as it lives, so that model indexes can hold it.
//! Owned by its parent, the root by the model.
struct CriteriaItem final
{
    explicit CriteriaItem(const FilterNode &node, CriteriaItem *parent = nullptr);
    CriteriaItem(const CriteriaItem &) = delete;
    CriteriaItem &operator=(const CriteriaItem &) = delete;

    FilterNode toNode() const;
    NodePath path() const;
    void insertChild(int at, std::unique_ptr<CriteriaItem> child);
    std::unique_ptr<CriteriaItem> takeChild(int at);
    int childCount() const { return static_cast<int>(children.size()); }

    FilterNode::Kind kind;
    JsonValue json;       //!< as in FilterNode: without a group's children
    CriteriaItem *parent; //!< the owner; null for the root
    int row = 0;          //!< own place among the parent's children
    std::vector<std::unique_ptr<CriteriaItem>> children;

private:
    void renumber(int from);
};

//! The item at `path` under `root`; null when there is none.
CriteriaItem *itemAt(CriteriaItem *root, const NodePath &path);

//! `path` with `row` appended.
NodePath childPath(NodePath path, int row);

//! Whether `path` names `ancestor` itself or something inside it.
bool isWithin(const NodePath &path, const NodePath &ancestor);

} // namespace desk
