// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/criteriacommands.h"

#include <algorithm>

namespace desk {

InsertNodes::InsertNodes(CriteriaModel *model, NodePath parent, int row, std::vector<FilterNode> nodes)
    : m_model(model)
    , m_parent(std::move(parent))
    , m_row(row)
    , m_nodes(std::move(nodes))
{}

void InsertNodes::redo()
{
    int row = m_row;
    for (const FilterNode &node : m_nodes)
        m_model->insertNode(m_parent, row++, node);
}

void InsertNodes::undo()
{
    for (size_t i = m_nodes.size(); i-- > 0;)
        m_model->takeNode(childPath(m_parent, m_row + static_cast<int>(i)));
}

RemoveNodes::RemoveNodes(CriteriaModel *model, std::vector<NodePath> paths)
    : m_model(model)
    , m_paths(std::move(paths))
{}

void RemoveNodes::redo()
{
    for (size_t i = m_paths.size(); i-- > 0;) // last first, so that earlier paths stay true
        m_nodes.push_back(m_model->takeNode(m_paths[i]));
    std::reverse(m_nodes.begin(), m_nodes.end());
}

void RemoveNodes::undo()
{
    for (size_t i = 0; i < m_paths.size(); ++i) {
        const NodePath parent(m_paths[i].begin(), m_paths[i].end() - 1);
        m_model->insertNode(parent, m_paths[i].back(), m_nodes[i]);
    }
    m_nodes.clear();
}

namespace {

//! `path` as it is once the node at `taken` is out of the tree.
NodePath afterTaking(NodePath path, const NodePath &taken)
{
    const size_t level = taken.size() - 1;
    if (path.size() > level && std::equal(taken.begin(), taken.end() - 1, path.begin()) && path[level] > taken[level])
        --path[level];
    return path;
}

//! `path` as it is once a node was put in at `put`.
NodePath afterPutting(NodePath path, const NodePath &put)
{
    const size_t level = put.size() - 1;
    if (path.size() > level && std::equal(put.begin(), put.end() - 1, path.begin()) && path[level] >= put[level])
        ++path[level];
    return path;
}

} // namespace

MoveNode::MoveNode(CriteriaModel *model, NodePath from, NodePath toParent, int toRow)
    : m_model(model)
    , m_from(std::move(from))
    , m_toParent(std::move(toParent))
    , m_toRow(toRow)
    , m_to(childPath(afterTaking(m_toParent, m_from), m_toRow))
    , m_fromParent(afterPutting(NodePath(m_from.begin(), m_from.end() - 1), m_to))
{}

void MoveNode::redo()
{
    m_model->moveNode(m_from, m_toParent, m_toRow);
}

void MoveNode::undo()
{
    m_model->moveNode(m_to, m_fromParent, m_from.back());
}

ChangeJson::ChangeJson(CriteriaModel *model, NodePath path, QString part, JsonValue json, FilterNode::Kind kind)
    : m_model(model)
    , m_path(std::move(path))
    , m_part(std::move(part))
    , m_json(std::move(json))
    , m_kind(kind)
{}

void ChangeJson::swap()
{
    const FilterNode::Kind before = m_model->item(m_path)->kind;
    m_json = m_model->setJson(m_path, std::move(m_json), m_kind);
    m_kind = before;
}

bool ChangeJson::mergeWith(const QUndoCommand *other)
{
    const auto &next = static_cast<const ChangeJson &>(*other); // ids are unique per class
    if (m_part.isEmpty() || next.m_part != m_part || next.m_path != m_path)
        return false;
    // We hold what was before both; the model holds what is after both.
    const CriteriaItem *now = m_model->item(m_path);
    setObsolete(now->json == m_json && now->kind == m_kind);
    return true;
}

ReplaceTree::ReplaceTree(CriteriaModel *model, JsonValue *around, FilterTree tree, bool merges)
    : m_model(model)
    , m_around(around)
    , m_other(std::move(tree))
    , m_merges(merges)
{}

bool ReplaceTree::mergeWith(const QUndoCommand *)
{
    setObsolete(m_other == FilterTree{*m_around, m_model->root(), m_model->hasRoot()});
    return true; // we hold what was before both
}

void ReplaceTree::swap()
{
    m_other = exchangeTree(m_model, m_around, m_other);
}

FilterTree exchangeTree(CriteriaModel *model, JsonValue *around, const FilterTree &tree)
{
    FilterTree before{*around, model->root(), model->hasRoot()};
    *around = tree.around;
    model->reset(tree.hasRoot ? std::make_unique<CriteriaItem>(tree.root) : nullptr);
    return before;
}

} // namespace desk
