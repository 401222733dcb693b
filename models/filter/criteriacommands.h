// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/filter/criteriamodel.h"

#include <QUndoCommand>

namespace desk {

// The undo steps of the editor. Each holds paths that are valid at its place in the stack. The model outlives the
// stack.

//! Puts nodes, one after another, into a group.
class InsertNodes final : public QUndoCommand
{
public:
    InsertNodes(CriteriaModel *model, NodePath parent, int row, std::vector<FilterNode> nodes);
    void redo() override;
    void undo() override;

private:
    CriteriaModel *m_model;
    NodePath m_parent;
    int m_row;
    std::vector<FilterNode> m_nodes;
};

//! Takes nodes out. `paths` are outermost ones in tree order.
class RemoveNodes final : public QUndoCommand
{
public:
    RemoveNodes(CriteriaModel *model, std::vector<NodePath> paths);
    void redo() override;
    void undo() override;

private:
    CriteriaModel *m_model;
    std::vector<NodePath> m_paths;
    std::vector<FilterNode> m_nodes; //!< while taken out, in the order of m_paths
};

//! Moves one node. `toRow` counts in the target after the node was taken out.
class MoveNode final : public QUndoCommand
{
public:
    MoveNode(CriteriaModel *model, NodePath from, NodePath toParent, int toRow);
    void redo() override;
    void undo() override;

private:
    CriteriaModel *m_model;
    NodePath m_from, m_toParent; //!< both as they are before the move
    int m_toRow;
    NodePath m_to, m_fromParent; //!< both as they are after it
};

//! Replaces a node's own JSON (never its children). Steps on the same part of the same node in a row become one; one
//! that ends where it began is no step.
class ChangeJson final : public QUndoCommand
{
public:
    ChangeJson(CriteriaModel *model, NodePath path, QString part, JsonValue json, FilterNode::Kind kind);
    int id() const override { return 1; }
    bool mergeWith(const QUndoCommand *other) override;
    void redo() override { swap(); }
    void undo() override { swap(); }

private:
    void swap();
    CriteriaModel *m_model;
    NodePath m_path;
    QString m_part; //!< which field was edited; empty never merges
    JsonValue m_json;
    FilterNode::Kind m_kind;
};

//! Replaces the whole tree and what stands around it. With `merges`, such steps in a row become one.
class ReplaceTree final : public QUndoCommand
{
public:
    ReplaceTree(CriteriaModel *model, JsonValue *around, FilterTree tree, bool merges = false);
    int id() const override { return m_merges ? 2 : -1; }
    bool mergeWith(const QUndoCommand *other) override;
    void redo() override { swap(); }
    void undo() override { swap(); }

private:
    void swap();
    CriteriaModel *m_model;
    JsonValue *m_around; //!< the document's; it outlives the stack
    FilterTree m_other;
    bool m_merges;
};

//! Puts `tree` into the model and gives back what was there.
FilterTree exchangeTree(CriteriaModel *model, JsonValue *around, const FilterTree &tree);

} // namespace desk
