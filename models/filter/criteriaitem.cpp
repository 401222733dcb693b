// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/criteriaitem.h"

#include <algorithm>

namespace desk {

CriteriaItem::CriteriaItem(const FilterNode &node, CriteriaItem *owner)
    : kind(node.kind)
    , json(node.json)
    , parent(owner)
{
    children.reserve(node.children.size());
    for (const FilterNode &child : node.children)
        children.push_back(std::make_unique<CriteriaItem>(child, this));
    renumber(0);
}

FilterNode CriteriaItem::toNode() const
{
    FilterNode node(kind, json);
    node.children.reserve(children.size());
    for (const auto &child : children)
        node.children.push_back(child->toNode());
    return node;
}

NodePath CriteriaItem::path() const
{
    NodePath path;
    for (const CriteriaItem *item = this; item->parent; item = item->parent)
        path.push_back(item->row);
    std::reverse(path.begin(), path.end());
    return path;
}

void CriteriaItem::insertChild(int at, std::unique_ptr<CriteriaItem> child)
{
    child->parent = this;
    children.insert(children.begin() + at, std::move(child));
    renumber(at);
}

std::unique_ptr<CriteriaItem> CriteriaItem::takeChild(int at)
{
    auto child = std::move(children[static_cast<size_t>(at)]);
    children.erase(children.begin() + at);
    child->parent = nullptr;
    renumber(at);
    return child;
}

void CriteriaItem::renumber(int from)
{
    for (int i = from; i < childCount(); ++i)
        children[static_cast<size_t>(i)]->row = i;
}

CriteriaItem *itemAt(CriteriaItem *root, const NodePath &path)
{
    CriteriaItem *item = root;
    for (int row : path) {
        if (!item || row < 0 || row >= item->childCount())
            return nullptr;
        item = item->children[static_cast<size_t>(row)].get();
    }
    return item;
}

NodePath childPath(NodePath path, int row)
{
    path.push_back(row);
    return path;
}

bool isWithin(const NodePath &path, const NodePath &ancestor)
{
    return path.size() >= ancestor.size() && std::equal(ancestor.begin(), ancestor.end(), path.begin());
}

} // namespace desk
